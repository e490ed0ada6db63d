import assert from "node:assert/strict";
import { assertRefused, documented, guide, type Subject } from "./check";
import { createFunction } from "./lambda";
import { assertInvoked, fails, poolOf, poolWith, signUp } from "./triggerPools";

const page = guide("cognito-user-pools-working-with-lambda-triggers");

export const failingFunctions: Subject = {
  title: "Functions of triggers",
  checks: {
    "A function that fails fails what it is for, also if it customizes tokens": documented(
      page,
      async (cognito) => {
        const { UserPoolId, ClientId } = await poolWith(cognito, "PreTokenGeneration", fails);
        await cognito.createUser(UserPoolId);
        await assertInvoked("TokenGeneration_Authentication", cognito.signIn(ClientId));
      },
    ),

    "A function that doesn't give the event back fails what it is for": documented(page, async (cognito) => {
      const pool = await poolWith(cognito, "PreSignUp", "return 'done';");
      await assertRefused("InvalidLambdaResponseException", signUp(cognito, pool));
    }),

    "A function that doesn't let Cognito invoke it fails what it is for": documented(
      page,
      async (cognito) => {
        const PreSignUp = await createFunction(cognito, "return event;");
        const pool = await poolOf(cognito, { LambdaConfig: { PreSignUp } });
        await assert.rejects(signUp(cognito, pool));
      },
    ),
  },
};
