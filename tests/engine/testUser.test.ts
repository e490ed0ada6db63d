import assert from "node:assert/strict";
import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import type * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs, stackOutputs } from "../../components";
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
    { title: "other settings of the app client", args: { appClient: { name: "web" }, testUser } },
    { title: "another version of the random provider", args: { testUser }, transforms: [upgradeOfRandom] },
    { title: "nothing at all", args: { testUser } },
  ];

describe("A test user, under the real engine,", () => {
  const engine = useEngine();

  it("keeps a chosen password through every change but that of the password's version", async () => {
    const program: { args: CognitoAuthArgs; transforms: pulumi.ResourceTransform[] } = {
      args: { testUser },
      transforms: [],
    };
    const { stack } = await engine.newStack(await engine.served(), () =>
      Promise.resolve({
        ...stackOutputs(new CognitoAuth("auth", program.args, { transforms: program.transforms })),
      }),
    );
    const first = await stack.up();
    const temporaryPassword = String(first.outputs["testUserTemporaryPassword"]?.value);
    const cognito = createCognitoClient({ endpoint: engine.emulator.endpoint, region });
    const client = {
      UserPoolId: String(first.outputs["userPoolId"]?.value),
      ClientId: String(first.outputs["appClientId"]?.value),
    };
    /** Signs in, and returns the challenge that follows; undefined when there is none. */
    const signIn = async (PASSWORD: string): Promise<string | undefined> => {
      const AuthParameters = { USERNAME: "jane", PASSWORD };
      const request = { ...client, AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters } as const;
      const answer = await cognito.send(new AdminInitiateAuthCommand(request));
      if (answer.ChallengeName === "NEW_PASSWORD_REQUIRED" && PASSWORD === temporaryPassword) {
        const ChallengeResponses = { USERNAME: "jane", NEW_PASSWORD: chosenPassword };
        const { ChallengeName, Session } = answer;
        await cognito.send(
          new AdminRespondToAuthChallengeCommand({ ...client, ChallengeName, Session, ChallengeResponses }),
        );
      }
      return answer.ChallengeName;
    };
    assert.equal(await signIn(temporaryPassword), "NEW_PASSWORD_REQUIRED");
    assert.equal(await signIn(chosenPassword), undefined);

    for (const { title, args, transforms = [] } of harmless) {
      Object.assign(program, { args, transforms });
      const { outputs } = await stack.up();
      assert.equal(outputs["testUserTemporaryPassword"]?.value, temporaryPassword, title);
      assert.equal(await signIn(chosenPassword), undefined, title);
      const state = JSON.stringify(await stack.exportStack());
      assert.equal(state.includes("random::default_4_99_0"), transforms.length > 0, title);
    }

    program.args = {
      userPool: { passwordPolicy: { minimumLength: 30 } },
      testUser: { ...testUser, passwordVersion: 2 },
    };
    const reset = await stack.up();
    assert.deepEqual(counts(reset), { create: 1, update: 2, delete: 1 });
    await assert.rejects(signIn(chosenPassword), { name: "NotAuthorizedException" });
    const second = String(reset.outputs["testUserTemporaryPassword"]?.value);
    assert.equal(second.length, 30);
    assert.equal(await signIn(second), "NEW_PASSWORD_REQUIRED");
    cognito.destroy();
  });
});
