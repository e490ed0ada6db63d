import assert from "node:assert/strict";
import type {
  CreateUserPoolCommandInput,
  LambdaConfigType,
  SignUpCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../helpers/cognitoUnderTest";
import { signUp as signUserUp } from "../helpers/signUp";
import { newAddress } from "./check";
import { createTrigger } from "./lambda";

/** The triggers whose setting is the function's ARN. */
type Trigger = Exclude<keyof LambdaConfigType, `${string}${"Config" | "Sender" | "Federation"}` | "KMSKeyID">;

/** A pool with a client. */
export interface Pool {
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
  cognito: CognitoUnderTest,
  { ClientId }: Pool,
  email = newAddress(),
  more: Partial<SignUpCommandInput> = {},
): Promise<unknown> {
  return signUserUp(cognito, ClientId, { attributes: { email } }, more);
}

/** Creates the user `ada`, who signs in. */
export async function firstSignIn(
  cognito: CognitoUnderTest,
  { UserPoolId, ClientId }: Pool,
): Promise<unknown> {
  await cognito.createUser(UserPoolId);
  return cognito.signIn(ClientId);
}

/**
 * Asserts that something fails in a pool where a trigger's function fails, as the function does, and doesn't fail in a
 * pool without the function.
 *
 * @param source what the function has to be invoked by to fail
 */
export async function assertInvoked(
  cognito: CognitoUnderTest,
  trigger: Trigger,
  source: string,
  act: (pool: Pool) => Promise<unknown>,
  settings: Partial<CreateUserPoolCommandInput> = {},
): Promise<void> {
  await act(await poolOf(cognito, settings));
  const failing = `if (event.triggerSource === "${source}") throw new Error("by ${source}!"); return event;`;
  const refusal = await refusalOf(act(await poolWith(cognito, trigger, failing, settings)));
  const [error = "", ...message] = refusal.split(":");
  assert.deepEqual(
    [error, message.join(":").includes(`by ${source}!`)],
    ["UserLambdaValidationException", true],
  );
}
