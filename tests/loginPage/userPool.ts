import {
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
  SetUserPoolMfaConfigCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { localAmplifyOutputs } from "../../local/frontend/frontendFiles";
import { cognitoAt, type NewUser } from "../../packages/local-aws/tests/helpers/cognitoUnderTest";
import { type Factors, preferFactors } from "../../packages/local-aws/tests/helpers/secondFactors";
import type { TestStack } from "./stack";
import { guard } from "./watch";

/** A user pool, and what a stack with it exports. */
export interface UserPoolSettings {
  readonly pool?: Partial<CreateUserPoolCommandInput>;
  readonly client?: Partial<CreateUserPoolClientCommandInput>;
  /** `auth` in `amplify_outputs.json`, but for the ids. */
  readonly auth?: Readonly<Record<string, unknown>>;
  readonly factors?: Factors;
  /** `ada` unless it says otherwise. */
  readonly user?: NewUser;
  /** What `ada` uses of the second factors. */
  readonly preferences?: Parameters<typeof preferFactors>[2];
}

/** Makes a user pool that people can sign up in, and what its page reads, without the component. */
export async function createUserPool(endpoint: string, settings: UserPoolSettings): Promise<TestStack> {
  const { pool, client, auth, factors, user, preferences } = settings;
  const cognito = cognitoAt(endpoint);
  const userPoolId = await cognito.createPool(pool);
  if (factors !== undefined) {
    await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId: userPoolId, ...factors }));
  }
  const appClientId = await cognito.createClient(userPoolId, client);
  if (user !== undefined) await cognito.createUser(userPoolId, user);
  if (preferences !== undefined) await preferFactors(cognito, userPoolId, preferences);
  cognito.client.destroy();
  guard(user?.Password ?? "");
  const outputs = {
    version: "1.5",
    auth: { user_pool_id: userPoolId, user_pool_client_id: appClientId, ...auth },
    custom: { self_sign_up: true },
  };
  return {
    endpoint,
    userPoolId,
    appClientId,
    temporaryPassword: "",
    permanentPassword: "",
    amplifyOutputs: localAmplifyOutputs(JSON.stringify(outputs), endpoint),
  };
}
