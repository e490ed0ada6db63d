import assert from "node:assert/strict";
import {
  type CreateUserPoolCommandInput,
  type LambdaConfigType,
  SignUpCommand,
  type SignUpCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, password, refusalOf } from "../helpers/cognitoUnderTest";
import { newAddress } from "./check";
import { createTrigger } from "./lambda";

/** The triggers whose setting is the function's ARN. */
type Trigger = Exclude<keyof LambdaConfigType, `${string}${"Config" | "Sender" | "Federation"}` | "KMSKeyID">;

/** A pool with a client. */
interface Pool {
  readonly UserPoolId: string;
  readonly ClientId: string;
}

/** Makes a pool with these settings. */
export async function poolOf(
  cognito: CognitoUnderTest,
  settings: Partial<CreateUserPoolCommandInput>,
): Promise<Pool> {
  const UserPoolId = await cognito.createPool(settings);
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId) };
}

/** Makes a pool with a function for triggers, whose handler has this body. */
export async function poolWith(
  cognito: CognitoUnderTest,
  triggers: Trigger | readonly Trigger[],
  body: string,
  settings: Partial<CreateUserPoolCommandInput> = {},
): Promise<Pool> {
  const arn = await createTrigger(cognito, body);
  const LambdaConfig = Object.fromEntries([triggers].flat().map((trigger) => [trigger, arn]));
  return poolOf(cognito, { ...settings, LambdaConfig });
}

/** Signs the user `ada` up. */
export function signUp(
  { send }: CognitoUnderTest,
  { ClientId }: Pool,
  email = newAddress(),
  more: Partial<SignUpCommandInput> = {},
): Promise<unknown> {
  const UserAttributes = [{ Name: "email", Value: email }];
  return send(new SignUpCommand({ ClientId, Username: "ada", Password: password, UserAttributes, ...more }));
}

/** Asserts that a call fails as the function does, which says by what it was invoked. */
export async function assertInvoked(source: string, call: Promise<unknown>): Promise<void> {
  const [error = "", ...message] = (await refusalOf(call)).split(":");
  assert.deepEqual(
    [error, message.join(":").includes(`by ${source}!`)],
    ["UserLambdaValidationException", true],
  );
}

/** The body of a handler that fails, and says by what it was invoked. */
export const fails = "throw new Error(`by ${event.triggerSource}!`);";
