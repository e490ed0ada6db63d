import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { ownValue } from "../../../components/validation/checks";
import { callSeconds } from "../signIn/deadline";
import type { TriggerName, Triggers, TriggersTarget } from "./subject";
import type { TriggerEvent } from "./triggerEvents";

/** What a function answers to an event. */
export interface FunctionAnswer {
  /** Why it failed; undefined where it didn't. */
  readonly error: FunctionError | undefined;
  /** The event's response. */
  readonly response: unknown;
}

/** Why a function failed, as AWS Lambda says it. */
export interface FunctionError {
  readonly type: string;
  readonly message: string;
}

/**
 * Asks a function itself what it answers to an event, so that what users see can be compared with it.
 *
 * @param seconds how long to wait: AWS Lambda lets a function go on until its own timeout, which a user pool doesn't wait for
 * @throws Error where it doesn't answer in time
 */
export async function answerOf(
  { target }: { readonly target: Pick<TriggersTarget, "endpoint" | "region" | "functions"> },
  trigger: TriggerName,
  event: TriggerEvent,
  seconds = callSeconds,
): Promise<FunctionAnswer> {
  const timeout = seconds * 1_000;
  const lambda = createAwsClient(LambdaClient, target, { attempts: 1, timeout });
  const Payload = JSON.stringify(event);
  const invoke = new InvokeCommand({ FunctionName: target.functions[trigger], Payload });
  const answer = await lambda.send(invoke).catch((error: unknown) => {
    if (!isTimeout(error)) throw error;
    throw new Error(`the function gives no answer within ${seconds} seconds`);
  });
  const content: unknown = JSON.parse(answer.Payload?.transformToString() ?? "null");
  if (answer.FunctionError === undefined) {
    return { error: undefined, response: ownValue(content, "response") };
  }
  const [type, message] = [ownValue(content, "errorType"), ownValue(content, "errorMessage")].map(String);
  return { error: { type: type ?? "", message: message ?? "" }, response: undefined };
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError");
}

/**
 * Whether a function threw an error, which may be how it refuses something. It can't refuse by what AWS Lambda says of one that took
 * too long or ended.
 */
export function isThrown({ type, message }: FunctionError): boolean {
  if (type === thrownInMinistack) return message !== endedInMinistack;
  return !ofLambda.test(type);
}

// "Lambda: Function times out during Init phase (Sandbox.Timedout)", "Lambda: Unexpected Node.js exit in runtime
// (Runtime.NodejsExit)": https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html
const ofLambda = /^(Runtime|Sandbox)\./;
// AWS Lambda has the name of what is thrown, such as "Error", and "Runtime.ExitError" for what ended.
const thrownInMinistack = "Runtime.HandlerError";
const endedInMinistack = "Worker process died";

/**
 * The response of a function that doesn't fail.
 *
 * @throws Error with the function's message where it does
 */
export async function responseOf(
  triggers: Triggers,
  trigger: TriggerName,
  event: TriggerEvent,
): Promise<unknown> {
  const { error, response } = await answerOf(triggers, trigger, event);
  if (error !== undefined) throw new Error(`the function fails: ${error.message}`);
  return response;
}
