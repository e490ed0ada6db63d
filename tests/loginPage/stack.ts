import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { AdminUserGlobalSignOutCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import type { CognitoAuthArgs, TestUserArgs } from "../../components";
import { localAmplifyOutputs } from "../../local/frontend/frontendFiles";
import { guard } from "./watch";

/** A stack that is deployed for a test. */
export interface TestStack {
  readonly endpoint: string;
  readonly userPoolId: string;
  readonly appClientId: string;
  /** Empty where the stack has no test user, or one with a permanent password. */
  readonly temporaryPassword: string;
  /** Empty unless the stack has a test user with a permanent password. */
  readonly permanentPassword: string;
  /** What the page reads. */
  readonly amplifyOutputs: { readonly auth?: object; readonly custom?: object };
}

/** The test user of a stack. */
export const jane = { username: "jane", email: "jane@example.com" };

/** What a pool needs to send emails with the codes of a second factor. */
export const ses = {
  identityArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
  from: "no-reply@example.com",
};

/** What the page of a stack reads where there is an API, too. */
export function withApi({ amplifyOutputs }: TestStack): object {
  const { custom } = amplifyOutputs;
  return { ...amplifyOutputs, custom: { ...custom, api_url: "https://api.example.com" } };
}

const run = promisify(execFile);

/** The arguments of a stack. The test user is jane, unless it is given, or undefined for none. */
interface StackArgs extends Omit<CognitoAuthArgs, "testUser"> {
  readonly testUser?: TestUserArgs | undefined;
}

/** Deploys the program to a local AWS. */
export async function deployStack(endpoint: string, args: StackArgs = {}): Promise<TestStack> {
  const all = { testUser: jane, ...args, userPool: { deletionProtection: false, ...args.userPool } };
  const config = Object.entries(all).map(([key, value]) => [`cognito-auth:${key}`, JSON.stringify(value)]);
  const script = join(__dirname, "deployStack.ts");
  const command = [
    "--require",
    "ts-node/register",
    script,
    endpoint,
    JSON.stringify(Object.fromEntries(config)),
  ];
  const { stdout } = await run(process.execPath, command);
  const outputs = JSON.parse(stdout) as Record<string, string>;
  const temporaryPassword = outputs["testUserTemporaryPassword"] ?? "";
  const permanentPassword = outputs["testUserPassword"] ?? "";
  guard(temporaryPassword);
  guard(permanentPassword);
  return {
    endpoint,
    userPoolId: outputs["userPoolId"] ?? "",
    appClientId: outputs["appClientId"] ?? "",
    temporaryPassword,
    permanentPassword,
    amplifyOutputs: localAmplifyOutputs(outputs["amplifyOutputs"] ?? "", endpoint),
  };
}

/** Ends all sessions of the test user, as an administrator would. */
export async function endSessionsOf({ endpoint, userPoolId }: TestStack): Promise<void> {
  const client = createCognitoClient({ endpoint, region: "us-east-1" });
  await client.send(new AdminUserGlobalSignOutCommand({ UserPoolId: userPoolId, Username: jane.username }));
  client.destroy();
}
