import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { CommandContext } from "../../cli/command";
import { CommandError, messageOf } from "../../cli/errors";
import { removeEmptyFolder, removeOwnFile } from "../ownFile";
import { fileMode, replaceFile } from "../replaceFile";

/** The deployment that a frontend is to sign in to. */
export interface FrontendTarget {
  /** Address of the service that acts as Amazon Cognito, for example `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly appClientId: string;
  /** The auth stack's output of that name, which knows nothing of the local address. */
  readonly amplifyOutputs: string;
  /** Absent where the stack has no test user. */
  readonly testUser?: FrontendUser;
  /** Absent where the auth stack is deployed alone. */
  readonly downstream?: Downstream;
}

/** The user to try a frontend with. */
export interface FrontendUser {
  readonly username: string;
  readonly email?: string | undefined;
  readonly phoneNumber?: string | undefined;
  readonly password: string;
  /** Whether the password is for good; if not, it is a temporary one. */
  readonly isPermanent: boolean;
}

/** What a frontend uses with the signed-in user's tokens and credentials. */
export interface Downstream {
  readonly identityPoolId: string;
  /** The address of the API, without a slash at its end. */
  readonly apiUrl: string;
  readonly uploadsBucketName: string;
  /** The identity-pool stack's output of that name, in place of the auth stack's. */
  readonly amplifyOutputs: string;
}

/** A file for the frontend; `undefined` as content means that an earlier one is deleted. */
interface FrontendFile {
  readonly name: string;
  readonly content: string | undefined;
  readonly mode: number;
}

/** The folder for a stack's files, `.local/<stack>` in the project's folder, which Git ignores. */
export function frontendFolder(projectFolder: string, stack: string): string {
  return join(projectFolder, ".local", stack);
}

/**
 * Writes `.env` for Vite, `amplify_outputs.json` for Amplify and, readable by its owner only, `test-user.json`
 * with the password. Each file is replaced as a whole; a `test-user.json` of an earlier run is
 * removed where there is no test user now. What they lead to is gone when the command ends, and so are they.
 *
 * @returns the paths of the files that are there now
 * @throws CommandError when they can't be written
 */
export async function writeFrontendFiles(
  folder: string,
  target: FrontendTarget,
  { atEnd }: Pick<CommandContext<unknown>, "atEnd">,
): Promise<string[]> {
  const files = frontendFiles(target);
  atEnd(() => removeFrontendFiles(folder, files));
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const { name, content, mode } of files) {
      const path = join(folder, name);
      if (content === undefined) await rm(path, { force: true });
      else await replaceFile(path, content, mode);
    }
  } catch (error) {
    throw new CommandError(
      `The files for a frontend can't be written: ${messageOf(error)}`,
      `make ${folder} a writable folder`,
    );
  }
  return files.filter(({ content }) => content !== undefined).map(({ name }) => join(folder, name));
}

async function removeFrontendFiles(folder: string, files: readonly FrontendFile[]): Promise<void> {
  for (const { name, content } of files) {
    if (content !== undefined) await removeOwnFile(join(folder, name), content);
  }
  await removeEmptyFolder(dirname(folder));
}

function frontendFiles(target: FrontendTarget): FrontendFile[] {
  const amplifyOutputs = target.downstream?.amplifyOutputs ?? target.amplifyOutputs;
  return [
    { name: ".env", content: envFile(target), mode: fileMode.everybodyReads },
    {
      name: "amplify_outputs.json",
      content: asJson(localAmplifyOutputs(amplifyOutputs, target.endpoint)),
      mode: fileMode.everybodyReads,
    },
    { name: "test-user.json", content: testUserFile(target), mode: fileMode.ownerOnly },
  ];
}

function testUserFile({ testUser }: FrontendTarget): string | undefined {
  return testUser === undefined ? undefined : asJson(shownTestUser(testUser));
}

/** The test user as files and JSON show it: what the password is called says whether it is for good. */
export function shownTestUser(testUser: FrontendUser): object {
  const { username, email, phoneNumber, password, isPermanent } = testUser;
  const named = isPermanent ? { password } : { temporaryPassword: password };
  return { username, email, phoneNumber, ...named };
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
  return `# Written by npm start or npm run app with --serve, which deletes it when it ends.\n${lines.join("\n")}\n`;
}

function downstreamVariables(downstream: Downstream): Record<string, string> {
  return {
    VITE_IDENTITY_POOL_ID: downstream.identityPoolId,
    VITE_API_URL: downstream.apiUrl,
    VITE_UPLOADS_BUCKET: downstream.uploadsBucketName,
  };
}

/**
 * A stack's configuration for Amplify, with the address of the local service, for which Amplify's format has no field.
 *
 * @param amplifyOutputs the stack's output of that name
 */
export function localAmplifyOutputs(amplifyOutputs: string, endpoint: string): object {
  const outputs = JSON.parse(amplifyOutputs) as { readonly custom?: object };
  return { ...outputs, custom: { ...outputs.custom, user_pool_endpoint: endpoint } };
}

/** Within single quotes, dotenv and shells keep every character as it is, except those that are refused here. */
function quoted(name: string, value: string): string {
  if (/['$\\\p{Cc}]/u.test(value)) {
    throw new CommandError(
      `${name} can't be written to .env: ${JSON.stringify(value)} holds a quote, dollar sign, backslash or control character`,
      "use a value without them",
    );
  }
  return `'${value}'`;
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
