import assert from "node:assert/strict";
import { ForgotPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, otherPassword, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { answerFirstSignIn } from "../../../tests/helpers/firstSignIn";

const attributes = { email: "ada@example.com", email_verified: "true" };

/** Creates a pool, and Ada, who has a temporary password. */
async function deploy(
  cognito: CognitoUnderTest,
  PreventUserExistenceErrors: "ENABLED" | "LEGACY" = "LEGACY",
): Promise<{ readonly UserPoolId: string; readonly ClientId: string }> {
  const UserPoolId = await cognito.createPool();
  await cognito.createUser(UserPoolId, { isTemporary: true, attributes });
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId, { PreventUserExistenceErrors }) };
}

describeRule("no recovery of temporary passwords", {
  "until they have been replaced": async (cognito) => {
    const deployment = await deploy(cognito);
    const forget = new ForgotPasswordCommand({ ClientId: deployment.ClientId, Username: "ada" });
    assert.equal(
      await refusalOf(cognito.send(forget)),
      "NotAuthorizedException: User password cannot be reset in the current state.",
    );
    await answerFirstSignIn(cognito, "user", { ...deployment, chosen: otherPassword });
    assert.equal((await cognito.send(forget)).CodeDeliveryDetails?.DeliveryMedium, "EMAIL");
  },

  "and no word of it where a client hides whether there is a user": async (cognito) => {
    const { ClientId } = await deploy(cognito, "ENABLED");
    const forget = (Username: string) => cognito.send(new ForgotPasswordCommand({ ClientId, Username }));
    const simulated = { Destination: "****", DeliveryMedium: "EMAIL", AttributeName: "email" };
    assert.deepEqual((await forget("nobody")).CodeDeliveryDetails, simulated);
    assert.deepEqual((await forget("ada")).CodeDeliveryDetails, simulated);
  },
});
