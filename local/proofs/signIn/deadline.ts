import { userPoolTimeout } from "@cognito-auth/local-aws/awsClient";

/** Seconds that one network call may take: as many as a user pool may need, so that its own answer is seen. */
export const callSeconds = userPoolTimeout / 1_000;

/** Options that end a call of the AWS SDK, or of `fetch` under the name `signal`, when its time is up. */
export function deadline(): { readonly abortSignal: AbortSignal; readonly signal: AbortSignal } {
  const signal = AbortSignal.timeout(callSeconds * 1000);
  return { abortSignal: signal, signal };
}

/** The work's outcome, or a rejection once `seconds` have passed. The work itself can't be stopped. */
export async function within<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${seconds} seconds`));
    }, seconds * 1000);
  });
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
