import assert from "node:assert/strict";
import {
  AdminSetUserPasswordCommand,
  type AuthFactorType,
  ConfirmSignUpCommand,
  type CreateUserPoolClientCommandInput,
  SignUpCommand,
  type VerifiedAttributeType,
} from "@aws-sdk/client-cognito-identity-provider";
import { startChoice } from "../../../tests/helpers/choosers";
import { type CognitoUnderTest, listOf, password, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { codeMailedTo, emailOf, phoneNumber, SmsConfiguration } from "../../../tests/helpers/messages";
import { answerChallenge } from "../../../tests/helpers/secondFactors";

const anyFlow = ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH"] as const;

interface Settings {
  readonly factors?: readonly AuthFactorType[];
  readonly verified?: readonly VerifiedAttributeType[];
  readonly flows?: CreateUserPoolClientCommandInput["ExplicitAuthFlows"];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly Password?: string;
}

/** Signs `ada` up without a password, in a pool of her own; resolves to the pool and the client. */
async function signUp(
  cognito: CognitoUnderTest,
  {
    factors = ["PASSWORD", "EMAIL_OTP"],
    verified = ["email"],
    flows = [...anyFlow],
    attributes = { email: emailOf("ada") },
    Password,
  }: Settings = {},
): Promise<Record<"UserPoolId" | "ClientId", string>> {
  const UserPoolId = await cognito.createPool({
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: [...factors] } },
    AutoVerifiedAttributes: [...verified],
    SmsConfiguration,
  });
  const ClientId = await cognito.createClient(UserPoolId, { ExplicitAuthFlows: flows });
  const UserAttributes = listOf(attributes);
  await cognito.send(new SignUpCommand({ ClientId, Username: "ada", Password, UserAttributes }));
  return { UserPoolId, ClientId };
}

/** Confirms `ada` by the code that was mailed. */
async function confirm(cognito: CognitoUnderTest, ClientId: string, email: string): Promise<void> {
  const ConfirmationCode = await codeMailedTo(cognito, email);
  await cognito.send(new ConfirmSignUpCommand({ ClientId, Username: "ada", ConfirmationCode }));
}

describeRule("sign-up without a password", {
  "makes a user who signs in by a code only": async (cognito) => {
    const email = emailOf("ada");
    const { ClientId } = await signUp(cognito, { attributes: { email } });
    await confirm(cognito, ClientId, email);
    assert.deepEqual((await startChoice(cognito, ClientId)).AvailableChallenges, ["EMAIL_OTP"]);
    const { Session } = await startChoice(cognito, ClientId, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    const code = await codeMailedTo(cognito, email);
    const answer = answerChallenge(cognito, ClientId, "EMAIL_OTP", Session, { EMAIL_OTP_CODE: code });
    assert.notEqual((await answer).AuthenticationResult, undefined);
  },

  "lets nobody in by a password": async (cognito) => {
    const email = emailOf("ada");
    const { ClientId } = await signUp(cognito, { attributes: { email } });
    await confirm(cognito, ClientId, email);
    for (const tried of [password, "a"]) {
      const incorrect = "NotAuthorizedException: Incorrect username or password.";
      assert.equal(await refusalOf(cognito.signIn(ClientId, "ada", tried)), incorrect);
    }
  },

  "lets a user have a password later": async (cognito) => {
    const email = emailOf("ada");
    const { UserPoolId, ClientId } = await signUp(cognito, { attributes: { email } });
    await confirm(cognito, ClientId, email);
    const setting = { UserPoolId, Username: "ada", Password: password, Permanent: true };
    await cognito.send(new AdminSetUserPasswordCommand(setting));
    const offered = ["PASSWORD", "PASSWORD_SRP", "EMAIL_OTP"];
    assert.deepEqual((await startChoice(cognito, ClientId)).AvailableChallenges, offered);
    assert.notEqual((await cognito.signIn(ClientId)).AuthenticationResult, undefined);
  },

  "takes a phone number, too": async (cognito) => {
    await signUp(cognito, {
      factors: ["PASSWORD", "SMS_OTP"],
      verified: ["phone_number"],
      attributes: { phone_number: phoneNumber() },
    });
  },

  "needs a code as first factor, to an attribute that is given and verified": async (cognito) => {
    const lacking: readonly Settings[] = [
      { factors: ["PASSWORD"] },
      { factors: ["PASSWORD", "SMS_OTP"] },
      { verified: [] },
      { verified: ["phone_number"] },
      { attributes: {} },
      { attributes: { phone_number: phoneNumber() } },
      { flows: ["ALLOW_USER_PASSWORD_AUTH"] },
    ];
    for (const settings of lacking) {
      const refusal = await refusalOf(signUp(cognito, settings));
      assert.match(refusal, /^InvalidPasswordException: /, JSON.stringify(settings));
    }
  },

  "refuses a password that the policy refuses": async (cognito) => {
    assert.match(await refusalOf(signUp(cognito, { Password: "weak" })), /^InvalidPasswordException: /);
  },
});
