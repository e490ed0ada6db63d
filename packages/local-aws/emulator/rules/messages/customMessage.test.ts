import assert from "node:assert/strict";
import {
  AdminCreateUserCommand,
  type CreateUserPoolCommandInput,
  ForgotPasswordCommand,
  GetUserAttributeVerificationCodeCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, password, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { emailOf, mailsTo, phoneNumber, SmsConfiguration, textsTo } from "../../../tests/helpers/messages";
import { createSignedInUser } from "../../../tests/helpers/signedInUser";
import {
  createTrigger,
  type TriggerFunction,
  triggerServices,
} from "../../../tests/helpers/triggerFunctions";

/** Lets functions write emails, too. */
const EmailConfiguration = {
  EmailSendingAccount: "DEVELOPER",
  SourceArn: "arn:aws:ses:us-east-1:000000000000:identity/example.com",
} as const;

const settingsOf = ({ arn }: TriggerFunction): Partial<CreateUserPoolCommandInput> => ({
  AutoVerifiedAttributes: ["email"],
  EmailConfiguration,
  LambdaConfig: { CustomMessage: arn },
});

/** Writes a message that says what it is for. */
const writing = `
  const text = event.triggerSource + " {####}";
  event.response = { emailMessage: text, emailSubject: "Hello", smsMessage: text };`;

/** Signs `ada` up in a pool of its own. */
async function signUp(
  { createPool, createClient, send }: CognitoUnderTest,
  settings: Partial<CreateUserPoolCommandInput>,
  attributes: Readonly<Record<string, string>>,
): Promise<string> {
  const ClientId = await createClient(await createPool({ SmsConfiguration, ...settings }));
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  const ClientMetadata = { theme: "dark" };
  await send(
    new SignUpCommand({ ClientId, Username: "ada", Password: password, UserAttributes, ClientMetadata }),
  );
  return ClientId;
}

/** The refusal of a sign-up whose message a function writes. */
async function refusalWith(
  cognito: CognitoUnderTest,
  body: string,
  settings: Partial<CreateUserPoolCommandInput> = {},
): Promise<string> {
  const written = await createTrigger(cognito, body);
  return refusalOf(signUp(cognito, { ...settingsOf(written), ...settings }, { email: emailOf("ada") }));
}

describeRule(
  "custom messages",
  {
    "lets a function write the mails of a sign-up": async (cognito) => {
      const written = await createTrigger(cognito, writing);
      const email = emailOf("ada");
      const ClientId = await signUp(cognito, settingsOf(written), { email });
      await cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username: "ada" }));
      const mails = await mailsTo(cognito, email);
      assert.deepEqual(
        mails.map(({ subject }) => subject),
        ["Hello", "Hello"],
      );
      assert.match(mails[0]?.text ?? "", /^CustomMessage_SignUp \d{6}$/);
      assert.match(mails[1]?.text ?? "", /^CustomMessage_ResendCode \d{6}$/);
    },

    "tells the function what AWS tells it": async (cognito) => {
      const written = await createTrigger(cognito);
      const email = emailOf("ada");
      const ClientId = await signUp(cognito, settingsOf(written), { email });
      const [event, ...others] = await written.events();
      assert.deepEqual(others, []);
      assert.equal(event?.userName, "ada");
      assert.equal(event.callerContext.clientId, ClientId);
      const { userAttributes, ...request } = event.request;
      assert.deepEqual(request, {
        codeParameter: "{####}",
        usernameParameter: null,
        clientMetadata: { theme: "dark" },
      });
      assert.ok(JSON.stringify(userAttributes).includes(email));
    },

    "lets it write text messages": async (cognito) => {
      const written = await createTrigger(cognito, writing);
      const phone_number = phoneNumber();
      const settings = { ...settingsOf(written), AutoVerifiedAttributes: ["phone_number" as const] };
      await signUp(cognito, settings, { phone_number });
      const [text = "", ...others] = await textsTo(cognito, phone_number);
      assert.match(text, /^CustomMessage_SignUp \d{6}$/);
      assert.deepEqual(others, []);
    },

    "lets it write the messages of every other occasion": async (cognito) => {
      const written = await createTrigger(cognito, writing);
      const user = await createSignedInUser(cognito, settingsOf(written), { email_verified: "true" });
      const { AccessToken, ClientId } = user;
      await cognito.send(new ForgotPasswordCommand({ ClientId, Username: "ada" }));
      await cognito.send(
        new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: "email" }),
      );
      const UserAttributes = [{ Name: "email", Value: emailOf("ada") }];
      await cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes }));
      assert.deepEqual(
        (await written.events()).map(({ triggerSource }) => triggerSource),
        [
          "CustomMessage_ForgotPassword",
          "CustomMessage_VerifyUserAttribute",
          "CustomMessage_UpdateUserAttribute",
        ],
      );
      for (const { callerContext } of await written.events()) assert.equal(callerContext.clientId, ClientId);
    },

    "lets it write an invitation by SMS, with the username": async (cognito) => {
      const written = await createTrigger(
        cognito,
        `event.response.smsMessage = event.request.usernameParameter + ": " + event.request.codeParameter;`,
      );
      const phone_number = phoneNumber();
      const UserPoolId = await cognito.createPool({ SmsConfiguration, ...settingsOf(written) });
      const UserAttributes = [{ Name: "phone_number", Value: phone_number }];
      const user = { UserPoolId, Username: "ada", TemporaryPassword: password, UserAttributes };
      await cognito.send(new AdminCreateUserCommand({ ...user, DesiredDeliveryMediums: ["SMS"] }));
      assert.deepEqual(await textsTo(cognito, phone_number), [`ada: ${password}`]);
    },

    "refuses an invitation without the username, or that the function fails to write": async (cognito) => {
      const refusalOfInvitation = async (body: string): Promise<string> => {
        const written = await createTrigger(cognito, body);
        const UserPoolId = await cognito.createPool(settingsOf(written));
        const UserAttributes = [{ Name: "email", Value: emailOf("ada") }];
        const user = { UserPoolId, Username: "ada", UserAttributes };
        return refusalOf(
          cognito.send(new AdminCreateUserCommand({ ...user, DesiredDeliveryMediums: ["EMAIL"] })),
        );
      };
      assert.equal(
        await refusalOfInvitation(`event.response.emailMessage = "{####}";`),
        "InvalidLambdaResponseException: CustomMessage emailMessage must contain {####} and {username}.",
      );
      assert.equal(
        await refusalOfInvitation(`throw new Error("no words");`),
        "UserLambdaValidationException: CustomMessage failed with error no words.",
      );
    },

    "leaves no user behind whose invitation it refuses, and mails nothing then": async (cognito) => {
      const bodies = {
        SMS: `throw new Error("no words");`,
        // It writes a mail that AWS takes, and no text message.
        EMAIL: `event.response = { emailMessage: "{username} {####}", smsMessage: "no code" };`,
      };
      for (const [name, body] of Object.entries(bodies)) {
        const written = await createTrigger(cognito, body);
        const [email, phone_number] = [emailOf("ada"), phoneNumber()];
        const UserPoolId = await cognito.createPool({ SmsConfiguration, ...settingsOf(written) });
        const UserAttributes = Object.entries({ email, phone_number }).map(([Name, Value]) => ({
          Name,
          Value,
        }));
        const user = { UserPoolId, Username: "ada", UserAttributes };
        const DesiredDeliveryMediums = name === "SMS" ? ["SMS" as const] : ["EMAIL" as const, "SMS" as const];
        await refusalOf(cognito.send(new AdminCreateUserCommand({ ...user, DesiredDeliveryMediums })));
        assert.equal(
          await refusalOf(cognito.attributesOf(UserPoolId, "ada")),
          "UserNotFoundException: User does not exist.",
        );
        assert.deepEqual(await mailsTo(cognito, email), []);
        assert.deepEqual(await textsTo(cognito, phone_number), []);
      }
    },

    "refuses what isn't text": async (cognito) => {
      for (const name of ["emailMessage", "emailSubject", "smsMessage"]) {
        for (const value of ["42", "0", "false", `["{####}"]`, "{}"]) {
          assert.equal(
            await refusalWith(cognito, `event.response[${JSON.stringify(name)}] = ${value};`),
            "InvalidLambdaResponseException: Unrecognizable lambda output",
            `${name}: ${value}`,
          );
        }
      }
    },

    "keeps the pool's own text where the function writes none": async (cognito) => {
      const written = await createTrigger(cognito);
      const email = emailOf("ada");
      await signUp(cognito, { ...settingsOf(written), EmailVerificationMessage: "Take {####}" }, { email });
      const [mail] = await mailsTo(cognito, email);
      assert.match(mail?.text ?? "", /^Take \d{6}$/);
    },

    "refuses a request whose message the function fails to write": async (cognito) => {
      assert.equal(
        await refusalWith(cognito, `throw new Error("no words");`),
        "UserLambdaValidationException: CustomMessage failed with error no words.",
      );
    },

    "refuses a message without the code": async (cognito) => {
      assert.equal(
        await refusalWith(cognito, `event.response.emailMessage = "Welcome";`),
        "InvalidLambdaResponseException: CustomMessage emailMessage must contain {####}.",
      );
      assert.equal(
        await refusalWith(cognito, `event.response.smsMessage = "Welcome";`),
        "InvalidLambdaResponseException: CustomMessage smsMessage must contain {####}.",
      );
    },

    "refuses mails that a function writes for a pool that doesn't send by Amazon SES": async (cognito) => {
      const byCognito = { EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" } } as const;
      assert.equal(
        await refusalWith(cognito, `event.response.emailMessage = "{####}";`, byCognito),
        "InvalidLambdaResponseException: CustomMessage emailMessage needs the EmailSendingAccount DEVELOPER.",
      );
      assert.equal(
        await refusalWith(cognito, `event.response.emailSubject = "Hello";`, byCognito),
        "InvalidLambdaResponseException: CustomMessage emailSubject needs the EmailSendingAccount DEVELOPER.",
      );
    },
  },
  triggerServices,
);
