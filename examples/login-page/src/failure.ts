/** An error with a message for the user. */
export class ExplainedError extends Error {}

/** Shown when a session has expired or was ended elsewhere. */
export const sessionHasEnded = "Your session has ended. Sign in again.";

export const serviceUnreachable =
  "The sign-in service can't be reached. Check your connection, and try again.";

/** Shown when no code to sign in with is sent, for whatever reason. */
export const noSignInCode = "No code can be sent. Check what you typed, or sign in another way.";

// The same for both, so that it doesn't reveal which users exist.
const wrongUsernameOrPassword = "Wrong username or password.";

/** By the name of Cognito's or Amplify's error. */
const messages: Readonly<Record<string, string>> = {
  AliasExistsException: "This email address or phone number belongs to another account.",
  CodeDeliveryFailureException: "The code can't be sent. Try again later.",
  CodeMismatchException: "This code is wrong or has expired.",
  EnableSoftwareTokenMFAException: "This code is wrong or has expired.",
  ExpiredCodeException: "This code is wrong or has expired.",
  InvalidParameterException: "This isn't accepted. Check what you typed.",
  InvalidPasswordException: "This password isn't accepted. Choose another one.",
  LimitExceededException: "Too many attempts. Wait a while, and try again.",
  NetworkError: serviceUnreachable,
  PasswordHistoryPolicyViolationException: "You have used this password before. Choose another one.",
  TooManyFailedAttemptsException: "Too many attempts. Wait a while, and try again.",
  TooManyRequestsException: "Too many attempts. Wait a while, and try again.",
  UserNotFoundException: wrongUsernameOrPassword,
  UserUnAuthenticatedException: sessionHasEnded,
  UsernameExistsException: "An account with this name already exists.",
};

/** Errors that say what they mean by their message alone. */
const ambiguous: readonly string[] = ["NotAuthorizedException", "SignInException"];

/** What Cognito or Amplify means by these, by the message. */
const refusals: readonly (readonly [RegExp, string])[] = [
  // Users can't set up text messages themselves.
  [
    /MFA setup from available types: SMS$/,
    "Your account lacks a phone number. Ask an administrator to add it.",
  ],
  [/incorrect username or password|user does not exist/i, wrongUsernameOrPassword],
  [/temporary password has expired/i, "Your temporary password has expired. Ask for a new invitation."],
  [/attempts exceeded/i, "Too many attempts. Wait a while, and try again."],
  [/status is confirmed/i, "Your account is already active. Sign in."],
  [/disabled/i, "Your account is disabled."],
  [/session|token/i, sessionHasEnded],
];

/**
 * What Cognito puts around the message of a Lambda function that refuses. Where one takes too long, ends or throws nothing, AWS Lambda
 * has words of its own in its place.
 */
const aroundMessage =
  /^\w+ failed with error (?!null\.$|RequestId: |(?:\d\S+Z \S+ )?Task timed out after )(.+)\.$/s;

/** How Cognito refuses to send a code to unknown users, and to those in a state that doesn't allow it. */
const noCode = /incorrect username or password|cannot be reset|user is disabled|cannot reset password/i;

/** Amplify's errors about a passkey, which it asks for by itself where Cognito wants one in place of a code. */
const noPasskey = /Passkey|RelyingParty/;

/**
 * The message for the user about something that went wrong. It never repeats what the user typed, unless a function of the user pool
 * does.
 */
export function messageFor(error: unknown): string {
  if (error instanceof ExplainedError) return error.message;
  const { name, message } = describe(error);
  const ofFunction = name === "UserLambdaValidationException" && aroundMessage.exec(message)?.[1];
  if (ofFunction) return ofFunction;
  const refusal = refusals.find(([pattern]) => ambiguous.includes(name) && pattern.test(message));
  return refusal?.[1] ?? messages[name] ?? `Something went wrong (${name || "unknown error"}). Try again.`;
}

/** Whether a refusal to send a code reveals that there is such a user, or that there is none. */
export function revealsUserExistence(error: unknown): boolean {
  const { name, message } = describe(error);
  return name === "UserNotFoundException" || noPasskey.test(name) || noCode.test(message);
}

function describe(error: unknown): { readonly name: string; readonly message: string } {
  return error instanceof Error ? error : { name: "", message: "" };
}
