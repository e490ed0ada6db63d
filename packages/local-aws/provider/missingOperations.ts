import { statusForUnknownOperation } from "../unknownOperation";
import { AwsError, isAwsAnswer, saysThatOperationIsMissing, statusOf } from "./awsErrors";

/** The endpoint lacks an operation, as emulators do. */
export class MissingOperation extends AwsError {
  constructor(readonly operation: string) {
    super(operation, "MissingOperation", "the endpoint doesn't have this operation");
  }
}

/** Distinguishes an endpoint's answers to operations that it lacks from rejections and failures. */
export interface EndpointAnswers {
  /** Records an answer: an error, or nothing. */
  note(error?: unknown): void;
  isOperationMissing(error: unknown): Promise<boolean>;
}

/**
 * What is known about the answers of an endpoint. Some endpoints don't report what they lack as AWS does: an answer
 * that isn't AWS's means this if a nonexistent operation gets the same answer, but only after the endpoint has answered
 * as AWS does.
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
      return isAws && status !== undefined && status === (await statusForUnknownOperation(endpoint));
    },
  };
}
