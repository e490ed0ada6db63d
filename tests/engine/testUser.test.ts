import assert from "node:assert/strict";
import {
  AdminInitiateAuthCommand,
  type AdminInitiateAuthResponse,
  AdminRespondToAuthChallengeCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { readMails } from "@cognito-auth/local-aws/emulator";
import type * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs, stackOutputs, type TestUserArgs } from "../../components";
import { region } from "../../packages/local-aws/tests/provider/providerUnderTest";
import { counts, useEngine } from "../../packages/local-aws/tests/realEngine/engineStack";
import { chosenPassword } from "./existing";

const testUser = { username: "jane", email: "jane@example.com" };

/** The engine then has another version of the random provider, as after an upgrade of `@pulumi/random`. */
const upgradeOfRandom: pulumi.ResourceTransform = ({ type, props, opts }) =>
  type.startsWith("random:") ? { props, opts: { ...opts, version: "4.99.0" } } : undefined;

/** What may change without the test user losing their password, one after the other. */
const harmless: readonly { title: string; args: CognitoAuthArgs; transforms?: pulumi.ResourceTransform[] }[] =
  [
    { title: "a stricter policy", args: { userPool: { passwordPolicy: { minimumLength: 30 } }, testUser } },
    {
      title: "a looser policy",
      args: { userPool: { passwordPolicy: { minimumLength: 8, requireSymbols: false } }, testUser },
    },
    { title: "another email address", args: { testUser: { ...testUser, email: "joan@example.com" } } },
    { title: "more attributes", args: { testUser: { ...testUser, attributes: { given_name: "Jane" } } } },
    {
      title: "another invitation",
      args: {
        userPool: { invitation: { subject: "Hello", message: "{username}: {####}" } },
        testUser: { ...testUser, sendInvitation: false },
      },
    },
    { title: "a phone number", args: { testUser: { ...testUser, phoneNumber: "+12065550100" } } },
    { title: "a group", args: { groups: { staff: {} }, testUser: { ...testUser, groups: ["staff"] } } },
    { title: "other settings of the app client", args: { appClient: { name: "web" }, testUser } },
    { title: "another version of the random provider", args: { testUser }, transforms: [upgradeOfRandom] },
    { title: "nothing at all", args: { testUser } },
  ];

/** A program with a component, which can change between operations on its stack. */
interface Program {
  args: CognitoAuthArgs;
  transforms: pulumi.ResourceTransform[];
}

/** The app client that the test user signs in with. */
interface Client {
  readonly UserPoolId: string;
  readonly ClientId: string;
}

describe("A test user, under the real engine,", () => {
  const engine = useEngine();
  let cognito: CognitoIdentityProviderClient;

  before(() => {
    cognito = createCognitoClient({ endpoint: engine.emulator.endpoint, region });
  });

  after(() => {
    cognito.destroy();
  });

  async function stackOf(program: Program): Promise<pulumi.automation.Stack> {
    const { stack } = await engine.newStack(await engine.served(), () =>
      Promise.resolve({
        ...stackOutputs(new CognitoAuth("auth", program.args, { transforms: program.transforms })),
      }),
    );
    return stack;
  }

  const clientIn = (outputs: pulumi.automation.OutputMap): Client => ({
    UserPoolId: String(outputs["userPoolId"]?.value),
    ClientId: String(outputs["appClientId"]?.value),
  });

  /** Signs in, and gives the challenge that follows; without a name when there is none. */
  async function signIn(
    client: Client,
    PASSWORD: string,
  ): Promise<Pick<AdminInitiateAuthResponse, "ChallengeName" | "Session">> {
    const AuthParameters = { USERNAME: "jane", PASSWORD };
    const request = { ...client, AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters } as const;
    return cognito.send(new AdminInitiateAuthCommand(request));
  }

  /** Signs in with a temporary password, and replaces it. */
  async function choosePassword(client: Client, temporaryPassword: string): Promise<void> {
    const { ChallengeName, Session } = await signIn(client, temporaryPassword);
    assert.equal(ChallengeName, "NEW_PASSWORD_REQUIRED");
    const ChallengeResponses = { USERNAME: "jane", NEW_PASSWORD: chosenPassword };
    await cognito.send(
      new AdminRespondToAuthChallengeCommand({ ...client, ChallengeName, Session, ChallengeResponses }),
    );
  }

  async function challengeOf(client: Client, password: string): Promise<string | undefined> {
    return (await signIn(client, password)).ChallengeName;
  }

  it("keeps a chosen password through every change but that of the password's version", async () => {
    const program: Program = { args: { testUser }, transforms: [] };
    const stack = await stackOf(program);
    const first = await stack.up();
    const temporaryPassword = String(first.outputs["testUserTemporaryPassword"]?.value);
    const client = clientIn(first.outputs);
    await choosePassword(client, temporaryPassword);
    assert.equal(await challengeOf(client, chosenPassword), undefined);

    for (const { title, args, transforms = [] } of harmless) {
      Object.assign(program, { args, transforms });
      const { outputs } = await stack.up();
      assert.equal(outputs["testUserTemporaryPassword"]?.value, temporaryPassword, title);
      assert.equal(await challengeOf(client, chosenPassword), undefined, title);
      const state = JSON.stringify(await stack.exportStack());
      assert.equal(state.includes("random::default_4_99_0"), transforms.length > 0, title);
    }

    program.args = {
      userPool: { passwordPolicy: { minimumLength: 30 } },
      testUser: { ...testUser, passwordVersion: 2 },
    };
    const reset = await stack.up();
    assert.deepEqual(counts(reset), { create: 1, update: 2, delete: 1 });
    await assert.rejects(signIn(client, chosenPassword), { name: "NotAuthorizedException" });
    const second = String(reset.outputs["testUserTemporaryPassword"]?.value);
    assert.equal(second.length, 30);
    assert.equal(await challengeOf(client, second), "NEW_PASSWORD_REQUIRED");
  });

  it("gets another password for good, and another one to be changed, and each version gives another one", async () => {
    const program: Program = { args: { testUser }, transforms: [] };
    const stack = await stackOf(program);
    const first = await stack.up();
    const sent = String(first.outputs["testUserTemporaryPassword"]?.value);
    const client = clientIn(first.outputs);
    const passwords = [sent];

    /** The new password, which is one of its own, in place of the one before. */
    async function renew(args: TestUserArgs, output: string): Promise<string> {
      program.args = { testUser: args };
      const renewed = await stack.up();
      assert.deepEqual(counts(renewed), { create: 1, update: 1, delete: 1 });
      const shown = Object.keys(renewed.outputs).filter((name) => /^testUser.*Password$/.test(name));
      assert.deepEqual(shown, [output]);
      assert.equal(renewed.outputs[output]?.secret, true);
      const password = String(renewed.outputs[output].value);
      for (const former of passwords) {
        await assert.rejects(signIn(client, former), { name: "NotAuthorizedException" });
      }
      passwords.push(password);
      await stack.preview({ expectNoChanges: true, refresh: true });
      return password;
    }

    const permanent = { ...testUser, permanentPassword: true };
    assert.equal(await challengeOf(client, await renew(permanent, "testUserPassword")), undefined);
    const second = await renew({ ...permanent, passwordVersion: 2 }, "testUserPassword");
    assert.equal(await challengeOf(client, second), undefined);
    const temporary = await renew({ ...testUser, passwordVersion: 2 }, "testUserTemporaryPassword");
    assert.equal(await challengeOf(client, temporary), "NEW_PASSWORD_REQUIRED");
    assert.equal(new Set(passwords).size, 4);
  });

  it("has a password for good from the first deployment on, and isn't told it", async () => {
    const stack = await stackOf({
      args: { testUser: { ...testUser, permanentPassword: true } },
      transforms: [],
    });
    const { outputs } = await stack.up();
    assert.equal(await challengeOf(clientIn(outputs), String(outputs["testUserPassword"]?.value)), undefined);
    const mails = await readMails(engine.emulator.endpoint);
    const password = String(outputs["testUserPassword"]?.value);
    assert.deepEqual(
      mails?.filter(({ text, html }) => `${text}${html}`.includes(password)),
      [],
    );
    await stack.preview({ expectNoChanges: true, refresh: true });
  });
});
