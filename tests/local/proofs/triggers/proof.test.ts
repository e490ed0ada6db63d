import assert from "node:assert/strict";
import { AdminGetUserCommand, ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import type { ProofResult } from "../../../../local/proofs/signIn";
import { proveTriggers } from "../../../../local/proofs/triggers";
import { claims } from "../../../../local/proofs/triggers/triggerClaims";
import { throughProxy } from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { useTriggers } from "./useTriggers";

describe("The proof of the functions of a user pool", () => {
  const deployed = useTriggers();

  it("leaves the temporary password unused on request, and proves the rest", async () => {
    const { target } = deployed;
    const results = await proveTriggers({ ...target, keepTemporaryPassword: true }, () => undefined);
    assert.deepEqual(
      results.filter(({ status }) => !status.startsWith("proved")),
      [
        {
          claim: claims.find(({ name }) => name === "member's claims")?.sentence,
          status: "not proved",
          detail: "the temporary password is left unused on purpose",
        },
      ],
    );
    const client = createCognitoClient(target);
    const user = { UserPoolId: target.userPoolId, Username: target.username };
    const { UserStatus } = await client.send(new AdminGetUserCommand(user));
    assert.equal(UserStatus, "FORCE_CHANGE_PASSWORD");
    client.destroy();
  });

  it("reports every claim as it goes, all of which hold, and leaves nothing behind", async () => {
    const { target } = deployed;
    const reported: ProofResult[] = [];
    const results = await proveTriggers(target, (result) => reported.push(result));
    assert.deepEqual(reported, results);
    assert.deepEqual(
      results.map(({ claim, status }) => [claim, status.startsWith("proved")]),
      claims.map(({ sentence }) => [sentence, true]),
    );
    const client = createCognitoClient(target);
    const { Users = [] } = await client.send(new ListUsersCommand({ UserPoolId: target.userPoolId }));
    assert.equal(Users.length, 1);
    client.destroy();
  });

  it("says so where the user pool isn't there", async () => {
    const results = await proveTriggers(
      { ...deployed.target, userPoolId: "us-east-1_nowhere" },
      () => undefined,
    );
    assert.deepEqual(
      results.map(({ status }) => status),
      ["failed"],
    );
    assert.match(results[0]?.detail ?? "", /^ResourceNotFoundException: /);
  });

  it("never shows the temporary password, nor one of its own users'", async () => {
    const { target } = deployed;
    const passwords = new Set<string>([target.initialPassword]);
    const results = await throughProxy(
      target.endpoint,
      ({ operation, body }, forward) => {
        const { Password, TemporaryPassword } =
          operation.includes("User") || operation === "SignUp"
            ? (JSON.parse(body) as Record<string, unknown>)
            : {};
        for (const password of [Password, TemporaryPassword]) {
          if (typeof password === "string") passwords.add(password);
        }
        const message = `no ${[...passwords].join(" ")}`;
        return operation === "SignUp" || operation === "AdminInitiateAuth"
          ? { status: 400, body: JSON.stringify({ __type: "InvalidParameterException", message }) }
          : forward();
      },
      (endpoint) => proveTriggers({ ...target, endpoint }, () => undefined),
    );
    assert.ok(passwords.size > 3);
    const text = JSON.stringify(results);
    for (const password of passwords) assert.ok(!text.includes(password));
    assert.match(text, /no \[secret\]/);
  });
});
