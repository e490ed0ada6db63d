import { assertRefused, documented, guide, type Subject } from "./check";
import { allow, createFunction, createTrigger } from "./lambda";
import { assertInvoked, firstSignIn, poolOf, poolWith, signUp } from "./triggerPools";

const page = guide("cognito-user-pools-working-with-lambda-triggers");

export const failingFunctions: Subject = {
  title: "Functions of triggers",
  checks: {
    "A function that fails fails what it is for, also if it customizes tokens": documented(
      page,
      async (cognito) => {
        const source = "TokenGeneration_Authentication";
        await assertInvoked(cognito, "PreTokenGeneration", source, (pool) => firstSignIn(cognito, pool));
      },
    ),

    "A function that doesn't give the event back fails what it is for": documented(page, async (cognito) => {
      await signUp(cognito, await poolWith(cognito, "PreSignUp", "return event;"));
      const pool = await poolWith(cognito, "PreSignUp", "return 'done';");
      await assertRefused("InvalidLambdaResponseException", signUp(cognito, pool));
    }),

    "A function that doesn't answer in time fails what it is for": documented(
      guide("cognito-user-identity-pools-working-with-aws-lambda-triggers"),
      async (cognito) => {
        await signUp(cognito, await poolWith(cognito, "PreSignUp", "return event;"));
        // AWS Lambda ends it later than the pool gives up.
        const PreSignUp = await createTrigger(cognito, "await new Promise(() => undefined);", {
          Timeout: 15,
        });
        const pool = await poolOf(cognito, { LambdaConfig: { PreSignUp } });
        await assertRefused("UnexpectedLambdaException", signUp(cognito, pool));
      },
    ),

    "A function that doesn't let Cognito invoke it fails what it is for": documented(
      page,
      async (cognito) => {
        const fn = await createFunction(cognito, "return event;");
        const pool = await poolOf(cognito, { LambdaConfig: { PreSignUp: fn } });
        await assertRefused("UnexpectedLambdaException", signUp(cognito, pool));
        const another = await poolOf(cognito, { LambdaConfig: { PreAuthentication: fn } });
        await assertRefused("UnexpectedLambdaException", firstSignIn(cognito, another));
        await allow(cognito, fn, "cognito-idp.amazonaws.com");
        await signUp(cognito, pool);
        await cognito.signIn(another.ClientId);
      },
    ),
  },
};
