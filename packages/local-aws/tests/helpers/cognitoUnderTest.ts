import assert from "node:assert/strict";
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
} from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "../../awsClient";

/** A local Cognito, and what tests do with it all the time. */
export interface CognitoUnderTest {
  readonly endpoint: string;
  readonly region: string;
  readonly client: CognitoIdentityProviderClient;
  /** Calls an operation. */
  readonly send: CognitoIdentityProviderClient["send"];
  /** Creates a user pool and resolves to its id. */
  readonly createPool: (settings?: Partial<CreateUserPoolCommandInput>) => Promise<string>;
  /** Creates an app client that allows every flow, unless the settings say otherwise, and resolves to its id. */
  readonly createClient: (
    UserPoolId: string,
    settings?: Partial<CreateUserPoolClientCommandInput>,
  ) => Promise<string>;
  /** Creates a user with a password that is permanent, unless it is to be temporary. */
  readonly createUser: (UserPoolId: string, user?: NewUser) => Promise<void>;
  /** The attributes that a user has. */
  readonly attributesOf: (UserPoolId: string, Username: string) => Promise<Record<string, string>>;
  /** Signs in with the bare password (USER_PASSWORD_AUTH). */
  readonly signIn: (
    ClientId: string,
    USERNAME?: string,
    PASSWORD?: string,
  ) => Promise<InitiateAuthCommandOutput>;
}

/** A user to create. */
export interface NewUser {
  /** `ada` by default. */
  readonly Username?: string;
  /** `password` by default. */
  readonly Password?: string;
  readonly isTemporary?: boolean;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Satisfies the policy that a pool has by default. */
export const password = "Correct-horse-1";

/** Satisfies it, too. */
export const otherPassword = "Battery-staple-2";

const anyFlow = [
  "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  "ALLOW_CUSTOM_AUTH",
  "ALLOW_REFRESH_TOKEN_AUTH",
  "ALLOW_USER_PASSWORD_AUTH",
  "ALLOW_USER_SRP_AUTH",
] as const;

/** A client of the Cognito at an endpoint. */
export function cognitoAt(endpoint: string, region = "us-east-1"): CognitoUnderTest {
  const client = createCognitoClient({ endpoint, region });
  const send: typeof client.send = client.send.bind(client);
  return {
    endpoint,
    region,
    client,
    send,
    createPool: async (settings) => {
      const { UserPool } = await send(new CreateUserPoolCommand({ PoolName: "pool", ...settings }));
      return UserPool?.Id ?? assert.fail("There is no pool.");
    },
    createClient: async (UserPoolId, settings) => {
      const defaults = { UserPoolId, ClientName: "client", ExplicitAuthFlows: [...anyFlow] };
      const { UserPoolClient } = await send(new CreateUserPoolClientCommand({ ...defaults, ...settings }));
      return UserPoolClient?.ClientId ?? assert.fail("There is no client.");
    },
    createUser: async (UserPoolId, user = {}) => {
      const { Username = "ada", Password = password, isTemporary = false, attributes = {} } = user;
      const UserAttributes = listOf(attributes);
      // Another one than the permanent one: a pool can refuse passwords that a user has had.
      const TemporaryPassword = isTemporary ? Password : `${Password}-temporary`;
      const temporary = { TemporaryPassword, MessageAction: "SUPPRESS", UserAttributes } as const;
      await send(new AdminCreateUserCommand({ UserPoolId, Username, ...temporary }));
      if (isTemporary) return;
      await send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
    },
    attributesOf: async (UserPoolId, Username) => {
      const { UserAttributes = [] } = await send(new AdminGetUserCommand({ UserPoolId, Username }));
      return Object.fromEntries(UserAttributes.map(({ Name = "", Value = "" }) => [Name, Value]));
    },
    signIn: (ClientId, USERNAME = "ada", PASSWORD = password) =>
      send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: "USER_PASSWORD_AUTH",
          AuthParameters: { USERNAME, PASSWORD },
        }),
      ),
  };
}

/** Attributes as Cognito's requests have them. */
export function listOf(
  attributes: Readonly<Record<string, string>>,
): { readonly Name: string; readonly Value: string }[] {
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
}

/** The error of something that AWS refuses, as `Name: message`. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`;
  }
  return assert.fail("It was not refused.");
}
