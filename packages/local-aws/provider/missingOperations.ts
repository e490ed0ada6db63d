import { AwsError, isAwsAnswer, saysThatOperationIsMissing, statusOf } from "./awsErrors";

/** The endpoint lacks an operation, as emulators do. */
export class MissingOperation extends AwsError {
  constructor(readonly operation: string) {
    super(operation, "MissingOperation", "the endpoint doesn't have this operation");
  }
}

/** Tells the answers of an endpoint to operations that it lacks from refusals and failures. */
export interface EndpointAnswers {
  /** Takes note of an answer: an error, or nothing. */
  note(error?: unknown): void;
  isOperationMissing(error: unknown): Promise<boolean>;
}

/**
 * What is known of the answers of an endpoint. Some endpoints have no words for what they lack: an answer that isn't AWS's
 * means it where an operation that nobody has gets the same, but only after the endpoint has answered as AWS does.
 */
export function answersOf(endpoint: string): EndpointAnswers {
  let isAws = false;
  return {
    note: (error) => {
      isAws ||= error === undefined || isAwsAnswer(error);
    },
    isOperationMissing: async (error) => {
      if (isAwsAnswer(error)) return saysThatOperationIsMissing(error);
      const status = statusOf(error);
      return isAws && status !== undefined && status === (await statusForNobodysOperation(endpoint));
    },
  };
}

/** Undefined where the endpoint has words for it. */
async function statusForNobodysOperation(endpoint: string): Promise<number | undefined> {
  const headers = {
    "Content-Type": "application/x-amz-json-1.1",
    "X-Amz-Target": "AWSCognitoIdentityProviderService.AnOperationThatNobodyHas",
  };
  try {
    const signal = AbortSignal.timeout(10_000);
    const answer = await fetch(endpoint, { method: "POST", headers, body: "{}", signal });
    return isJson(await answer.text()) ? undefined : answer.status;
  } catch {
    return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
