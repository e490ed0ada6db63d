import assert from "node:assert/strict";
import { AdminCreateUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, otherPassword, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { emailOf, mailsTo } from "../../../tests/helpers/messages";

/** The temporary password that Cognito generates and sends to a new user of a pool. */
async function generatedIn(cognito: CognitoUnderTest, MinimumLength: number): Promise<string> {
  const UserPoolId = await cognito.createPool({
    Policies: { PasswordPolicy: { MinimumLength } },
    AdminCreateUserConfig: {
      InviteMessageTemplate: { EmailSubject: "Hello", EmailMessage: "{username} {####}" },
    },
  });
  const email = emailOf("ada");
  const UserAttributes = [{ Name: "email", Value: email }];
  const user = { UserPoolId, Username: "ada", DesiredDeliveryMediums: ["EMAIL" as const] };
  await cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes }));
  const [mail] = await mailsTo(cognito, email);
  return /^ada (.*)$/.exec(mail?.text ?? "")?.[1] ?? "";
}

describeRule("generated passwords", {
  "are as long as the policy wants them": async (cognito) => {
    for (const length of [13, 14, 24, 25, 99]) {
      assert.ok((await generatedIn(cognito, length)).length >= length, String(length));
    }
  },

  "stay as they are where the policy wants less": async (cognito) => {
    for (const length of [6, 12]) assert.equal((await generatedIn(cognito, length)).length, 12);
  },

  "aren't generated where there is one, which has to be as long": async ({ createPool, send }) => {
    const UserPoolId = await createPool({ Policies: { PasswordPolicy: { MinimumLength: 30 } } });
    const user = { UserPoolId, Username: "ada", MessageAction: "SUPPRESS" as const };
    const created = send(new AdminCreateUserCommand({ ...user, TemporaryPassword: otherPassword }));
    assert.equal(
      await refusalOf(created),
      "InvalidPasswordException: Password did not conform with policy: Password must have length greater than or equal to 30",
    );
  },
});
