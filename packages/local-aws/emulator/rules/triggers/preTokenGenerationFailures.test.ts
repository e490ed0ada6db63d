import assert from "node:assert/strict";
import { InitiateAuthCommand, type LambdaConfigType } from "@aws-sdk/client-cognito-identity-provider";
import { DeleteFunctionCommand } from "@aws-sdk/client-lambda";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { requestMachineTokens } from "../../../tests/helpers/machine";
import { createTrigger, triggerServices } from "../../../tests/helpers/triggerFunctions";

async function clientOfPoolWith(cognito: CognitoUnderTest, LambdaConfig: LambdaConfigType): Promise<string> {
  const UserPoolId = await cognito.createPool({ LambdaConfig });
  await cognito.createUser(UserPoolId);
  return cognito.createClient(UserPoolId);
}

const failing = `throw new Error("Isn't there");`;
const refusal = "UserLambdaValidationException: PreTokenGeneration failed with error Isn't there.";

describeRule(
  "failures of the pre token generation trigger",
  {
    "gives no tokens where the function fails, of either version": async (cognito) => {
      const { arn } = await createTrigger(cognito, failing);
      const first = await clientOfPoolWith(cognito, { PreTokenGeneration: arn });
      assert.equal(await refusalOf(cognito.signIn(first)), refusal);
      const PreTokenGenerationConfig = { LambdaVersion: "V2_0", LambdaArn: arn } as const;
      const second = await clientOfPoolWith(cognito, { PreTokenGenerationConfig });
      assert.equal(await refusalOf(cognito.signIn(second)), refusal);
    },

    "renews none where it fails": async (cognito) => {
      const body = `if (event.triggerSource === "TokenGeneration_RefreshTokens") ${failing}`;
      const { arn } = await createTrigger(cognito, body);
      const ClientId = await clientOfPoolWith(cognito, { PreTokenGeneration: arn });
      const { AuthenticationResult } = await cognito.signIn(ClientId);
      const AuthParameters = { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? "" };
      const renewal = { ClientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters } as const;
      assert.equal(await refusalOf(cognito.send(new InitiateAuthCommand(renewal))), refusal);
    },

    "gives none to a machine where it fails": async (cognito) => {
      const { arn } = await createTrigger(cognito, failing);
      const PreTokenGenerationConfig = { LambdaVersion: "V3_0", LambdaArn: arn } as const;
      const UserPoolId = await cognito.createPool({ LambdaConfig: { PreTokenGenerationConfig } });
      const answer = await requestMachineTokens(cognito, UserPoolId);
      assert.equal(answer.status, 400);
      assert.deepEqual(await answer.json(), {
        error: "invalid_request",
        error_description: "PreTokenGeneration failed with error Isn't there.",
      });
    },

    "gives none where there is no such function": async (cognito) => {
      const { arn, name, lambda } = await createTrigger(cognito);
      const ClientId = await clientOfPoolWith(cognito, { PreTokenGeneration: arn });
      await cognito.signIn(ClientId);
      await lambda.send(new DeleteFunctionCommand({ FunctionName: name }));
      assert.equal(
        await refusalOf(cognito.signIn(ClientId)),
        "UnexpectedLambdaException: PreTokenGeneration invocation failed due to error AccessDeniedException.",
      );
    },
  },
  triggerServices,
);
