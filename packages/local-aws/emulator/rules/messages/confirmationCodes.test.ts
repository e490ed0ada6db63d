import assert from "node:assert/strict";
import {
  AdminConfirmSignUpCommand,
  ConfirmSignUpCommand,
  type CreateUserPoolCommandInput,
  ResendConfirmationCodeCommand,
  SignUpCommand,
  type SignUpCommandOutput,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, password, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
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
import { confirmSignUp, signUp as signUserUp } from "../../../tests/helpers/signUp";

const toEmail = { AttributeName: "email", DeliveryMedium: "EMAIL", Destination: "a****@e****" };

/** Signs somebody up, in a pool of its own. */
async function signUp(
  { createPool, createClient, send }: CognitoUnderTest,
  settings: Partial<CreateUserPoolCommandInput>,
  attributes: Readonly<Record<string, string>>,
): Promise<{ ClientId: string; UserPoolId: string; answer: SignUpCommandOutput }> {
  const UserPoolId = await createPool({ SmsConfiguration, ...settings });
  const ClientId = await createClient(UserPoolId);
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  const answer = await send(
    new SignUpCommand({ ClientId, Username: "ada", Password: password, UserAttributes }),
  );
  return { ClientId, UserPoolId, answer };
}

describeRule("mediums of confirmation codes", {
  "texts the code of a pool that verifies phone numbers": async (cognito) => {
    const phone_number = phoneNumber();
    const { ClientId, answer } = await signUp(
      cognito,
      { AutoVerifiedAttributes: ["phone_number"], SmsVerificationMessage: "{####} is your code" },
      { phone_number },
    );
    assert.deepEqual(answer.CodeDeliveryDetails, {
      AttributeName: "phone_number",
      DeliveryMedium: "SMS",
      Destination: `+*******${phone_number.slice(-4)}`,
    });
    const [text = "", ...others] = await textsTo(cognito, phone_number);
    assert.match(text, /^\d{6} is your code$/);
    assert.deepEqual(others, []);
    const ConfirmationCode = codeIn(text);
    await cognito.send(new ConfirmSignUpCommand({ ClientId, Username: "ada", ConfirmationCode }));
  },

  "texts, and doesn't mail, where the pool verifies both": async (cognito) => {
    const [phone_number, email] = [phoneNumber(), emailOf("ada")];
    const { answer } = await signUp(
      cognito,
      { AutoVerifiedAttributes: ["email", "phone_number"] },
      { phone_number, email },
    );
    assert.equal(answer.CodeDeliveryDetails?.DeliveryMedium, "SMS");
    assert.equal((await textsTo(cognito, phone_number)).length, 1);
    assert.deepEqual(await mailsTo(cognito, email), []);
  },

  "mails the code of a pool that verifies email addresses": async (cognito) => {
    const [phone_number, email] = [phoneNumber(), emailOf("ada")];
    const { answer } = await signUp(cognito, { AutoVerifiedAttributes: ["email"] }, { phone_number, email });
    assert.deepEqual(answer.CodeDeliveryDetails, toEmail);
    assert.equal((await mailsTo(cognito, email)).length, 1);
    assert.deepEqual(await textsTo(cognito, phone_number), []);
  },

  "sends nothing, and confirms nobody, in a pool that verifies neither": async (cognito) => {
    const email = emailOf("ada");
    const { ClientId, answer } = await signUp(cognito, {}, { email });
    assert.equal(answer.UserConfirmed, false);
    assert.equal(answer.CodeDeliveryDetails, undefined);
    assert.deepEqual(await mailsTo(cognito, email), []);
    const request = { ClientId, Username: "ada" };
    assert.equal(
      await refusalOf(cognito.send(new ConfirmSignUpCommand({ ...request, ConfirmationCode: "000000" }))),
      "ExpiredCodeException: Invalid code provided, please request a code again.",
    );
    assert.equal(
      await refusalOf(cognito.send(new ResendConfirmationCodeCommand(request))),
      "NotAuthorizedException: Cannot resend codes. Auto verification not turned on.",
    );
  },

  "makes a code for one user and one request: no other confirms": async (cognito) => {
    const UserPoolId = await cognito.createPool({ AutoVerifiedAttributes: ["email"] });
    const ClientId = await cognito.createClient(UserPoolId);
    const [ada, grace] = [emailOf("ada"), emailOf("grace")];
    await signUserUp(cognito, ClientId, { attributes: { email: ada } });
    await signUserUp(cognito, ClientId, { Username: "grace", attributes: { email: grace } });
    const first = await codeMailedTo(cognito, ada);
    const mismatch = "CodeMismatchException: Invalid verification code provided, please try again.";
    const others = await codeMailedTo(cognito, grace);
    assert.equal(await refusalOf(confirmSignUp(cognito, ClientId, others)), mismatch);
    await cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username: "ada" }));
    assert.equal(await refusalOf(confirmSignUp(cognito, ClientId, first)), mismatch);
    await confirmSignUp(cognito, ClientId, await codeMailedTo(cognito, ada));
    await confirmSignUp(cognito, ClientId, others, "grace");
  },

  "resends the code to the same attribute, until the user is confirmed": async (cognito) => {
    const phone_number = phoneNumber();
    const { ClientId, UserPoolId } = await signUp(
      cognito,
      { AutoVerifiedAttributes: ["phone_number"] },
      { phone_number },
    );
    const resend = new ResendConfirmationCodeCommand({ ClientId, Username: "ada" });
    const { CodeDeliveryDetails } = await cognito.send(resend);
    assert.equal(CodeDeliveryDetails?.DeliveryMedium, "SMS");
    assert.equal((await textsTo(cognito, phone_number)).length, 2);
    await cognito.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: "ada" }));
    assert.equal(
      await refusalOf(cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username: "ada" }))),
      "InvalidParameterException: User is already confirmed.",
    );
  },
});
