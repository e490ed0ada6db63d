import assert from "node:assert/strict";
import { cognitoAt } from "../helpers/cognitoUnderTest";
import { createTrigger, triggerServices } from "../helpers/triggerFunctions";
import { types } from "./providerUnderTest";
import { useLocalAws } from "./useLocalAws";

describe("A function of a user pool that doesn't answer", () => {
  // In total longer than an answer of another service may take.
  const aws = useLocalAws(triggerServices, { COGNITO_AUTH_TRIGGER_SECONDS: "3.5" });

  it("fails the creation of a user with the pool's own words", async () => {
    const cognito = cognitoAt(aws.endpoint, aws.region);
    const silent = await createTrigger(cognito, "await new Promise(() => undefined);", { Timeout: 30 });
    cognito.client.destroy();
    const pool = await aws.create(types.pool, { lambdaConfig: { customMessage: silent.arn } });
    const attributes = { email: "jane@example.com" };
    const jane = { userPoolId: pool.id, username: "jane", attributes, desiredDeliveryMediums: ["EMAIL"] };
    await assert.rejects(aws.create(types.user, jane), {
      message:
        "AdminCreateUser: UnexpectedLambdaException: CustomMessage invocation failed due to error " +
        "Socket timeout while invoking Lambda function.",
    });
  });
});
