import assert from "node:assert/strict";
import { SignUpCommand } from "@aws-sdk/client-cognito-identity-provider";
import { password, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { createTrigger, triggerServices } from "../../../tests/helpers/triggerFunctions";

describeRule(
  "data of the pre sign-up trigger",
  {
    "tells the function what the request says besides attributes": async (cognito) => {
      const body = `if (event.request.validationData?.code !== "1234") throw new Error("Wrong code");`;
      const trigger = await createTrigger(cognito, body);
      const UserPoolId = await cognito.createPool({ LambdaConfig: { PreSignUp: trigger.arn } });
      const ClientId = await cognito.createClient(UserPoolId);
      const request = { ClientId, Username: "ada", Password: password };
      const ValidationData = [{ Name: "code", Value: "1234" }];
      assert.match(
        await refusalOf(cognito.send(new SignUpCommand(request))),
        /^UserLambdaValidationException: .*Wrong code/,
      );
      await cognito.send(new SignUpCommand({ ...request, ValidationData, ClientMetadata: { from: "shop" } }));
      const data = (await trigger.events()).map(({ request: { validationData, clientMetadata } }) => ({
        validationData,
        clientMetadata,
      }));
      assert.deepEqual(data, [
        { validationData: null, clientMetadata: {} },
        { validationData: { code: "1234" }, clientMetadata: { from: "shop" } },
      ]);
    },
  },
  triggerServices,
);
