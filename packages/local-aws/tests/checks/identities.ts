import assert from "node:assert/strict";
import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  type CreateIdentityPoolCommandInput,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  type RoleMapping,
  SetIdentityPoolRolesCommand,
} from "@aws-sdk/client-cognito-identity";
import { AdminAddUserToGroupCommand, CreateGroupCommand } from "@aws-sdk/client-cognito-identity-provider";
import { IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { createAwsClient } from "../../awsClient";
import type { AwsCredentials } from "../../credentials";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { newName } from "./check";
import { createRole } from "./lambda";
import { newSession, type Session, tokensOf } from "./tokens";

/** A user of a user pool, and an identity pool for that pool's users. */
interface FederatedUser extends Session {
  readonly IdentityPoolId: string;
  /** The user pool, as identity pools name it. */
  readonly provider: string;
}

const federated = {
  Principal: { Federated: "cognito-identity.amazonaws.com" },
  Action: "sts:AssumeRoleWithWebIdentity",
};

/** Makes a role that users of an identity pool may assume. */
export function roleFor(
  cognito: CognitoUnderTest,
  IdentityPoolId: string,
  amr: "authenticated" | "unauthenticated" = "authenticated",
): Promise<string> {
  return createRole(cognito, {
    ...federated,
    Condition: {
      StringEquals: { "cognito-identity.amazonaws.com:aud": IdentityPoolId },
      "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": amr },
    },
  });
}

export function providerOf({ region }: CognitoUnderTest, UserPoolId: string): string {
  return `cognito-idp.${region}.amazonaws.com/${UserPoolId}`;
}

/** Makes an identity pool for the users of a client, one of whom has signed in. */
export async function newFederatedUser(
  cognito: CognitoUnderTest,
  settings: Partial<CreateIdentityPoolCommandInput> = {},
): Promise<FederatedUser> {
  const session = await newSession(cognito);
  const provider = providerOf(cognito, session.UserPoolId);
  const { IdentityPoolId = "" } = await identities(cognito).send(
    new CreateIdentityPoolCommand({
      IdentityPoolName: "identities",
      AllowUnauthenticatedIdentities: false,
      CognitoIdentityProviders: [
        { ProviderName: provider, ClientId: session.ClientId, ServerSideTokenCheck: true },
      ],
      ...settings,
    }),
  );
  return { ...session, provider, IdentityPoolId };
}

/** The same, where users who have signed in have a role. */
export async function federatedUserWithRole(
  cognito: CognitoUnderTest,
): Promise<FederatedUser & { readonly role: string }> {
  const user = await newFederatedUser(cognito);
  const role = await roleFor(cognito, user.IdentityPoolId);
  await setRoles(cognito, user, { authenticated: role });
  return { ...user, role };
}

export function identities(cognito: CognitoUnderTest): CognitoIdentityClient {
  return createAwsClient(CognitoIdentityClient, cognito);
}

export function setRoles(
  cognito: CognitoUnderTest,
  { IdentityPoolId, provider, ClientId }: FederatedUser,
  Roles: Record<string, string>,
  mapping?: RoleMapping,
): Promise<unknown> {
  const RoleMappings = mapping && { [`${provider}:${ClientId}`]: mapping };
  const command = { IdentityPoolId, Roles, ...(RoleMappings && { RoleMappings }) };
  return identities(cognito).send(new SetIdentityPoolRolesCommand(command));
}

export async function identify(
  cognito: CognitoUnderTest,
  IdentityPoolId: string,
  Logins?: Record<string, string>,
): Promise<string> {
  const command = new GetIdCommand({ IdentityPoolId, ...(Logins && { Logins }) });
  return (await identities(cognito).send(command)).IdentityId ?? "";
}

/** The credentials that an identity gets. */
export async function credentialsOf(
  cognito: CognitoUnderTest,
  IdentityId: string,
  Logins?: Record<string, string>,
): Promise<AwsCredentials> {
  const command = new GetCredentialsForIdentityCommand({ IdentityId, ...(Logins && { Logins }) });
  const { Credentials } = await identities(cognito).send(command);
  return {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  };
}

/** The credentials for a user's ID token. */
export async function exchange(
  cognito: CognitoUnderTest,
  { IdentityPoolId, provider }: FederatedUser,
  token: string,
): Promise<AwsCredentials> {
  const Logins = { [provider]: token };
  return credentialsOf(cognito, await identify(cognito, IdentityPoolId, Logins), Logins);
}

/** Asserts that credentials are those of a role. */
export async function assertRole(
  cognito: CognitoUnderTest,
  credentials: AwsCredentials,
  role: string,
): Promise<void> {
  const sts = createAwsClient(STSClient, { ...cognito, credentials });
  const { Arn = "" } = await sts.send(new GetCallerIdentityCommand({}));
  assert.equal(Arn.split("/").at(-2), role.split("/").at(-1));
}

/** Makes a group with a role, with the user in it; resolves to the role and a token that names it. */
export async function joinGroup(
  cognito: CognitoUnderTest,
  { UserPoolId, ClientId, Username, IdentityPoolId }: FederatedUser,
): Promise<{ readonly role: string; readonly token: string }> {
  const role = await roleFor(cognito, IdentityPoolId);
  const GroupName = newName();
  await cognito.send(new CreateGroupCommand({ UserPoolId, GroupName, RoleArn: role, Precedence: 1 }));
  await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, GroupName, Username }));
  return { role, token: (await tokensOf(cognito, ClientId, Username)).id };
}

/** Makes a bucket, and lets a role write the objects whose keys match; resolves to the bucket's name. */
export async function openBucket(
  cognito: CognitoUnderTest,
  user: FederatedUser,
  role: string,
  keys: string,
): Promise<string> {
  const Bucket = `bucket-${user.ClientId.toLowerCase()}`;
  await createAwsClient(S3Client, cognito).send(new CreateBucketCommand({ Bucket }));
  const Statement = [{ Effect: "Allow", Action: "s3:PutObject", Resource: `arn:aws:s3:::${Bucket}/${keys}` }];
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  const RoleName = role.split("/").at(-1);
  const command = new PutRolePolicyCommand({ RoleName, PolicyName: "policy", PolicyDocument });
  await createAwsClient(IAMClient, cognito).send(command);
  return Bucket;
}

/** Writes an object. */
export async function write(s3: S3Client, Bucket: string, Key: string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: "file" }));
}
