import assert from "node:assert/strict";
import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  SetIdentityPoolRolesCommand,
  type SetIdentityPoolRolesCommandInput,
} from "@aws-sdk/client-cognito-identity";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { createAwsClient } from "../../awsClient";
import { signInServices } from "../../emulator";
import type { CognitoUnderTest } from "./cognitoUnderTest";

/** What a local AWS has to serve so that users of a user pool get credentials. */
export const identityPoolServices: readonly string[] = [...signInServices, "cognito-identity", "iam"];

/** The settings of an identity pool that its tests change. */
interface IdentityPoolSettings {
  readonly AllowUnauthenticatedIdentities?: boolean;
  readonly AllowClassicFlow?: boolean;
  readonly ServerSideTokenCheck?: boolean;
}

/** An identity pool for the users of a user pool with one user, `ada`. */
export interface IdentityPool {
  readonly id: string;
  readonly UserPoolId: string;
  readonly ClientId: string;
  /** The name of the user pool as a provider. */
  readonly provider: string;
  readonly identity: CognitoIdentityClient;
  /** Signs the user in, and resolves to the logins that this gives. */
  readonly signIn: () => Promise<Record<string, string>>;
  /** Makes a role for the pool, of users unless it is for guests or another pool, and resolves to its ARN. */
  readonly createRole: (trusted?: { readonly amr?: string; readonly aud?: string }) => Promise<string>;
  readonly setRoles: (settings: Omit<SetIdentityPoolRolesCommandInput, "IdentityPoolId">) => Promise<void>;
  /** The name of the role that a user with logins gets credentials of; a guest's without. */
  readonly roleOf: (Logins?: Record<string, string>, CustomRoleArn?: string) => Promise<string>;
}

let roles = 0;

/** Creates an identity pool. Its settings are those of the component by default. */
export async function createIdentityPool(
  cognito: CognitoUnderTest,
  settings: IdentityPoolSettings = {},
): Promise<IdentityPool> {
  const { ServerSideTokenCheck = true, ...others } = settings;
  const UserPoolId = await cognito.createPool();
  await cognito.createUser(UserPoolId, { attributes: { email: "ada@example.com" } });
  const ClientId = await cognito.createClient(UserPoolId);
  const provider = `cognito-idp.${cognito.region}.amazonaws.com/${UserPoolId}`;
  const identity = createAwsClient(CognitoIdentityClient, cognito);
  const { IdentityPoolId = "" } = await identity.send(
    new CreateIdentityPoolCommand({
      IdentityPoolName: "pool",
      AllowUnauthenticatedIdentities: false,
      AllowClassicFlow: false,
      CognitoIdentityProviders: [{ ProviderName: provider, ClientId, ServerSideTokenCheck }],
      ...others,
    }),
  );
  return {
    id: IdentityPoolId,
    UserPoolId,
    ClientId,
    provider,
    identity,
    signIn: async () => {
      const { AuthenticationResult } = await cognito.signIn(ClientId);
      return { [provider]: AuthenticationResult?.IdToken ?? assert.fail("There is no ID token.") };
    },
    createRole: ({ amr = "authenticated", aud = IdentityPoolId } = {}) => createRole(cognito, amr, aud),
    setRoles: async (request) => {
      await identity.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, ...request }));
    },
    roleOf: async (Logins, CustomRoleArn) => {
      const { IdentityId } = await identity.send(new GetIdCommand({ IdentityPoolId, Logins }));
      const { Credentials } = await identity.send(
        new GetCredentialsForIdentityCommand({ IdentityId, Logins, CustomRoleArn }),
      );
      const credentials = {
        accessKeyId: Credentials?.AccessKeyId ?? "",
        secretAccessKey: Credentials?.SecretKey ?? "",
        sessionToken: Credentials?.SessionToken ?? "",
      };
      const sts = createAwsClient(STSClient, { ...cognito, credentials });
      const { Arn = "" } = await sts.send(new GetCallerIdentityCommand({}));
      return Arn.split("/")[1] ?? assert.fail(`${Arn} isn't that of a role.`);
    },
  };
}

/** The name of the role that an ARN is of. */
export function nameOf(roleArn: string): string {
  return roleArn.split("/").at(-1) ?? "";
}

async function createRole(cognito: CognitoUnderTest, amr: string, aud: string): Promise<string> {
  const trust = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: "cognito-identity.amazonaws.com" },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: { "cognito-identity.amazonaws.com:aud": aud },
          "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": amr },
        },
      },
    ],
  };
  const iam = createAwsClient(IAMClient, cognito);
  const RoleName = `role${String((roles += 1))}`;
  const command = new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) });
  const { Role } = await iam.send(command);
  return Role?.Arn ?? assert.fail("There is no role.");
}
