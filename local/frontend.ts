import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  type GetUserPoolMfaConfigResponse,
  type UserPoolMfaType,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "./awsClient";
import { LocalDeploymentError, messageOf } from "./errors";

/** The deployment that a frontend is to sign in to. */
export interface FrontendTarget {
  /** Address of the service that acts as Amazon Cognito, for example `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly appClientId: string;
  /** Absent where the stack has no test user. */
  readonly testUser?: {
    readonly username: string;
    readonly email: string;
    readonly temporaryPassword: string;
  };
  /** Absent where the auth stack is deployed alone. */
  readonly downstream?: Downstream;
}

/** What a frontend uses with the signed-in user's tokens and credentials. */
export interface Downstream {
  readonly identityPoolId: string;
  /** The address of the API, without a slash at its end. */
  readonly apiUrl: string;
  readonly uploadsBucketName: string;
}

/** What the service says of the pool. */
export interface DeployedPool {
  readonly pool: UserPoolType;
  readonly secondFactors: GetUserPoolMfaConfigResponse;
}

/** A file for the frontend; `undefined` as content means that an earlier one is to go. */
interface FrontendFile {
  readonly name: string;
  readonly content: string | undefined;
  readonly mode: number;
}

const everybodyReads = 0o644;
const ownerOnly = 0o600;

/** The folder for a stack's files, `.local/<stack>` in the project's folder, which Git ignores. */
export function frontendFolder(projectFolder: string, stack: string): string {
  return join(projectFolder, ".local", stack);
}

/**
 * Writes `.env` for Vite, `amplify_outputs.json` for Amplify and, readable by its owner only, `test-user.json`
 * with the temporary password. Each file is replaced as a whole; a `test-user.json` of an earlier run is
 * removed where there is no test user now.
 *
 * @returns the paths of the files that are there now
 * @throws LocalDeploymentError when they can't be written
 */
export async function writeFrontendFiles(
  folder: string,
  target: FrontendTarget,
  deployed: DeployedPool,
): Promise<string[]> {
  const files = frontendFiles(target, deployed);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const file of files) await replaceFile(folder, file);
  } catch (error) {
    throw new LocalDeploymentError(
      `The files for a frontend can't be written: ${messageOf(error)}`,
      `make ${folder} a folder that you may write to`,
    );
  }
  return files.filter(({ content }) => content !== undefined).map(({ name }) => join(folder, name));
}

/** Reads the pool's settings from the endpoint, within ten seconds a call. */
export async function readDeployedPool(target: FrontendTarget): Promise<DeployedPool> {
  const { userPoolId: UserPoolId } = target;
  const client = createCognitoClient(target);
  try {
    const [{ UserPool }, secondFactors] = await Promise.all([
      client.send(new DescribeUserPoolCommand({ UserPoolId })),
      client.send(new GetUserPoolMfaConfigCommand({ UserPoolId })),
    ]);
    return { pool: UserPool ?? {}, secondFactors };
  } finally {
    client.destroy();
  }
}

function frontendFiles(target: FrontendTarget, deployed: DeployedPool): FrontendFile[] {
  return [
    { name: ".env", content: envFile(target), mode: everybodyReads },
    { name: "amplify_outputs.json", content: asJson(amplifyOutputs(target, deployed)), mode: everybodyReads },
    { name: "test-user.json", content: testUserFile(target), mode: ownerOnly },
  ];
}

function testUserFile({ testUser }: FrontendTarget): string | undefined {
  if (testUser === undefined) return undefined;
  const { username, email, temporaryPassword } = testUser;
  return asJson({ username, email, temporaryPassword });
}

/** The variables that Vite shows to a browser's code; nothing in them is secret. */
export function envFile(target: FrontendTarget): string {
  const variables = {
    VITE_AWS_REGION: target.region,
    VITE_USER_POOL_ID: target.userPoolId,
    VITE_USER_POOL_CLIENT_ID: target.appClientId,
    VITE_USER_POOL_ENDPOINT: target.endpoint,
    ...(target.downstream === undefined ? {} : downstreamVariables(target.downstream)),
  };
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${quoted(name, value)}`);
  return `# Written by npm start; the next run overwrites it.\n${lines.join("\n")}\n`;
}

function downstreamVariables(downstream: Downstream): Record<string, string> {
  return {
    VITE_IDENTITY_POOL_ID: downstream.identityPoolId,
    VITE_API_URL: downstream.apiUrl,
    VITE_UPLOADS_BUCKET: downstream.uploadsBucketName,
  };
}

/**
 * What `Amplify.configure` takes, in the format 1.5 of Amplify's `amplify_outputs.json`. That format has no
 * place for the address of a local service: it is `custom.user_pool_endpoint` and has to be copied to
 * `Auth.Cognito.userPoolEndpoint`. `custom.api_url` is the API's address.
 */
export function amplifyOutputs(target: FrontendTarget, { pool, secondFactors }: DeployedPool): object {
  const { downstream } = target;
  const policy = pool.Policies?.PasswordPolicy;
  return {
    version: "1.5",
    auth: {
      aws_region: target.region,
      user_pool_id: target.userPoolId,
      user_pool_client_id: target.appClientId,
      password_policy: {
        min_length: policy?.MinimumLength ?? 8,
        require_lowercase: policy?.RequireLowercase ?? false,
        require_numbers: policy?.RequireNumbers ?? false,
        require_symbols: policy?.RequireSymbols ?? false,
        require_uppercase: policy?.RequireUppercase ?? false,
      },
      standard_required_attributes: requiredAttributes(pool),
      username_attributes: usernameAttributes(pool),
      user_verification_types: pool.AutoVerifiedAttributes ?? [],
      unauthenticated_identities_enabled: false,
      ...(downstream === undefined ? {} : { identity_pool_id: downstream.identityPoolId }),
      mfa_configuration: mfaConfigurations[pool.MfaConfiguration ?? "OFF"],
      mfa_methods: mfaMethods(secondFactors),
    },
    ...(downstream === undefined
      ? {}
      : { storage: { aws_region: target.region, bucket_name: downstream.uploadsBucketName } }),
    custom: {
      user_pool_endpoint: target.endpoint,
      ...(downstream === undefined ? {} : { api_url: downstream.apiUrl }),
    },
  };
}

const mfaConfigurations: Record<UserPoolMfaType, string> = {
  OFF: "NONE",
  OPTIONAL: "OPTIONAL",
  ON: "REQUIRED",
};

function mfaMethods(secondFactors: GetUserPoolMfaConfigResponse): string[] {
  const { SmsMfaConfiguration, SoftwareTokenMfaConfiguration, EmailMfaConfiguration } = secondFactors;
  return [
    ...(SmsMfaConfiguration ? ["SMS"] : []),
    ...(SoftwareTokenMfaConfiguration?.Enabled ? ["TOTP"] : []),
    ...(EmailMfaConfiguration ? ["EMAIL"] : []),
  ];
}

// Every pool lists `sub` as required, but it is the service that fills it in.
function requiredAttributes({ SchemaAttributes = [] }: UserPoolType): string[] {
  return SchemaAttributes.filter(({ Required }) => Required).flatMap(({ Name = "sub" }) =>
    Name === "sub" ? [] : [Name],
  );
}

function usernameAttributes({ UsernameAttributes = [], AliasAttributes = [] }: UserPoolType): string[] {
  if (UsernameAttributes.length > 0) return UsernameAttributes;
  return ["username", ...AliasAttributes.filter((name) => name !== "preferred_username")];
}

/** Within single quotes, dotenv and shells take every character as it is, except those that are refused here. */
function quoted(name: string, value: string): string {
  if (/['$\\\p{Cc}]/u.test(value)) {
    throw new LocalDeploymentError(
      `${name} can't be written to .env: ${JSON.stringify(value)} holds a quote, dollar sign, backslash or control character`,
      "use a value without them",
    );
  }
  return `'${value}'`;
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A new file takes the place of an old one, whose content and mode therefore don't matter at any moment. */
async function replaceFile(folder: string, { name, content, mode }: FrontendFile): Promise<void> {
  const path = join(folder, name);
  if (content === undefined) {
    await rm(path, { force: true });
    return;
  }
  const newFile = join(folder, `.${name}-${randomBytes(6).toString("hex")}`);
  try {
    await writeFile(newFile, content, { mode, flag: "wx" });
    await rename(newFile, path);
  } catch (error) {
    await rm(newFile, { force: true });
    throw error;
  }
}
