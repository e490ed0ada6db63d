import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { ownValue } from "../../../components/validation/checks";
import { deadline } from "../signIn/deadline";
import type { TriggerName, Triggers } from "./subject";

/** What a function answers to an event. */
export interface FunctionAnswer {
  /** Why it failed; undefined where it didn't. */
  readonly error: string | undefined;
  /** The event's response. */
  readonly response: unknown;
}

/** What Cognito tells a function. */
export interface TriggerEvent {
  readonly triggerSource: string;
  readonly request: Readonly<Record<string, unknown>>;
}

/** The event before a message is sent to a user with these attributes. */
export function messageEvent(occasion: string, userAttributes: object): TriggerEvent {
  const usernameParameter = occasion === "AdminCreateUser" ? "{username}" : null;
  return {
    triggerSource: `CustomMessage_${occasion}`,
    request: { userAttributes, codeParameter: "{####}", usernameParameter },
  };
}

/** Asks a function itself what it answers to an event, so that what users see can be compared with it. */
export async function answerOf(
  { target }: Triggers,
  trigger: TriggerName,
  event: TriggerEvent,
): Promise<FunctionAnswer> {
  const lambda = createAwsClient(LambdaClient, target);
  const { userPoolId, region, functions } = target;
  const Payload = JSON.stringify({ version: "1", region, userPoolId, response: {}, ...event });
  const invoke = new InvokeCommand({ FunctionName: functions[trigger], Payload });
  const answer = await lambda.send(invoke, deadline());
  const content: unknown = JSON.parse(answer.Payload?.transformToString() ?? "null");
  return answer.FunctionError === undefined
    ? { error: undefined, response: ownValue(content, "response") }
    : { error: String(ownValue(content, "errorMessage")), response: undefined };
}

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
  if (error !== undefined) throw new Error(`the function fails: ${error}`);
  return response;
}
