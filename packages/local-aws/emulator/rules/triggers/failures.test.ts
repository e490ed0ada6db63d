import assert from "node:assert/strict";
import {
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { signUp } from "../../../tests/helpers/signUp";
import { createTrigger, triggerServices } from "../../../tests/helpers/triggerFunctions";

const failing = 'throw new Error("It\'s broken");';

const challenging = {
  CreateAuthChallenge: 'event.response = { publicChallengeParameters: { question: "name" } };',
  DefineAuthChallenge: 'event.response = { challengeName: "CUSTOM_CHALLENGE" };',
  VerifyAuthChallengeResponse: "event.response = { answerCorrect: true };",
};

/** Signs in with a challenge of a pool's own, of whose functions one fails. */
async function answerChallenge(cognito: CognitoUnderTest, failed: keyof typeof challenging): Promise<void> {
  const functions = Object.entries({ ...challenging, [failed]: failing });
  const LambdaConfig = Object.fromEntries(
    await Promise.all(
      functions.map(async ([name, body]) => [name, (await createTrigger(cognito, body)).arn] as const),
    ),
  );
  const UserPoolId = await cognito.createPool({ LambdaConfig });
  await cognito.createUser(UserPoolId);
  const ClientId = await cognito.createClient(UserPoolId);
  const { ChallengeName, Session } = await cognito.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: "CUSTOM_AUTH", AuthParameters: { USERNAME: "ada" } }),
  );
  const ChallengeResponses = { USERNAME: "ada", ANSWER: "Ada" };
  await cognito.send(
    new RespondToAuthChallengeCommand({ ClientId, ChallengeName, Session, ChallengeResponses }),
  );
}

describeRule(
  "failures of triggers",
  {
    "says with which error the function of a sign-up failed": async (cognito) => {
      const { arn } = await createTrigger(cognito, failing);
      const UserPoolId = await cognito.createPool({ LambdaConfig: { PreSignUp: arn } });
      const ClientId = await cognito.createClient(UserPoolId);
      assert.equal(
        await refusalOf(signUp(cognito, ClientId)),
        "UserLambdaValidationException: PreSignUp failed with error It's broken.",
      );
    },

    "takes a function that fails with the words for one that doesn't answer for what it is": async (
      cognito,
    ) => {
      const message = "Socket timeout while invoking Lambda function";
      const { arn } = await createTrigger(cognito, `throw new Error("${message}");`);
      const LambdaConfig = { PreSignUp: arn, PreAuthentication: arn };
      const UserPoolId = await cognito.createPool({ LambdaConfig });
      const ClientId = await cognito.createClient(UserPoolId, { PreventUserExistenceErrors: "ENABLED" });
      const failed = (name: string): string =>
        `UserLambdaValidationException: ${name} failed with error ${message}.`;
      assert.equal(await refusalOf(signUp(cognito, ClientId)), failed("PreSignUp"));
      assert.equal(await refusalOf(cognito.signIn(ClientId)), failed("PreAuthentication"));
    },

    "says with which error the function of a challenge failed": async (cognito) => {
      const triggers = ["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"] as const;
      for (const trigger of triggers) {
        assert.equal(
          await refusalOf(answerChallenge(cognito, trigger)),
          `UserLambdaValidationException: ${trigger} failed with error It's broken.`,
        );
      }
    },
  },
  triggerServices,
);
