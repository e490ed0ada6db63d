import assert from "node:assert/strict";
import {
  InitiateAuthCommand,
  type LambdaConfigType,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, password, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { createTrigger, triggerServices } from "../../../tests/helpers/triggerFunctions";

async function clientOfPoolWith(cognito: CognitoUnderTest, LambdaConfig: LambdaConfigType): Promise<string> {
  const UserPoolId = await cognito.createPool({ LambdaConfig });
  await cognito.createUser(UserPoolId, { Username: "jane" });
  return cognito.createClient(UserPoolId);
}

const refusal = "InvalidLambdaResponseException: Unrecognizable lambda output";

describeRule(
  "unrecognizable output of triggers",
  {
    "refuses where the function doesn't give the event back": async (cognito) => {
      for (const body of ["return {};", 'return "done";', "return null;", "return { response: 1 };"]) {
        const { arn } = await createTrigger(cognito, `if (event.userName !== "jane") ${body}`);
        const ClientId = await clientOfPoolWith(cognito, { PreSignUp: arn });
        const request = { ClientId, Username: "ada", Password: password };
        assert.equal(await refusalOf(cognito.send(new SignUpCommand(request))), refusal, body);
      }
    },

    "gives no tokens where it doesn't": async (cognito) => {
      const { arn } = await createTrigger(cognito, "return {};");
      const ClientId = await clientOfPoolWith(cognito, { PreTokenGeneration: arn });
      assert.equal(await refusalOf(cognito.signIn(ClientId, "jane")), refusal);
    },

    "gives no tokens where what it gives isn't what Cognito reads": async (cognito) => {
      const access = { claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToAdd: "shop" } } };
      for (const [version, response] of [
        ["V1_0", { claimsOverrideDetails: "x" }],
        ["V2_0", access],
      ] as const) {
        const { arn } = await createTrigger(cognito, `event.response = ${JSON.stringify(response)};`);
        const PreTokenGenerationConfig = { LambdaVersion: version, LambdaArn: arn };
        const triggers = version === "V1_0" ? { PreTokenGeneration: arn } : { PreTokenGenerationConfig };
        const ClientId = await clientOfPoolWith(cognito, triggers);
        assert.equal(await refusalOf(cognito.signIn(ClientId, "jane")), refusal);
      }
    },

    "takes a claim of any name, and parts that are empty": async (cognito) => {
      const override = { claimsToAddOrOverride: { scopesToAdd: "shop" }, claimsToSuppress: null };
      const { arn } = await createTrigger(
        cognito,
        `event.response.claimsOverrideDetails = ${JSON.stringify(override)};`,
      );
      await cognito.signIn(await clientOfPoolWith(cognito, { PreTokenGeneration: arn }), "jane");
    },

    "refuses the same of each function of a challenge": async (cognito) => {
      const working = {
        CreateAuthChallenge: 'event.response = { publicChallengeParameters: { question: "name" } };',
        DefineAuthChallenge: 'event.response = { challengeName: "CUSTOM_CHALLENGE" };',
        VerifyAuthChallengeResponse: "event.response = { answerCorrect: true };",
      };
      const answer = async (changed: Partial<typeof working>): Promise<void> => {
        const functions = Object.entries({ ...working, ...changed }).map(async ([name, body]) => {
          const { arn } = await createTrigger(cognito, body);
          return [name, arn] as const;
        });
        const ClientId = await clientOfPoolWith(cognito, Object.fromEntries(await Promise.all(functions)));
        const AuthParameters = { USERNAME: "jane" };
        const start = { ClientId, AuthFlow: "CUSTOM_AUTH", AuthParameters } as const;
        const { ChallengeName, Session } = await cognito.send(new InitiateAuthCommand(start));
        const ChallengeResponses = { USERNAME: "jane", ANSWER: "Jane" };
        const response = { ClientId, ChallengeName, Session, ChallengeResponses };
        await cognito.send(new RespondToAuthChallengeCommand(response));
      };
      await answer({});
      for (const name of Object.keys(working)) {
        assert.equal(await refusalOf(answer({ [name]: "return {};" })), refusal, name);
      }
      const parameters = 'event.response = { publicChallengeParameters: "x" };';
      assert.equal(await refusalOf(answer({ CreateAuthChallenge: parameters })), refusal);
    },

    "accepts the event": async (cognito) => {
      const { arn } = await createTrigger(cognito);
      const LambdaConfig = { PreSignUp: arn, PreTokenGeneration: arn };
      const ClientId = await clientOfPoolWith(cognito, LambdaConfig);
      await cognito.send(new SignUpCommand({ ClientId, Username: "ada", Password: password }));
      await cognito.signIn(ClientId, "jane");
    },
  },
  triggerServices,
);
