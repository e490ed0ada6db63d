import assert from "node:assert/strict";
import { type Course, pool, poolAndClient } from "./course";
import { challengesBy, note, one, permissions } from "./functions";

const challenges = ["define-auth-challenge", "create-auth-challenge", "verify-auth-challenge-response"];

/** The functions that a pool calls, each taken away; the one for tokens goes last, with another. */
export const withoutTriggers: Course = {
  title: "functions that are taken away",
  from: {
    userPool: { deletionProtection: false },
    appClient: { authFlows: { custom: true } },
    triggers: {
      preSignUp: one,
      postConfirmation: one,
      preAuthentication: one,
      postAuthentication: one,
      customMessage: one,
      userMigration: one,
      preTokenGeneration: { functionArn: one },
      customAuthentication: challengesBy(one),
    },
  },
  changes: [
    [{ "triggers.customAuthentication": undefined }, /appClient\.authFlows\.custom: true/],
    [
      { "triggers.preTokenGeneration": undefined },
      /The update of the functions that the pool calls has a problem:\s+triggers\.preTokenGeneration\s/,
    ],
    [
      { "triggers.customAuthentication": undefined, "appClient.authFlows.custom": false },
      { ...poolAndClient, ...permissions("deleted", ...challenges) },
    ],
    [{ "triggers.preSignUp": undefined }, { ...pool, ...permissions("deleted", "pre-sign-up") }],
    [{ "triggers.postConfirmation": undefined }, { ...pool, ...permissions("deleted", "post-confirmation") }],
    [
      { "triggers.preAuthentication": undefined },
      { ...pool, ...permissions("deleted", "pre-authentication") },
    ],
    [
      { "triggers.postAuthentication": undefined },
      { ...pool, ...permissions("deleted", "post-authentication") },
    ],
    [{ "triggers.customMessage": undefined }, { ...pool, ...permissions("deleted", "custom-message") }],
    [
      { triggers: undefined },
      { ...pool, ...permissions("deleted", "user-migration", "pre-token-generation"), ...note("deleted") },
    ],
    [
      { triggers: { preTokenGeneration: { functionArn: one } } },
      { ...pool, ...permissions("created", "pre-token-generation"), ...note("created") },
    ],
    [{ triggers: {} }, { ...pool, ...permissions("deleted", "pre-token-generation"), ...note("deleted") }],
  ],
  assertChanged: ({ pool: { LambdaConfig = {} }, permitted }) => {
    assert.deepEqual([LambdaConfig, permitted], [{}, []]);
  },
};
