import assert from "node:assert/strict";
import { UpdateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const refusal = "InvalidParameterException: Only one of EmailMessage and EmailMessageByLink can be set.";
const texts = { EmailMessage: "Your code is {####}", EmailMessageByLink: "{##Verify##} your address" };

describeRule("mails with a code or a link", {
  "refuses texts for both, whatever the pool sends": async ({ createPool, send }) => {
    for (const DefaultEmailOption of ["CONFIRM_WITH_CODE", "CONFIRM_WITH_LINK"] as const) {
      const VerificationMessageTemplate = { DefaultEmailOption, ...texts };
      assert.equal(await refusalOf(createPool({ VerificationMessageTemplate })), refusal);
      const update = { UserPoolId: await createPool(), VerificationMessageTemplate };
      assert.equal(await refusalOf(send(new UpdateUserPoolCommand(update))), refusal);
    }
  },

  "allows a text for one": async ({ createPool }) => {
    const { EmailMessage, EmailMessageByLink } = texts;
    await createPool({ VerificationMessageTemplate: { EmailMessage } });
    const DefaultEmailOption = "CONFIRM_WITH_LINK";
    await createPool({ VerificationMessageTemplate: { DefaultEmailOption, EmailMessageByLink } });
  },
});
