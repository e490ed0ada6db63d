import assert from "node:assert/strict";
import { UpdateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const refused =
  "InvalidParameterException: EnablePropagateAdditionalUserContextData requires a client secret.";

describeRule("user context data of clients with a secret", {
  "refuses it for a client without a secret": async ({ createPool, createClient, send }) => {
    const UserPoolId = await createPool();
    const passingOn = { EnablePropagateAdditionalUserContextData: true };
    assert.equal(await refusalOf(createClient(UserPoolId, passingOn)), refused);
    const update = (ClientId: string): Promise<unknown> =>
      send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...passingOn }));
    assert.equal(await refusalOf(update(await createClient(UserPoolId))), refused);
    await update(await createClient(UserPoolId, { ...passingOn, GenerateSecret: true }));
  },
});
