import assert from "node:assert/strict";
import { type LambdaConfigType, SignUpCommand } from "@aws-sdk/client-cognito-identity-provider";
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
