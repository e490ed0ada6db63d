import assert from "node:assert/strict";
import {
  AdminCreateUserCommand,
  ConfirmSignUpCommand,
  type CreateUserPoolCommandInput,
  ForgotPasswordCommand,
  GetUserAttributeVerificationCodeCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { DecryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { createAwsClient } from "../../../awsClient";
import { type CognitoUnderTest, password, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { sending } from "../../../tests/helpers/customSenders";
import { describeRule } from "../../../tests/helpers/describeRule";
import { readEncryptedMessage } from "../../../tests/helpers/encryptedMessage";
import { emailOf, mailsTo, phoneNumber, SmsConfiguration, textsTo } from "../../../tests/helpers/messages";
import { answerChallenge, byText, createFactorUser } from "../../../tests/helpers/secondFactors";
import { createSignedInUser } from "../../../tests/helpers/signedInUser";
import {
  createHeldTrigger,
  createTrigger,
  type TriggerEvent,
  triggerServices,
} from "../../../tests/helpers/triggerFunctions";

type Settings = Partial<CreateUserPoolCommandInput>;

/** Signs `ada` up in a pool of its own. */
async function signUp(
  { createPool, createClient, send }: CognitoUnderTest,
  settings: Settings,
  attributes: Readonly<Record<string, string>>,
): Promise<{ ClientId: string; UserPoolId: string }> {
  const UserPoolId = await createPool({ SmsConfiguration, ...settings });
  const ClientId = await createClient(UserPoolId);
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  await send(new SignUpCommand({ ClientId, Username: "ada", Password: password, UserAttributes }));
  return { ClientId, UserPoolId };
}

/** Decrypts the code in an event as a function with the right to use the key can. */
async function decrypt(cognito: CognitoUnderTest, event: TriggerEvent | undefined): Promise<string> {
  const { context, encryptedDataKey, decrypt } = readEncryptedMessage(String(event?.request["code"]));
  const { provider, key, ciphertext } = encryptedDataKey;
  assert.equal(provider, "aws-kms");
  const { Plaintext } = await createAwsClient(KMSClient, cognito).send(
    new DecryptCommand({ KeyId: key, CiphertextBlob: ciphertext, EncryptionContext: context }),
  );
  return decrypt(Plaintext ?? assert.fail("There is no data key."));
}

/** The names of users and the sources of their messages, in any order: functions may be invoked at the same time. */
const sentBy = (events: readonly TriggerEvent[]): string[] =>
  events.map(({ userName, triggerSource }) => `${userName}: ${triggerSource}`).sort();

describeRule(
  "custom senders",
  {
    "has a function send the mail of a sign-up, with the code encrypted": async (cognito) => {
      const sender = await createTrigger(cognito);
      const email = emailOf("ada");
      const { ClientId, UserPoolId } = await signUp(cognito, await sending(cognito, sender), { email });
      assert.deepEqual(await mailsTo(cognito, email), []);
      const [event, ...others] = await sender.received(1);
      assert.deepEqual(others, []);
      assert.equal(event?.triggerSource, "CustomEmailSender_SignUp");
      assert.equal(event.callerContext.clientId, ClientId);
      const { code, userAttributes, ...request } = event.request;
      assert.deepEqual(request, { type: "customEmailSenderRequestV1", clientMetadata: null });
      assert.ok(JSON.stringify(userAttributes).includes(email));
      assert.equal(readEncryptedMessage(String(code)).context["userpool-id"], UserPoolId);
      const ConfirmationCode = await decrypt(cognito, event);
      assert.match(ConfirmationCode, /^\d{6}$/);
      await cognito.send(new ConfirmSignUpCommand({ ClientId, Username: "ada", ConfirmationCode }));
    },

    "has a function send text messages": async (cognito) => {
      const sender = await createTrigger(cognito);
      const phone_number = phoneNumber();
      const settings = {
        ...(await sending(cognito, sender)),
        AutoVerifiedAttributes: ["phone_number" as const],
      };
      await signUp(cognito, settings, { phone_number });
      assert.deepEqual(await textsTo(cognito, phone_number), []);
      const [event] = await sender.received(1);
      assert.equal(event?.triggerSource, "CustomSMSSender_SignUp");
      assert.equal(event.request["type"], "customSMSSenderRequestV1");
      assert.match(await decrypt(cognito, event), /^\d{6}$/);
    },

    "has the function send the codes of a sign-in": async (cognito) => {
      const sender = await createTrigger(cognito);
      const factors = { MfaConfiguration: "ON", ...byText } as const;
      const user = await createFactorUser(cognito, factors, await sending(cognito, sender));
      const { Session } = await cognito.signIn(user.ClientId);
      assert.deepEqual(await textsTo(cognito, user.phone_number), []);
      const [event] = await sender.received(1);
      assert.equal(event?.triggerSource, "CustomSMSSender_Authentication");
      const responses = { SMS_MFA_CODE: await decrypt(cognito, event) };
      await answerChallenge(cognito, user.ClientId, "SMS_MFA", Session, responses);
    },

    "has the function send the messages of every other occasion": async (cognito) => {
      const sender = await createTrigger(cognito);
      const settings = await sending(cognito, sender);
      const user = await createSignedInUser(cognito, settings, { email_verified: "true" });
      const { AccessToken, ClientId } = user;
      await cognito.send(new ForgotPasswordCommand({ ClientId, Username: "ada" }));
      await cognito.send(
        new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: "email" }),
      );
      const UserAttributes = [{ Name: "email", Value: emailOf("ada") }];
      await cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes }));
      const other = await signUp(cognito, settings, { email: emailOf("ada") });
      await cognito.send(new ResendConfirmationCodeCommand({ ClientId: other.ClientId, Username: "ada" }));
      const events = await sender.received(5);
      const clients = events.map(({ triggerSource, callerContext }) => [
        triggerSource,
        callerContext.clientId,
      ]);
      assert.deepEqual(Object.fromEntries(clients), {
        CustomEmailSender_ForgotPassword: ClientId,
        CustomEmailSender_VerifyUserAttribute: ClientId,
        CustomEmailSender_UpdateUserAttribute: ClientId,
        CustomEmailSender_SignUp: other.ClientId,
        CustomEmailSender_ResendCode: other.ClientId,
      });
    },

    "has the function send invitations, with the escaped password": async (cognito) => {
      const sender = await createTrigger(cognito);
      const [email, phone_number] = [emailOf("ada"), phoneNumber()];
      const UserPoolId = await cognito.createPool({ SmsConfiguration, ...(await sending(cognito, sender)) });
      const UserAttributes = Object.entries({ email, phone_number }).map(([Name, Value]) => ({
        Name,
        Value,
      }));
      const user = { UserPoolId, Username: "ada", TemporaryPassword: "Correct<horse>&1", UserAttributes };
      await cognito.send(new AdminCreateUserCommand({ ...user, DesiredDeliveryMediums: ["EMAIL", "SMS"] }));
      assert.deepEqual(await mailsTo(cognito, email), []);
      assert.deepEqual(await textsTo(cognito, phone_number), []);
      const events = await sender.received(2);
      assert.deepEqual(sentBy(events), [
        "ada: CustomEmailSender_AdminCreateUser",
        "ada: CustomSMSSender_AdminCreateUser",
      ]);
      for (const event of events) {
        assert.equal(await decrypt(cognito, event), "Correct&lt;horse&gt;&amp;1");
      }
    },

    "asks no function for texts that another sends, or that it doesn't": async (cognito) => {
      const [sender, writer] = [await createTrigger(cognito), await createTrigger(cognito)];
      const { LambdaConfig, ...settings } = await sending(cognito, sender);
      const both = { ...settings, LambdaConfig: { ...LambdaConfig, CustomMessage: writer.arn } };
      const email = emailOf("ada");
      const { UserPoolId } = await signUp(cognito, both, { email });
      const UserAttributes = [{ Name: "email", Value: emailOf("grace") }];
      const user = { UserPoolId, Username: "grace", UserAttributes };
      await cognito.send(new AdminCreateUserCommand({ ...user, DesiredDeliveryMediums: ["EMAIL"] }));
      assert.equal((await sender.received(2)).length, 2);
      assert.deepEqual(await writer.events(), []);
    },

    "invites migrated users, too": async (cognito) => {
      const [email, phone_number] = [emailOf("ada"), phoneNumber()];
      const migration = await createTrigger(
        cognito,
        `event.response = { userAttributes: ${JSON.stringify({ email, phone_number })},
          desiredDeliveryMediums: ["EMAIL", "SMS"].filter((one) => event.userName.includes(one)) };`,
      );
      const sender = await createTrigger(cognito);
      const { LambdaConfig, ...settings } = await sending(cognito, sender);
      const UserPoolId = await cognito.createPool({
        ...settings,
        SmsConfiguration,
        LambdaConfig: { ...LambdaConfig, UserMigration: migration.arn },
      });
      const ClientId = await cognito.createClient(UserPoolId);
      for (const name of ["EMAIL", "SMS", "EMAIL-SMS", "none"]) {
        assert.match(await refusalOf(cognito.signIn(ClientId, name)), /^PasswordResetRequiredException: /);
      }
      assert.deepEqual(sentBy(await sender.received(5)), [
        "EMAIL-SMS: CustomEmailSender_AdminCreateUser",
        "EMAIL-SMS: CustomSMSSender_AdminCreateUser",
        "EMAIL: CustomEmailSender_AdminCreateUser",
        "SMS: CustomSMSSender_AdminCreateUser",
        "none: CustomSMSSender_AdminCreateUser",
      ]);
      assert.deepEqual(await mailsTo(cognito, email), []);
    },

    "leaves no user behind whose invitation no function can send, but one whose message isn't delivered":
      async (cognito) => {
        const { LambdaConfig, ...settings } = await sending(cognito, await createTrigger(cognito));
        const LambdaArn = "arn:aws:lambda:us-east-1:000000000000:function:absent";
        const KMSKeyID = "arn:aws:kms:us-east-1:000000000000:key/00000000-0000-0000-0000-000000000000";
        const invite = async (
          changed: Settings["LambdaConfig"],
        ): Promise<[string, () => Promise<unknown>]> => {
          const all = { ...settings, LambdaConfig: { ...LambdaConfig, ...changed } };
          const UserPoolId = await cognito.createPool(all);
          const UserAttributes = [{ Name: "email", Value: emailOf("ada") }];
          const user = { UserPoolId, Username: "ada", UserAttributes };
          const request = new AdminCreateUserCommand({ ...user, DesiredDeliveryMediums: ["EMAIL"] });
          return [await refusalOf(cognito.send(request)), () => cognito.attributesOf(UserPoolId, "ada")];
        };
        const [unsent, absent] = await invite({ CustomEmailSender: { LambdaArn, LambdaVersion: "V1_0" } });
        assert.equal(
          unsent,
          "UnexpectedLambdaException: CustomEmailSender invocation failed due to error AccessDeniedException.",
        );
        assert.equal(await refusalOf(absent()), "UserNotFoundException: User does not exist.");
        const [undelivered, present] = await invite({ KMSKeyID });
        assert.equal(undelivered, `CodeDeliveryFailureException: Key ${KMSKeyID} not found`);
        await present();
      },

    "leaves to the pool the messages that no function sends": async (cognito) => {
      const sender = await createTrigger(cognito);
      const settings = await sending(cognito, sender);
      const email = emailOf("ada");
      const LambdaConfig = { ...settings.LambdaConfig, CustomEmailSender: undefined };
      await signUp(cognito, { ...settings, LambdaConfig }, { email });
      assert.equal((await mailsTo(cognito, email)).length, 1);
      assert.deepEqual(await sender.events(), []);
    },

    "doesn't wait for the function, whatever that does": async (cognito) => {
      const held = await createHeldTrigger(cognito);
      for (const sender of [held, await createTrigger(cognito, `throw new Error("no way");`)]) {
        const email = emailOf("ada");
        await signUp(cognito, await sending(cognito, sender), { email });
        await sender.received(1);
        assert.deepEqual(await mailsTo(cognito, email), []);
      }
      await held.release();
    },

    "refuses a request whose message no function can send": async (cognito) => {
      const settings = await sending(cognito, await createTrigger(cognito));
      const LambdaArn = "arn:aws:lambda:us-east-1:000000000000:function:absent";
      const CustomEmailSender = { LambdaArn, LambdaVersion: "V1_0" } as const;
      const LambdaConfig = { ...settings.LambdaConfig, CustomEmailSender };
      assert.equal(
        await refusalOf(signUp(cognito, { ...settings, LambdaConfig }, { email: emailOf("ada") })),
        "UnexpectedLambdaException: CustomEmailSender invocation failed due to error AccessDeniedException.",
      );
    },

    "refuses a request whose code can't be encrypted": async (cognito) => {
      const settings = await sending(cognito, await createTrigger(cognito));
      const KMSKeyID = "arn:aws:kms:us-east-1:000000000000:key/00000000-0000-0000-0000-000000000000";
      const LambdaConfig = { ...settings.LambdaConfig, KMSKeyID };
      const refusal = await refusalOf(
        signUp(cognito, { ...settings, LambdaConfig }, { email: emailOf("ada") }),
      );
      assert.equal(refusal, `CodeDeliveryFailureException: Key ${KMSKeyID} not found`);
    },
  },
  [...triggerServices, "kms"],
);
