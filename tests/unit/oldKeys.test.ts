import assert from "node:assert/strict";
import { parse as parseYaml } from "yaml";
import { validate } from "../../components";
import { newPaths } from "../../program/oldKeys";
import { withArgument } from "../helpers/argumentRules";
import { refusalOf } from "../helpers/configuration";

describe("A key from before the first release", () => {
  /** A value of each, as Pulumi passes it, and the paths of what is in it. */
  const samples: Record<string, [text: string, ...paths: string[]]> = {
    userPoolName: ["Customers", "userPool.name"],
    signInWith: ["email", "userPool.signInWith"],
    selfSignUp: ["true", "userPool.selfSignUp"],
    passwordMinimumLength: ["20", "userPool.passwordPolicy.minimumLength"],
    passwordRequireLowercase: ["false", "userPool.passwordPolicy.requireLowercase"],
    passwordRequireUppercase: ["false", "userPool.passwordPolicy.requireUppercase"],
    passwordRequireNumbers: ["false", "userPool.passwordPolicy.requireNumbers"],
    passwordRequireSymbols: ["false", "userPool.passwordPolicy.requireSymbols"],
    passwordHistorySize: ["24", "userPool.passwordPolicy.historySize"],
    temporaryPasswordValidityDays: ["1", "userPool.passwordPolicy.temporaryPasswordValidityDays"],
    mfa: ["OFF", "userPool.mfa.mode"],
    customAttributes: [
      '{"plan":{"type":"String","maxLength":20}}',
      "userPool.customAttributes.plan.type",
      "userPool.customAttributes.plan.maxLength",
    ],
    invitation: ['{"subject":"Welcome"}', "userPool.invitation.subject"],
    verification: ['{"subject":"Your code"}', "userPool.verification.subject"],
    featurePlan: ["PLUS", "userPool.featurePlan"],
    deletionProtection: ["false", "userPool.deletionProtection"],
    appClientName: ["Web", "appClient.name"],
    authFlows: ['{"userPassword":true}', "appClient.authFlows.userPassword"],
    accessTokenValidity: [
      '{"value":5,"unit":"minutes"}',
      "appClient.accessTokenValidity.value",
      "appClient.accessTokenValidity.unit",
    ],
    idTokenValidity: [
      '{"value":1,"unit":"days"}',
      "appClient.idTokenValidity.value",
      "appClient.idTokenValidity.unit",
    ],
    refreshTokenValidity: [
      '{"value":10,"unit":"days"}',
      "appClient.refreshTokenValidity.value",
      "appClient.refreshTokenValidity.unit",
    ],
    refreshTokenRotation: ["{}", "appClient.refreshTokenRotation"],
    tokenRevocation: ["false", "appClient.tokenRevocation"],
  };

  it("is known", () => {
    assert.deepEqual([...newPaths.keys()], Object.keys(samples));
  });

  for (const [key, [text, ...paths]] of Object.entries(samples)) {
    it(`is refused with the commands that move it: ${key} to ${paths.join(", ")}`, async () => {
      const set = paths.map((path) => `pulumi config set --path cognito-auth:${path} VALUE`);
      assert.deepEqual((await refusalOf({ [key]: text })).problems, [
        {
          path: key,
          reason: `this key is \`${newPaths.get(key)}\` now`,
          fix: [...set, `pulumi config rm cognito-auth:${key}`].join(" && "),
        },
      ]);
    });

    it(`has a new path at which its value is right: ${key}`, () => {
      const value: unknown = parseYaml(text);
      assert.deepEqual(validate("auth", withArgument({}, newPaths.get(key) ?? "", value)), []);
    });
  }

  it("is moved as a secret where it is one", async () => {
    const { problems } = await refusalOf({ userPoolName: "Hush" }, ["userPoolName"]);
    assert.equal(
      problems[0]?.fix,
      "pulumi config set --path --secret cognito-auth:userPool.name VALUE" +
        " && pulumi config rm cognito-auth:userPoolName",
    );
  });
});
