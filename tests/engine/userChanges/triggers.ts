import assert from "node:assert/strict";
import { functionArn } from "../../helpers/functionArns";
import { type Course, pool, poolAndClient } from "./course";
import { challengesBy, note, one, other, permissions } from "./functions";

const alias = functionArn("other:live");
const version = functionArn("other:1");

const challenges = ["define-auth-challenge", "create-auth-challenge", "verify-auth-challenge-response"];
const custom = "triggers.customAuthentication";
const tokens = "triggers.preTokenGeneration";

/** The functions that a pool calls, each added and then another. */
export const triggers: Course = {
  title: "functions at the steps of a sign-in",
  from: { userPool: { deletionProtection: false } },
  changes: [
    [
      { "triggers.preSignUp": one },
      { ...pool, ...permissions("created", "pre-sign-up"), ...note("created") },
    ],
    [{ "triggers.preSignUp": other }, { ...pool, ...permissions("replaced", "pre-sign-up") }],
    [{ "triggers.preSignUp": alias }, { ...pool, ...permissions("replaced", "pre-sign-up") }],
    [{ "triggers.preSignUp": version }, { ...pool, ...permissions("replaced", "pre-sign-up") }],
    [{ "triggers.preSignUp": other }, { ...pool, ...permissions("replaced", "pre-sign-up") }],
    [{ "triggers.preSignUp": functionArn("other:$LATEST") }, /triggers\.preSignUp: .*other:\$LATEST"/],

    [
      { "triggers.postConfirmation": one, "triggers.preAuthentication": other },
      { ...pool, ...permissions("created", "post-confirmation", "pre-authentication") },
    ],
    [{ "triggers.postConfirmation": other }, { ...pool, ...permissions("replaced", "post-confirmation") }],
    [{ "triggers.preAuthentication": one }, { ...pool, ...permissions("replaced", "pre-authentication") }],

    [
      { "triggers.postAuthentication": one, "triggers.customMessage": other },
      { ...pool, ...permissions("created", "post-authentication", "custom-message") },
    ],
    [
      { "triggers.postAuthentication": other },
      { ...pool, ...permissions("replaced", "post-authentication") },
    ],
    [{ "triggers.customMessage": one }, { ...pool, ...permissions("replaced", "custom-message") }],

    [{ "triggers.userMigration": one }, { ...pool, ...permissions("created", "user-migration") }],
    [{ "triggers.userMigration": other }, { ...pool, ...permissions("replaced", "user-migration") }],
    [{ "appClient.authFlows.adminUserPassword": false }, /triggers\.userMigration\s+why: no app client/],

    [{ [tokens]: { functionArn: one } }, { ...pool, ...permissions("created", "pre-token-generation") }],
    [{ [`${tokens}.version`]: "V1_0" }, pool],
    [{ [`${tokens}.version`]: "V3_0" }, pool],
    [{ [`${tokens}.functionArn`]: alias }, { ...pool, ...permissions("replaced", "pre-token-generation") }],
    [{ "userPool.featurePlan": "LITE" }, /triggers\.preTokenGeneration\.version: "V3_0"/],

    [{ "appClient.authFlows.custom": true }, /appClient\.authFlows\.custom: true/],
    [{ [custom]: challengesBy(one) }, /triggers\.customAuthentication\s+why: no app client/],
    [
      { [custom]: challengesBy(one), "appClient.authFlows.custom": true },
      { ...poolAndClient, ...permissions("created", ...challenges) },
    ],
    [
      { [`${custom}.defineAuthChallenge`]: other },
      { ...pool, ...permissions("replaced", "define-auth-challenge") },
    ],
    [
      { [`${custom}.createAuthChallenge`]: version },
      { ...pool, ...permissions("replaced", "create-auth-challenge") },
    ],
    [
      { [`${custom}.verifyAuthChallengeResponse`]: alias },
      { ...pool, ...permissions("replaced", "verify-auth-challenge-response") },
    ],
    [{ [`${custom}.createAuthChallenge`]: undefined }, /triggers\.customAuthentication\.createAuthChallenge/],
  ],
  assertChanged: ({ pool: { LambdaConfig }, client, permitted }) => {
    assert.deepEqual(LambdaConfig, {
      PreSignUp: other,
      PostConfirmation: other,
      PreAuthentication: one,
      PostAuthentication: other,
      CustomMessage: one,
      UserMigration: other,
      PreTokenGenerationConfig: { LambdaArn: alias, LambdaVersion: "V3_0" },
      DefineAuthChallenge: other,
      CreateAuthChallenge: version,
      VerifyAuthChallengeResponse: alias,
    });
    assert.ok(client.ExplicitAuthFlows?.includes("ALLOW_CUSTOM_AUTH"));
    assert.deepEqual(permitted, [
      ...[one, one],
      ...[other, other, other, other, other],
      version,
      ...[alias, alias],
    ]);
  },
};
