import assert from "node:assert/strict";
import { UpdateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const refusal = "InvalidParameterException: Source ARN is required to use DEVELOPER email sending owner";
const SourceArn = "arn:aws:ses:us-east-1:000000000000:identity/shop@example.com";

describeRule("source of a developer's mails", {
  "refuses a sender of one's own without its source": async ({ createPool, send }) => {
    const settings = { EmailConfiguration: { EmailSendingAccount: "DEVELOPER" } } as const;
    assert.equal(await refusalOf(createPool(settings)), refusal);
    const update = new UpdateUserPoolCommand({ UserPoolId: await createPool(), ...settings });
    assert.equal(await refusalOf(send(update)), refusal);
  },

  "allows one with its source, and Amazon Cognito without": async ({ createPool }) => {
    await createPool({ EmailConfiguration: { EmailSendingAccount: "DEVELOPER", SourceArn } });
    await createPool({ EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" } });
  },
});
