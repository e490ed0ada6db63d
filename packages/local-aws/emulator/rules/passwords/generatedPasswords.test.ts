import assert from "node:assert/strict";
import { AdminCreateUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { readMails } from "../../../emulator";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const email = "ada@example.com";

/** The length of the temporary password that a user without a given one is invited with. */
async function generatedLength(cognito: CognitoUnderTest, MinimumLength: number): Promise<number> {
  const AdminCreateUserConfig = { InviteMessageTemplate: { EmailMessage: "{username}|{####}" } };
  const UserPoolId = await cognito.createPool({
    Policies: { PasswordPolicy: { MinimumLength } },
    AdminCreateUserConfig,
  });
  const user = { UserPoolId, Username: "ada", DesiredDeliveryMediums: ["EMAIL" as const] };
  const UserAttributes = [{ Name: "email", Value: email }];
  await cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes }));
  const mail = (await readMails(cognito.endpoint))?.at(-1) ?? assert.fail("There is no mail.");
  return /ada\|(.+)/.exec(mail.text === "" ? mail.html : mail.text)?.[1]?.length ?? 0;
}

describeRule("generated temporary passwords", {
  "are as long as the policy requires": async (cognito) => {
    assert.equal(await generatedLength(cognito, 40), 40);
  },

  "are as they were where that is long enough": async (cognito) => {
    assert.equal(await generatedLength(cognito, 12), 12);
    assert.equal(await generatedLength(cognito, 13), 13);
  },
});
