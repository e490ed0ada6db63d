import assert from "node:assert/strict";
import {
  AdminResetUserPasswordCommand,
  AdminSetUserMFAPreferenceCommand,
  type CodeDeliveryDetailsType,
  ConfirmForgotPasswordCommand,
  type CreateUserPoolCommandInput,
  ForgotPasswordCommand,
  type RecoveryOptionNameType,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, otherPassword, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  codeIn,
  codeMailedTo,
  emailOf,
  mailsTo,
  phoneNumber,
  SmsConfiguration,
  textsTo,
} from "../../../tests/helpers/messages";

/** A user with two addresses, in a pool of its own. */
async function createUser(
  { createPool, createClient, createUser }: CognitoUnderTest,
  settings: Partial<CreateUserPoolCommandInput>,
  verified: Readonly<Record<string, string>> = { email_verified: "true", phone_number_verified: "true" },
): Promise<{ email: string; phone_number: string; ClientId: string; UserPoolId: string }> {
  const [email, phone_number] = [emailOf("ada"), phoneNumber()];
  const UserPoolId = await createPool({ SmsConfiguration, ...settings });
  await createUser(UserPoolId, { attributes: { email, phone_number, ...verified } });
  return { email, phone_number, ClientId: await createClient(UserPoolId), UserPoolId };
}

/** Asks for a code, and resolves to where it was sent. */
async function forgetPassword(
  { send }: CognitoUnderTest,
  ClientId: string,
): Promise<CodeDeliveryDetailsType | undefined> {
  const answer = await send(new ForgotPasswordCommand({ ClientId, Username: "ada" }));
  return answer.CodeDeliveryDetails;
}

function preferring(...names: RecoveryOptionNameType[]): Partial<CreateUserPoolCommandInput> {
  const RecoveryMechanisms = names.map((Name, index) => ({ Name, Priority: index + 1 })).toReversed();
  return { AccountRecoverySetting: { RecoveryMechanisms } };
}

const phoneFirst = preferring("verified_phone_number", "verified_email");
const emailFirst = preferring("verified_email", "verified_phone_number");

describeRule("mediums of recovery codes", {
  "texts the code where the phone number has priority": async (cognito) => {
    const { email, phone_number, ClientId } = await createUser(cognito, phoneFirst);
    assert.deepEqual(await forgetPassword(cognito, ClientId), {
      AttributeName: "phone_number",
      DeliveryMedium: "SMS",
      Destination: `+*******${phone_number.slice(-4)}`,
    });
    const [text, ...others] = await textsTo(cognito, phone_number);
    assert.deepEqual(others, []);
    assert.deepEqual(await mailsTo(cognito, email), []);
    const change = { ClientId, Username: "ada", ConfirmationCode: codeIn(text), Password: otherPassword };
    await cognito.send(new ConfirmForgotPasswordCommand(change));
    assert.notEqual((await cognito.signIn(ClientId, "ada", otherPassword)).AuthenticationResult, undefined);
  },

  "mails the code where the email address has priority": async (cognito) => {
    const { email, phone_number, ClientId } = await createUser(cognito, emailFirst);
    assert.deepEqual(await forgetPassword(cognito, ClientId), {
      AttributeName: "email",
      DeliveryMedium: "EMAIL",
      Destination: "a****@e****",
    });
    assert.equal((await mailsTo(cognito, email)).length, 1);
    assert.deepEqual(await textsTo(cognito, phone_number), []);
  },

  "falls back to the other address where the first isn't verified": async (cognito) => {
    const { ClientId } = await createUser(cognito, emailFirst, { phone_number_verified: "true" });
    assert.equal((await forgetPassword(cognito, ClientId))?.DeliveryMedium, "SMS");
  },

  "mails the code where text messages are the second factor": async (cognito) => {
    const { phone_number, ClientId, UserPoolId } = await createUser(cognito, phoneFirst);
    const SMSMfaSettings = { Enabled: true };
    const preference = { UserPoolId, Username: "ada", SMSMfaSettings };
    await cognito.send(new AdminSetUserMFAPreferenceCommand(preference));
    assert.equal((await forgetPassword(cognito, ClientId))?.DeliveryMedium, "EMAIL");
    assert.deepEqual(await textsTo(cognito, phone_number), []);
  },

  "doesn't text where the setting names the email address only": async (cognito) => {
    const { phone_number, ClientId } = await createUser(cognito, preferring("verified_email"));
    assert.equal((await forgetPassword(cognito, ClientId))?.DeliveryMedium, "EMAIL");
    assert.deepEqual(await textsTo(cognito, phone_number), []);
  },

  "texts rather than mails without a setting": async (cognito) => {
    const { ClientId } = await createUser(cognito, {});
    assert.equal((await forgetPassword(cognito, ClientId))?.DeliveryMedium, "SMS");
  },

  "mails in a pool that can't send text messages": async (cognito) => {
    const { ClientId } = await createUser(cognito, { ...phoneFirst, SmsConfiguration: undefined });
    assert.equal((await forgetPassword(cognito, ClientId))?.DeliveryMedium, "EMAIL");
  },

  "texts the code of a reset by an administrator, too": async (cognito) => {
    const { email, phone_number, UserPoolId } = await createUser(cognito, phoneFirst);
    await cognito.send(new AdminResetUserPasswordCommand({ UserPoolId, Username: "ada" }));
    assert.equal((await textsTo(cognito, phone_number)).length, 1);
    assert.deepEqual(await mailsTo(cognito, email), []);
  },

  "makes a code for one user and one request: no other replaces the password": async (cognito) => {
    const { email, ClientId, UserPoolId } = await createUser(cognito, emailFirst);
    const other = emailOf("grace");
    const attributes = { email: other, email_verified: "true" };
    await cognito.createUser(UserPoolId, { Username: "grace", attributes });
    const replace = (ConfirmationCode: string, Username = "ada"): Promise<unknown> => {
      const request = { ClientId, Username, ConfirmationCode, Password: otherPassword };
      return cognito.send(new ConfirmForgotPasswordCommand(request));
    };
    await forgetPassword(cognito, ClientId);
    const first = await codeMailedTo(cognito, email);
    await cognito.send(new AdminResetUserPasswordCommand({ UserPoolId, Username: "grace" }));
    const others = await codeMailedTo(cognito, other);
    const mismatch = "CodeMismatchException: Invalid verification code provided, please try again.";
    assert.equal(await refusalOf(replace(others)), mismatch);
    await forgetPassword(cognito, ClientId);
    assert.equal(await refusalOf(replace(first)), mismatch);
    await replace(await codeMailedTo(cognito, email));
    await replace(others, "grace");
  },

  "sends nothing to addresses that aren't verified": async (cognito) => {
    const { email, phone_number, UserPoolId } = await createUser(cognito, phoneFirst, {});
    const reset = cognito.send(new AdminResetUserPasswordCommand({ UserPoolId, Username: "ada" }));
    await reset.catch(() => undefined);
    assert.deepEqual(await textsTo(cognito, phone_number), []);
    assert.deepEqual(await mailsTo(cognito, email), []);
  },
});
