import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { codeBlocks } from "../helpers/readme";

type Handler = (event: object) => Promise<unknown>;

const [refusing = "", confirming = "", sending = "", ...others] = codeBlocks(
  "javascript",
  "docs/guides/triggers.md",
);

/** Stands in for the SDK: it keeps the commands that are sent. */
const cognitoSdk = `
export const commands = [];
export class CognitoIdentityProviderClient { async send(command) { commands.push(command.input); } }
export class AdminAddUserToGroupCommand { constructor(input) { this.input = input; } }
`;

/** Stands in for the AWS Encryption SDK: what is decrypted says for which pool it was encrypted. */
const encryptionSdk = `
export const CommitmentPolicy = { FORBID_ENCRYPT_ALLOW_DECRYPT: "FORBID_ENCRYPT_ALLOW_DECRYPT" };
export class KmsKeyringNode { constructor(settings) { this.settings = settings; } }
export const buildClient = (policy) => ({
  decrypt: async (keyring, ciphertext) => {
    if (policy !== "FORBID_ENCRYPT_ALLOW_DECRYPT" || keyring.settings.discovery !== true) throw new Error("refused");
    const { pool, secret } = JSON.parse(ciphertext.toString());
    return { plaintext: Buffer.from(secret), messageHeader: { encryptionContext: { "userpool-id": pool } } };
  },
});
`;

const sender = `
export const sent = [];
export const send = async (message) => void sent.push(message);
`;

describe("The functions of the guide to triggers", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "guide-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function write(name: string, content: string): Promise<string> {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    return file;
  }

  /** A package of this name, with this module. */
  async function install(name: string, content: string): Promise<string> {
    await write(join("node_modules", name, "package.json"), '{"exports":"./index.mjs"}');
    return write(join("node_modules", name, "index.mjs"), content);
  }

  async function load(code: string): Promise<Handler> {
    await write("index.mjs", code);
    const { handler } = (await import(join(folder, "index.mjs"))) as { handler: Handler };
    return handler;
  }

  it("are three", () => {
    assert.deepEqual(others, []);
  });

  it("refuse a sign-up with an address outside of the domain, but nobody whom an administrator creates", async () => {
    const handler = await load(refusing);
    const eventOf = (triggerSource: string, userAttributes: object): object => ({
      triggerSource,
      request: { userAttributes },
    });
    for (const email of ["jane@example.org", "jane@example.com.example.org", "jane@not-example.com"]) {
      const message = "Sign up with your address at example.com";
      await assert.rejects(handler(eventOf("PreSignUp_SignUp", { email })), { message });
      await assert.rejects(handler(eventOf("PreSignUp_ExternalProvider", { email })), { message });
    }
    await assert.rejects(handler(eventOf("PreSignUp_SignUp", {})));
    for (const event of [
      eventOf("PreSignUp_SignUp", { email: "jane@example.com" }),
      eventOf("PreSignUp_SignUp", { email: "Jane@Example.COM" }),
      eventOf("PreSignUp_AdminCreateUser", { email: "jane@example.org" }),
    ]) {
      assert.equal(await handler(event), event);
    }
  });

  it("put a user into the group after a sign-up, in the pool of the event, but not after a new password", async () => {
    const sdk = await install("@aws-sdk/client-cognito-identity-provider", cognitoSdk);
    const handler = await load(confirming);
    for (const triggerSource of [
      "PostConfirmation_ConfirmSignUp",
      "PostConfirmation_ConfirmForgotPassword",
    ]) {
      const event = { triggerSource, userPoolId: "pool", userName: "jane" };
      assert.equal(await handler(event), event);
    }
    const { commands } = (await import(sdk)) as { commands: object[] };
    assert.deepEqual(commands, [{ UserPoolId: "pool", Username: "jane", GroupName: "readers" }]);
  });

  it("send what is decrypted, unescaped, and only what is for the pool of the event", async () => {
    await install("@aws-crypto/client-node", encryptionSdk);
    const service = await write("send.mjs", sender);
    const handler = await load(sending);
    const request = { userAttributes: { email: "jane@example.com" } };
    const encrypted = (pool: string, secret: string): string =>
      Buffer.from(JSON.stringify({ pool, secret })).toString("base64");
    const eventOf = (triggerSource: string, code?: string): object => ({
      triggerSource,
      userPoolId: "pool",
      request: { ...request, ...(code !== undefined && { code }) },
    });
    await handler(eventOf("CustomEmailSender_AdminCreateUser", encrypted("pool", "a&lt;b&gt;c&amp;lt;")));
    await handler(eventOf("CustomEmailSender_AccountTakeOverNotification"));
    await assert.rejects(handler(eventOf("CustomEmailSender_SignUp", encrypted("other", "123456"))), {
      message: "encrypted for another user pool, other",
    });
    const to = "jane@example.com";
    const { sent } = (await import(service)) as { sent: object[] };
    assert.deepEqual(sent, [
      { to, occasion: "CustomEmailSender_AdminCreateUser", secret: "a<b>c&lt;" },
      { to, occasion: "CustomEmailSender_AccountTakeOverNotification", secret: undefined },
    ]);
  });
});
