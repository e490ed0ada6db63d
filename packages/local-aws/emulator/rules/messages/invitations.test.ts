import assert from "node:assert/strict";
import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  type CreateUserPoolCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, password, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { emailOf, mailsTo, phoneNumber, SmsConfiguration, textsTo } from "../../../tests/helpers/messages";

interface Invited {
  readonly email: string;
  readonly phone_number: string;
}

/** Creates a user with two addresses in a pool of its own, and resolves to what was sent. */
async function invite(
  cognito: CognitoUnderTest,
  request: Partial<AdminCreateUserCommandInput>,
  settings: Partial<CreateUserPoolCommandInput> = {},
): Promise<{ mails: number; texts: string[] }> {
  const invited = { email: emailOf("ada"), phone_number: phoneNumber() };
  await createUser(cognito, request, invited, settings);
  return {
    mails: (await mailsTo(cognito, invited.email)).length,
    texts: await textsTo(cognito, invited.phone_number),
  };
}

async function createUser(
  { createPool, send }: CognitoUnderTest,
  request: Partial<AdminCreateUserCommandInput>,
  attributes: Partial<Invited>,
  settings: Partial<CreateUserPoolCommandInput> = {},
): Promise<void> {
  const UserPoolId = await createPool({ SmsConfiguration, ...settings });
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  const user = { UserPoolId, Username: "ada", TemporaryPassword: password, UserAttributes };
  await send(new AdminCreateUserCommand({ ...user, ...request }));
}

const text = `Your username is ada and temporary password is ${password}.`;

describeRule("mediums of invitations", {
  "texts the invitation if the request names no medium": async (cognito) => {
    assert.deepEqual(await invite(cognito, {}), { mails: 0, texts: [text] });
  },

  "sends it by each medium that the request names": async (cognito) => {
    assert.deepEqual(await invite(cognito, { DesiredDeliveryMediums: ["SMS"] }), { mails: 0, texts: [text] });
    assert.deepEqual(await invite(cognito, { DesiredDeliveryMediums: ["EMAIL"] }), { mails: 1, texts: [] });
    const both = { mails: 1, texts: [text] };
    assert.deepEqual(await invite(cognito, { DesiredDeliveryMediums: ["EMAIL", "SMS"] }), both);
  },

  "texts the pool's template": async (cognito) => {
    const InviteMessageTemplate = { SMSMessage: "Hello {username}: {####}" };
    const { texts } = await invite(cognito, {}, { AdminCreateUserConfig: { InviteMessageTemplate } });
    assert.deepEqual(texts, [`Hello ada: ${password}`]);
  },

  "sends none that is suppressed": async (cognito) => {
    assert.deepEqual(await invite(cognito, { MessageAction: "SUPPRESS" }), { mails: 0, texts: [] });
  },

  "texts none in a pool that can't send text messages": async (cognito) => {
    assert.deepEqual(await invite(cognito, {}, { SmsConfiguration: undefined }), { mails: 0, texts: [] });
  },

  "mails none to a user without a phone number if the request names no medium": async (cognito) => {
    const email = emailOf("ada");
    await createUser(cognito, {}, { email });
    assert.deepEqual(await mailsTo(cognito, email), []);
  },

  "refuses a medium that the user has no address for": async (cognito) => {
    assert.equal(
      await refusalOf(createUser(cognito, { DesiredDeliveryMediums: ["SMS"] }, { email: emailOf("ada") })),
      "InvalidParameterException: No phone number provided but desired delivery medium was SMS",
    );
    const mailed = createUser(
      cognito,
      { DesiredDeliveryMediums: ["EMAIL"] },
      { phone_number: phoneNumber() },
    );
    assert.equal(
      await refusalOf(mailed),
      "InvalidParameterException: No email provided but desired delivery medium was Email",
    );
  },

  "resends it by the medium that the request names": async (cognito) => {
    const email = emailOf("ada");
    const UserPoolId = await cognito.createPool();
    const request = { UserPoolId, Username: "ada", DesiredDeliveryMediums: ["EMAIL" as const] };
    const resend = new AdminCreateUserCommand({ ...request, MessageAction: "RESEND" });
    assert.equal(await refusalOf(cognito.send(resend)), "UserNotFoundException: User does not exist.");
    const UserAttributes = [{ Name: "email", Value: email }];
    await cognito.send(new AdminCreateUserCommand({ ...request, UserAttributes }));
    await cognito.send(new AdminCreateUserCommand({ ...request, MessageAction: "RESEND" }));
    assert.equal((await mailsTo(cognito, email)).length, 2);
  },

  "takes a username that is the address for it": async (cognito) => {
    const Username = emailOf("ada");
    const request = { Username, DesiredDeliveryMediums: ["EMAIL" as const] };
    await createUser(cognito, request, {}, { UsernameAttributes: ["email"] });
    assert.equal((await mailsTo(cognito, Username)).length, 1);
  },
});
