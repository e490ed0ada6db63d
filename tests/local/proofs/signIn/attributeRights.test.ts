import assert from "node:assert/strict";
import { AdminGetUserCommand, ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import type { ProofTarget } from "../../../../local/proofs/signIn";
import { refusal, throughProxy } from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { deploy, type Deviations, failuresAmong, outcomeOf, prove, serverSideOnly } from "./deploySignIn";

const role = { name: "custom:role", value: "admin", mutable: true };
const rights: Partial<ProofTarget> = { attributeRights: { locked: [role], writable: "nickname" } };
const standardOnly = ["email", "nickname"];
const changes = ["standard attribute", "locked attribute", "locked attribute at the first sign-in"];

/** A pool with a role, in which anybody can sign up, and a client that lets users write these attributes. */
function deviationsWith(WriteAttributes: string[], attributes: Record<string, string> = {}): Deviations {
  return {
    pool: {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
      Schema: [{ Name: "role", AttributeDataType: "String", Mutable: true }],
    },
    appClient: { ...serverSideOnly.appClient, WriteAttributes },
    user: {
      UserAttributes: Object.entries({
        email: "casey@example.com",
        email_verified: "true",
        ...attributes,
      }).map(([Name, Value]) => ({ Name, Value })),
    },
  };
}

describe("The proof of attributes that only administrators set", () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator({ onProgress: () => undefined });
  });

  after(() => emulator.stop());

  it("tries to set them in every way that users have, and leaves nothing behind", async () => {
    const target = { ...(await deploy(emulator.endpoint, deviationsWith(standardOnly))), ...rights };
    const results = await prove(target);
    assert.deepEqual(failuresAmong(results), []);
    assert.deepEqual(
      [...changes, "locked attribute at sign-up"].map((name) => outcomeOf(results, name)),
      [
        "proved",
        "proved by a rule: writable attributes",
        "proved by a rule: writable attributes",
        "proved by a rule: writable attributes",
      ],
    );
    assert.deepEqual(await attributesOf(target), ["email", "email_verified", "sub"]);
    assert.deepEqual(await usernamesIn(target), ["casey"]);
  });

  it("fails for an app client that lets users write them, and leaves the user's own value", async () => {
    const deviations = deviationsWith([...standardOnly, "custom:role"], { "custom:role": "member" });
    const target = { ...(await deploy(emulator.endpoint, deviations)), ...rights };
    const results = await prove(target);
    const names = [...changes.slice(1), "locked attribute at sign-up"];
    assert.deepEqual(failuresAmong(results), names);
    for (const name of names) {
      assert.equal(outcomeOf(results, name), 'failed: the app client lets users write "custom:role"', name);
    }
    assert.deepEqual(await usernamesIn(target), ["casey"]);
    assert.equal(await valueOf(target, "custom:role"), "member");
  });

  it("fails for an app client that names no attributes, so that users can write all", async () => {
    const { appClient, ...deviations } = deviationsWith([]);
    const { WriteAttributes: none, ...others } = appClient ?? {};
    assert.deepEqual(none, []);
    const target = await deploy(emulator.endpoint, { ...deviations, appClient: others });
    const results = await prove({ ...target, ...rights });
    assert.deepEqual(failuresAmong(results), [...changes.slice(1), "locked attribute at sign-up"]);
    assert.equal(await valueOf(target, "custom:role"), undefined);
  });

  it("fails for an app client by which users can't write a standard attribute", async () => {
    const target = await deploy(emulator.endpoint, deviationsWith(["email"]));
    const results = await prove({ ...target, ...rights });
    assert.deepEqual(failuresAmong(results), ["standard attribute"]);
    assert.match(
      outcomeOf(results, "standard attribute") ?? "",
      /^failed: "nickname" is answered "NotAuthorizedException: /,
    );
  });

  it("says where there is no standard attribute to try it with", async () => {
    const target = await deploy(emulator.endpoint, deviationsWith(["email"]));
    const attributeRights = { locked: [role], writable: undefined };
    const results = await prove({ ...target, attributeRights });
    assert.equal(
      outcomeOf(results, "standard attribute"),
      "not proved: the app client lets users write no standard attribute for any text",
    );
    assert.equal(outcomeOf(results, "locked attribute"), "proved by a rule: writable attributes");
  });

  it("tries attributes that nobody can change only where users are created", async () => {
    const deviations = deviationsWith(standardOnly);
    const Schema = [{ Name: "role", AttributeDataType: "String", Mutable: false } as const];
    const target = await deploy(emulator.endpoint, { ...deviations, pool: { ...deviations.pool, Schema } });
    const attributeRights = { locked: [{ ...role, mutable: false }], writable: "nickname" };
    const results = await prove({ ...target, attributeRights });
    assert.equal(outcomeOf(results, "locked attribute"), undefined);
    assert.equal(outcomeOf(results, "locked attribute at sign-up"), "proved by a rule: writable attributes");
  });

  it("claims nothing of sign-ups where only administrators create users, nor where nothing is kept from users", async () => {
    const target = await deploy(emulator.endpoint, {
      ...deviationsWith(standardOnly),
      pool: { Schema: [{ Name: "role", AttributeDataType: "String", Mutable: true }] },
    });
    const results = await prove({ ...target, ...rights });
    assert.equal(outcomeOf(results, "locked attribute at sign-up"), undefined);
    const again = await prove({
      ...(await deploy(emulator.endpoint, serverSideOnly)),
      attributeRights: { locked: [], writable: "nickname" },
    });
    for (const name of changes) assert.equal(outcomeOf(again, name), undefined, name);
  });

  it("doesn't mistake another refusal for that of the app client", async () => {
    const target = await deploy(emulator.endpoint, deviationsWith(standardOnly));
    const results = await throughProxy(
      emulator.endpoint,
      ({ operation, body }, forward) =>
        operation === "UpdateUserAttributes" && body.includes("custom:role")
          ? refusal("TooManyRequestsException", "Not now")
          : forward(),
      (endpoint) => prove({ ...target, ...rights, endpoint }),
    );
    assert.equal(
      outcomeOf(results, "locked attribute"),
      'failed: "custom:role" is answered "TooManyRequestsException: Not now"',
    );
  });

  it("proves nothing where a standard attribute is refused, too", async () => {
    const target = await deploy(emulator.endpoint, deviationsWith(standardOnly));
    const results = await throughProxy(
      emulator.endpoint,
      ({ operation }, forward) =>
        operation === "UpdateUserAttributes" ? refusal("NotAuthorizedException", "Not here") : forward(),
      (endpoint) => prove({ ...target, ...rights, endpoint }),
    );
    assert.match(outcomeOf(results, "standard attribute") ?? "", /^failed: /);
    assert.match(
      outcomeOf(results, "locked attribute") ?? "",
      /^not proved: "\w+" is answered "NotAuthorizedException: Not here", too$/,
    );
  });

  it("proves nothing where the same is refused without the attribute, too", async () => {
    const target = await deploy(emulator.endpoint, deviationsWith(standardOnly));
    const results = await throughProxy(
      emulator.endpoint,
      ({ operation, body }, forward) =>
        operation === "SignUp" ||
        (operation === "AdminRespondToAuthChallenge" && body.includes("sign-in-proof-"))
          ? refusal("NotAuthorizedException", "Not here")
          : forward(),
      (endpoint) => prove({ ...target, ...rights, endpoint }),
    );
    for (const name of ["locked attribute at the first sign-in", "locked attribute at sign-up"]) {
      assert.equal(
        outcomeOf(results, name),
        'not proved: without the attribute, too, it is answered "NotAuthorizedException: Not here"',
        name,
      );
    }
    assert.deepEqual(await usernamesIn(target), ["casey"]);
  });
});

describe("The proof of attributes that only administrators set, on an endpoint that lets users write all of them,", () => {
  it("doesn't blame the deployment", async () => {
    const emulator = await startEmulator({ rules: "none", onProgress: () => undefined });
    const target = await deploy(emulator.endpoint, deviationsWith(standardOnly));
    const results = await prove({ ...target, ...rights });
    await emulator.stop();
    assert.deepEqual(failuresAmong(results), []);
    assert.equal(outcomeOf(results, "standard attribute"), "proved");
    for (const name of [...changes.slice(1), "locked attribute at sign-up"]) {
      assert.equal(
        outcomeOf(results, name),
        'not proved: this endpoint sets "custom:role"; Amazon Cognito refuses it, ' +
          "because the app client doesn't let users write it",
        name,
      );
    }
  });
});

async function usernamesIn(target: ProofTarget): Promise<(string | undefined)[]> {
  const client = createCognitoClient(target);
  const { Users = [] } = await client.send(new ListUsersCommand({ UserPoolId: target.userPoolId }));
  client.destroy();
  return Users.map(({ Username }) => Username);
}

async function attributesOf(target: ProofTarget): Promise<string[]> {
  return [...(await valuesOf(target)).keys()].sort();
}

async function valueOf(target: ProofTarget, name: string): Promise<string | undefined> {
  return (await valuesOf(target)).get(name);
}

async function valuesOf({ userPoolId: UserPoolId, ...target }: ProofTarget): Promise<Map<string, string>> {
  const client = createCognitoClient(target);
  const command = new AdminGetUserCommand({ UserPoolId, Username: target.username });
  const { UserAttributes = [] } = await client.send(command);
  client.destroy();
  return new Map(UserAttributes.map(({ Name = "", Value = "" }) => [Name, Value]));
}
