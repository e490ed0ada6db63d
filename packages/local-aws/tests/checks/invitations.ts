import assert from "node:assert/strict";
import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  AdminSetUserPasswordCommand,
  type CreateUserPoolCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, listOf, password } from "../helpers/cognitoUnderTest";
import { mailsTo, textTo } from "../helpers/messages";
import { api, assertRefused, documented, guide, newAddress, newNumber, type Subject } from "./check";
import { poolSettings } from "./settings";

/** A pool whose invitations have a text of their own. */
const inviting: Partial<CreateUserPoolCommandInput> = {
  SmsConfiguration: poolSettings.SmsConfiguration,
  AdminCreateUserConfig: {
    InviteMessageTemplate: {
      EmailSubject: "Welcome",
      EmailMessage: "User {username}, code {####} end",
      SMSMessage: "User {username}, code {####}",
    },
  },
};

/** Invites a user with these attributes, and resolves to the pool. */
async function invite(
  { createPool, send }: CognitoUnderTest,
  attributes: Readonly<Record<string, string>>,
  settings: Partial<AdminCreateUserCommandInput> = {},
  pool: Partial<CreateUserPoolCommandInput> = {},
): Promise<string> {
  const UserPoolId = await createPool({ ...inviting, ...pool });
  const UserAttributes = listOf(attributes);
  const user = { UserPoolId, Username: "ada", UserAttributes };
  await send(new AdminCreateUserCommand({ ...user, ...settings }));
  return UserPoolId;
}

const byMail: Partial<AdminCreateUserCommandInput> = { DesiredDeliveryMediums: ["EMAIL"] };

export const invitations: Subject = {
  title: "Invitations",
  checks: {
    "An invitation is sent again only to a user with a temporary password": documented(
      api("AdminCreateUser"),
      async (cognito) => {
        const email = newAddress();
        const UserPoolId = await invite(cognito, { email }, byMail);
        const again = { UserPoolId, Username: "ada", MessageAction: "RESEND", ...byMail } as const;
        await cognito.send(new AdminCreateUserCommand(again));
        assert.equal((await mailsTo(cognito, email)).length, 2);
        const permanent = { UserPoolId, Username: "ada", Password: password, Permanent: true };
        await cognito.send(new AdminSetUserPasswordCommand(permanent));
        await assertRefused("UnsupportedUserStateException", cognito.send(new AdminCreateUserCommand(again)));
      },
    ),

    "A password that is generated is as long as the pool's policy wants": documented(
      api("AdminCreateUser"),
      async (cognito) => {
        const email = newAddress();
        await invite(cognito, { email }, byMail, { Policies: { PasswordPolicy: { MinimumLength: 30 } } });
        const [mail] = await mailsTo(cognito, email);
        assert.match(mail?.text ?? "", /^User ada, code \S{30,} end$/);
      },
    ),

    "The mail has the text of the pool, the username and a password that signs in": documented(
      guide("cognito-user-pool-settings-message-customizations"),
      async (cognito) => {
        const email = newAddress();
        const UserPoolId = await invite(cognito, { email }, byMail);
        const [mail] = await mailsTo(cognito, email);
        assert.equal(mail?.subject, "Welcome");
        const [, temporary = ""] = /User ada, code (\S+) end/.exec(`${mail.text}${mail.html}`) ?? [];
        const ClientId = await cognito.createClient(UserPoolId);
        const { ChallengeName } = await cognito.signIn(ClientId, "ada", temporary);
        assert.equal(ChallengeName, "NEW_PASSWORD_REQUIRED");
      },
    ),

    "Without a medium, the invitation is a text message": documented(
      api("AdminCreateUser"),
      async (cognito) => {
        const [email, phone_number] = [newAddress(), newNumber()];
        await invite(cognito, { email, phone_number });
        assert.match(await textTo(cognito, phone_number), /^User ada, code \S+$/);
        assert.deepEqual(await mailsTo(cognito, email), []);
      },
    ),

    "A user without an email address can't be invited by mail": documented(
      api("AdminCreateUser"),
      async (cognito) => {
        await assertRefused("InvalidParameterException", invite(cognito, {}, byMail));
        await invite(cognito, { email: newAddress() }, byMail);
      },
    ),

    "An invitation that is suppressed isn't sent": documented(api("AdminCreateUser"), async (cognito) => {
      const email = newAddress();
      await invite(cognito, { email }, { ...byMail, MessageAction: "SUPPRESS" });
      assert.deepEqual(await mailsTo(cognito, email), []);
    }),
  },
};
