import assert from "node:assert/strict";
import { ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import type { ProofResult, ProofTarget } from "../../../../local/proofs/signIn";
import { deploy, type Deviations, failuresAmong, outcomeOf, prove, serverSideOnly } from "./deploySignIn";

const keptOnPurpose = "not proved: the temporary password is left unused on purpose";

describe("The proof of sign-in", () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator({ onProgress: () => undefined });
  });

  after(() => emulator.stop());

  it("tries these claims of a default deployment, in this order", async () => {
    const results = await prove(await deploy(emulator.endpoint));
    assert.deepEqual(lines(results), [
      "proved: A server-side sign-in refuses a wrong password and an unknown user with the same answer.",
      "proved: A browser's sign-in refuses a wrong password and an unknown user with the same answer.",
      "proved: A server-side sign-in accepts the temporary password and demands a new one.",
      "proved: A browser's sign-in (SRP) accepts the temporary password and demands a new one.",
      "proved: The invitation email went to the test user's address only.",
      "proved: The invitation email shows the username and the temporary password.",
      "proved: What the invitation email says is enough to sign in.",
      "proved by a rule: No password was sent by SMS.",
      "proved: The app client refuses a sign-in that sends the bare password (USER_PASSWORD_AUTH).",
      "proved by a rule: A new password that violates the pool's policy is refused.",
      "proved: A new password that satisfies the pool's policy gives tokens.",
      "proved: The ID token verifies against the pool's keys and names the test user.",
      "proved: A tampered ID token does not verify.",
      "proved: The email address signs in as well as the username.",
      "proved: The refresh token gives new tokens.",
      "proved: A revoked refresh token gives nothing.",
      "proved: The temporary password no longer works.",
      "proved: A user whose second factor is an authenticator app signs in with its code, and not with another one.",
      "proved: A forgotten password is replaced with the code in an email, and not with another one.",
      "asked for: A temporary password that isn't used expires.",
      "proved by a rule: Upper and lower case in a username make no difference.",
      "proved by a rule: The pool cannot be deleted while its deletion protection is on.",
    ]);
  });

  it("says of each claim that isn't simply proved what it rests on, and nothing of the others", async () => {
    const results = await prove(await deploy(emulator.endpoint));
    assert.deepEqual(
      results.flatMap(({ rules, detail }) => rules ?? detail ?? []),
      [
        "mediums of invitations",
        "password policy at the first sign-in",
        "CreateUserPool",
        "case of usernames",
        "deletion protection",
      ],
    );
    assert.ok(
      results.every(
        ({ status, rules, detail }) => (status === "proved") === ((rules ?? detail) === undefined),
      ),
    );
  });

  it("proves the same of a pool whose usernames are email addresses, but for the alias", async () => {
    const results = await prove(
      await deploy(emulator.endpoint, {
        pool: { AliasAttributes: undefined, UsernameAttributes: ["email"] },
        user: { Username: "casey@example.com" },
      }),
    );
    assert.equal(outcomeOf(results, "email alias"), undefined);
    assert.equal(outcomeOf(results, "invitation's content"), "proved");
    assert.equal(outcomeOf(results, "ID token"), "proved");
    assert.equal(results.filter(({ status }) => status === "proved").length, 16);
    assert.equal(results.filter(({ status }) => status === "failed").length, 0);
    assert.equal(results.length, 21);
  });

  it("leaves out what the deployment doesn't claim", async () => {
    const results = await prove(
      await deploy(emulator.endpoint, {
        pool: {
          AliasAttributes: undefined,
          UsernameConfiguration: undefined,
          DeletionProtection: "INACTIVE",
        },
        appClient: {
          EnableTokenRevocation: false,
          ExplicitAuthFlows: [
            "ALLOW_USER_SRP_AUTH",
            "ALLOW_ADMIN_USER_PASSWORD_AUTH",
            "ALLOW_USER_PASSWORD_AUTH",
          ],
        },
      }),
    );
    const absent = ["plain password flow", "email alias", "token revocation", "case of the username"];
    for (const name of [
      ...absent,
      "deletion protection",
      "second factor",
      "refresh token rotation",
      "no invitation",
    ]) {
      assert.equal(outcomeOf(results, name), undefined, name);
    }
  });

  it("proves without an invitation that none was sent", async () => {
    const results = await prove(
      await deploy(emulator.endpoint, { ...serverSideOnly, user: { MessageAction: "SUPPRESS" } }),
    );
    assert.equal(outcomeOf(results, "no invitation"), "proved");
    assert.equal(outcomeOf(results, "invitation's recipient"), undefined);
  });

  it("doesn't use up a temporary password that is to be kept", async () => {
    const target = await deploy(emulator.endpoint);
    const results = await prove({ ...target, keepTemporaryPassword: true });
    for (const name of ["new password", "ID token", "tampered ID token", "refresh token", "spent password"]) {
      assert.equal(outcomeOf(results, name), keptOnPurpose, name);
    }
    assert.equal(outcomeOf(results, "token revocation"), keptOnPurpose);
    assert.equal(outcomeOf(results, "email alias"), "proved");
    assert.equal(results.length, 22);
    assert.equal(outcomeOf(await prove(target), "new password"), "proved");
  });

  it("leaves no user behind", async () => {
    const target = await deploy(emulator.endpoint, serverSideOnly);
    await prove(target);
    assert.deepEqual(await usernamesIn(target), ["casey"]);
  });

  it("creates no throwaway user where that would run the pool's Lambda triggers", async () => {
    const PostConfirmation = "arn:aws:lambda:us-east-1:000000000000:function:welcome";
    const results = await prove(
      await deploy(emulator.endpoint, { ...serverSideOnly, pool: { LambdaConfig: { PostConfirmation } } }),
    );
    assert.equal(
      outcomeOf(results, "password policy"),
      "not proved: it needs a throwaway user, whose creation would run the pool's Lambda triggers",
    );
  });

  it("signs in from the server side where the app client keeps browsers out", async () => {
    const results = await prove(await deploy(emulator.endpoint, serverSideOnly));
    const reason = "not proved: the app client does not allow ALLOW_USER_SRP_AUTH";
    assert.equal(outcomeOf(results, "refusals, browser"), reason);
    assert.equal(outcomeOf(results, "temporary password, browser"), reason);
    assert.equal(outcomeOf(results, "new password"), "proved");
    assert.equal(outcomeOf(results, "token revocation"), "proved");
  });

  it("signs in as a browser where the app client keeps servers out", async () => {
    const results = await prove(
      await deploy(emulator.endpoint, {
        appClient: { ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] },
      }),
    );
    const reason = "not proved: the app client does not allow ALLOW_ADMIN_USER_PASSWORD_AUTH";
    assert.equal(outcomeOf(results, "temporary password, server side"), reason);
    assert.equal(outcomeOf(results, "invitation's use"), "proved");
    assert.equal(outcomeOf(results, "spent password"), "proved");
  });

  for (const [what, client] of Object.entries({
    "is all that the app client allows": {},
    "is all that a client with a secret allows": { GenerateSecret: true },
  })) {
    it(`signs in by the bare password where that ${what}`, async () => {
      const appClient: Deviations["appClient"] = {
        ...client,
        ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      };
      const results = await prove(await deploy(emulator.endpoint, { appClient }));
      for (const name of ["refusals, bare password", "temporary password, bare", "invitation's use"]) {
        assert.equal(outcomeOf(results, name), "proved", name);
      }
      for (const name of [
        "new password",
        "ID token",
        "refresh token",
        "token revocation",
        "spent password",
      ]) {
        assert.equal(outcomeOf(results, name), "proved", name);
      }
      assert.equal(outcomeOf(results, "plain password flow"), undefined);
      assert.deepEqual(failuresAmong(results), []);
      assert.equal(results.filter(({ status }) => status === "proved").length, 14);
    });
  }

  it("proves every flow that the app client allows", async () => {
    const flows = [
      "ALLOW_USER_SRP_AUTH",
      "ALLOW_ADMIN_USER_PASSWORD_AUTH",
      "ALLOW_USER_PASSWORD_AUTH",
      "ALLOW_REFRESH_TOKEN_AUTH",
    ] as const;
    const results = await prove(
      await deploy(emulator.endpoint, { appClient: { ExplicitAuthFlows: [...flows] } }),
    );
    for (const name of [
      ...["refusals, server side", "refusals, browser", "refusals, bare password"],
      ...["temporary password, server side", "temporary password, browser", "temporary password, bare"],
    ]) {
      assert.equal(outcomeOf(results, name), "proved", name);
    }
  });

  it("makes no claim of the bare password where the app client doesn't allow it", async () => {
    const results = await prove(await deploy(emulator.endpoint, serverSideOnly));
    assert.equal(outcomeOf(results, "refusals, bare password"), undefined);
    assert.equal(outcomeOf(results, "temporary password, bare"), undefined);
    assert.equal(outcomeOf(results, "plain password flow"), "proved");
  });

  it("proves nothing about tokens where the app client allows no way", async () => {
    const results = await prove(
      await deploy(emulator.endpoint, { appClient: { ExplicitAuthFlows: ["ALLOW_CUSTOM_AUTH"] } }),
    );
    const reason = "not proved: the app client does not allow ALLOW_USER_SRP_AUTH";
    assert.equal(outcomeOf(results, "new password"), reason);
    assert.equal(outcomeOf(results, "ID token"), reason);
    assert.equal(outcomeOf(results, "email alias"), reason);
    assert.equal(outcomeOf(results, "password policy"), reason);
    assert.deepEqual(failuresAmong(results), []);
  });

  it("signs in with an app client that has a secret, which no browser can keep", async () => {
    const results = await prove(await deploy(emulator.endpoint, { appClient: { GenerateSecret: true } }));
    assert.equal(
      outcomeOf(results, "temporary password, browser"),
      "not proved: the app client has a secret, which a browser cannot keep",
    );
    assert.equal(outcomeOf(results, "ID token"), "proved");
    assert.equal(outcomeOf(results, "token revocation"), "proved");
  });

  it("fails in one line where the pool or the user isn't there", async () => {
    const target = await deploy(emulator.endpoint);
    const claim = "The user pool, the app client and the test user are there.";
    assert.deepEqual(await prove({ ...target, userPoolId: "us-east-1_nowhere" }), [
      {
        claim,
        status: "failed",
        detail: "ResourceNotFoundException: User pool us-east-1_nowhere does not exist.",
      },
    ]);
    assert.deepEqual(await prove({ ...target, username: "nobody" }), [
      { claim, status: "failed", detail: "UserNotFoundException: User does not exist." },
    ]);
  });
});

function lines(results: readonly ProofResult[]): string[] {
  return results.map(({ status, claim }) => `${status}: ${claim}`);
}

async function usernamesIn(target: ProofTarget): Promise<(string | undefined)[]> {
  const client = createCognitoClient(target);
  const { Users = [] } = await client.send(new ListUsersCommand({ UserPoolId: target.userPoolId }));
  client.destroy();
  return Users.map(({ Username }) => Username);
}
