import assert from "node:assert/strict";
import type { CreatedResource } from "@cognito-auth/local-aws/engines";
import { CommandError } from "../../../cli/errors";
import { triggersTarget } from "../../../local/stacks/triggersStack";

const endpoint = { endpoint: "http://127.0.0.1:4566", region: "us-east-1" };
const config = { "shop:allowedDomain": "example.com", "shop:group": "editors" };
const values = {
  userPoolId: "us-east-1_pool",
  userPoolArn: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_pool",
  userPoolIssuer: "issuer",
  appClientId: "client",
  testUsername: "test-user@example.com",
  testUserTemporaryPassword: "Secret-1",
};
const names = ["refuse-other-domains", "add-permissions", "write-invitation"];

function targetWith(
  functions: string[],
  settings: Record<string, string> = config,
): ReturnType<typeof triggersTarget> {
  const created = (type: string, name: string): CreatedResource => ({
    name,
    type,
    parent: undefined,
    id: `${name}-of-${type.replace(/.*:/, "")}`,
  });
  const resources = [
    created("aws:iam:Role", "refuse-other-domains"),
    ...functions.map((name) => created("aws:lambda:Function", name)),
  ];
  const outputs = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, secret: false }]),
  );
  const files = { project: "shop", config: settings };
  return triggersTarget(endpoint, { files, resources, outputs }, { serve: false });
}

describe("What is to be proved of a user pool with functions", () => {
  it("is about the three functions, and knows all others of the stack", () => {
    const { functions, ownFunctions, allowedDomain, group } = targetWith([...names, "welcome"]);
    assert.deepEqual(functions, {
      preSignUp: "refuse-other-domains-of-Function",
      preTokenGeneration: "add-permissions-of-Function",
      customMessage: "write-invitation-of-Function",
    });
    assert.deepEqual(
      ownFunctions,
      [...names, "welcome"].map((name) => `${name}-of-Function`),
    );
    assert.deepEqual([allowedDomain, group], ["example.com", "editors"]);
  });

  for (const name of names) {
    it(`names the function that isn't there: ${name}`, () => {
      const others = names.map((one) => (one === name ? `${name}-renamed` : one));
      assert.throws(
        () => targetWith(others),
        new CommandError(
          `The stack has no function ${name}.`,
          "give it this name again, by which the proof finds it",
        ),
      );
    });
  }

  for (const name of ["allowedDomain", "group"]) {
    it(`names the setting that isn't there: ${name}`, () => {
      const others = Object.entries(config).filter(([key]) => key !== `shop:${name}`);
      assert.throws(() => targetWith(names, Object.fromEntries(others)), {
        message: `The stack has no setting ${name}.`,
      });
    });
  }
});
