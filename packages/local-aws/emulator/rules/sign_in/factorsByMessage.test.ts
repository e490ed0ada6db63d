import assert from "node:assert/strict";
import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminUpdateUserAttributesCommand,
  GetUserCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  type CognitoUnderTest,
  otherPassword,
  password,
  refusalOf,
} from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  codeIn,
  codeTextedTo,
  emailOf,
  mailsTo,
  otherThan,
  SmsConfiguration,
  textsTo,
} from "../../../tests/helpers/messages";
import {
  answerChallenge,
  byApp,
  byMail,
  byText,
  createFactorUser,
  type FactorUser,
  preferFactors,
} from "../../../tests/helpers/secondFactors";
import { startSrp } from "../../../tests/helpers/srp";
import { createTrigger, triggerServices } from "../../../tests/helpers/triggerFunctions";

const mismatch = "CodeMismatchException: Invalid code or auth state for the user.";
const invalid = "NotAuthorizedException: Invalid session for the user.";
const usedUp = "NotAuthorizedException: Invalid session for the user, session can only be used once.";
const preferred = { Enabled: true, PreferredMfa: true };

/** The user of a pool with optional text messages, who prefers them. */
async function createTextUser(cognito: CognitoUnderTest): Promise<FactorUser> {
  const user = await createFactorUser(cognito, { MfaConfiguration: "OPTIONAL", ...byText });
  await preferFactors(cognito, user.UserPoolId, { SMSMfaSettings: preferred });
  return user;
}

describeRule(
  "second factors by message",
  {
    "text a code, which gives tokens": async (cognito) => {
      const user = await createTextUser(cognito);
      const { ChallengeName, ChallengeParameters, Session } = await cognito.signIn(user.ClientId);
      assert.equal(ChallengeName, "SMS_MFA");
      assert.deepEqual(ChallengeParameters, {
        USER_ID_FOR_SRP: "ada",
        CODE_DELIVERY_DELIVERY_MEDIUM: "SMS",
        CODE_DELIVERY_DESTINATION: `+*******${user.phone_number.slice(-4)}`,
      });
      const code = await codeTextedTo(cognito, user.phone_number);
      assert.deepEqual(await textsTo(cognito, user.phone_number), [`Enter ${code}.`]);
      const answer = (sent: string): Promise<unknown> =>
        answerChallenge(cognito, user.ClientId, "SMS_MFA", Session, { SMS_MFA_CODE: sent });
      assert.equal(await refusalOf(answer(otherThan(code))), mismatch);
      assert.equal(await refusalOf(answer("")), mismatch);
      await answer(code);
      assert.equal(await refusalOf(answer(code)), usedUp);
    },

    "mail a code with the pool's texts, which gives tokens": async (cognito) => {
      const user = await createFactorUser(cognito, { MfaConfiguration: "OPTIONAL", ...byMail });
      await preferFactors(cognito, user.UserPoolId, { EmailMfaSettings: preferred });
      const { ChallengeName, ChallengeParameters, Session } = await cognito.signIn(user.ClientId);
      assert.equal(ChallengeName, "EMAIL_OTP");
      assert.deepEqual(ChallengeParameters, {
        USER_ID_FOR_SRP: "ada",
        CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL",
        CODE_DELIVERY_DESTINATION: "a****@e****",
      });
      const [mail, ...others] = await mailsTo(cognito, user.email);
      const code = codeIn(mail?.text);
      assert.deepEqual([mail?.subject, mail?.text, others], ["Sign in", `Enter ${code}.`, []]);
      const answer = (sent: string): ReturnType<typeof answerChallenge> =>
        answerChallenge(cognito, user.ClientId, "EMAIL_OTP", Session, { EMAIL_OTP_CODE: sent });
      assert.equal(await refusalOf(answer(otherThan(code))), mismatch);
      const { AuthenticationResult } = await answer(code);
      assert.notEqual(AuthenticationResult?.RefreshToken, undefined);
    },

    "use the text of the pool where its factors have none": async (cognito) => {
      const factors = { MfaConfiguration: "OPTIONAL", SmsMfaConfiguration: { SmsConfiguration } } as const;
      const settings = { SmsAuthenticationMessage: "Your key: {####}", SmsConfiguration };
      const user = await createFactorUser(cognito, factors, settings);
      await preferFactors(cognito, user.UserPoolId, { SMSMfaSettings: preferred });
      await cognito.signIn(user.ClientId);
      assert.match((await textsTo(cognito, user.phone_number)).join(), /^Your key: \d{6}$/);
    },

    "have a code for each sign-in, which works in no other one": async (cognito) => {
      const user = await createTextUser(cognito);
      const first = await cognito.signIn(user.ClientId);
      const code = await codeTextedTo(cognito, user.phone_number);
      const second = await cognito.signIn(user.ClientId);
      const other = await codeTextedTo(cognito, user.phone_number);
      assert.notEqual(other, code);
      const answer = (session: string | undefined, sent: string): Promise<unknown> =>
        answerChallenge(cognito, user.ClientId, "SMS_MFA", session, { SMS_MFA_CODE: sent });
      assert.equal(await refusalOf(answer(second.Session, code)), mismatch);
      await answer(first.Session, code);
      await answer(second.Session, other);
    },

    "take no code in the session of another user": async (cognito) => {
      const user = await createTextUser(cognito);
      await cognito.createUser(user.UserPoolId, { Username: "bob", attributes: { email: emailOf("bob") } });
      const { Session } = await cognito.signIn(user.ClientId);
      const responses = { USERNAME: "bob", SMS_MFA_CODE: await codeTextedTo(cognito, user.phone_number) };
      const answer = answerChallenge(cognito, user.ClientId, "SMS_MFA", Session, responses);
      assert.equal(await refusalOf(answer), invalid);
    },

    "ask where administrators sign users in, too": async (cognito) => {
      const user = await createTextUser(cognito);
      const { UserPoolId, ClientId } = user;
      const { Session, ChallengeName } = await cognito.send(
        new AdminInitiateAuthCommand({
          UserPoolId,
          ClientId,
          AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
          AuthParameters: { USERNAME: "ada", PASSWORD: password },
        }),
      );
      assert.equal(ChallengeName, "SMS_MFA");
      const code = await codeTextedTo(cognito, user.phone_number);
      const answer = (sent: string): ReturnType<typeof answerChallenge> =>
        cognito.send(
          new AdminRespondToAuthChallengeCommand({
            UserPoolId,
            ClientId,
            ChallengeName,
            Session,
            ChallengeResponses: { USERNAME: "ada", SMS_MFA_CODE: sent },
          }),
        );
      assert.equal(await refusalOf(answer(otherThan(code))), mismatch);
      assert.notEqual((await answer(code)).AuthenticationResult, undefined);
    },

    "ask after a proof of the password, and after a new one": async (cognito) => {
      const user = await createTextUser(cognito);
      const proof = await startSrp(cognito, user.UserPoolId, user.ClientId, "ada");
      const proven = await answerChallenge(cognito, user.ClientId, "PASSWORD_VERIFIER", undefined, proof);
      assert.equal(proven.ChallengeName, "SMS_MFA");
      const required = await createFactorUser(cognito, { MfaConfiguration: "ON", ...byText });
      const attributes = { phone_number: required.phone_number };
      await cognito.createUser(required.UserPoolId, { Username: "bob", isTemporary: true, attributes });
      const { Session, ChallengeName = "SMS_MFA" } = await cognito.signIn(required.ClientId, "bob");
      assert.equal(ChallengeName, "NEW_PASSWORD_REQUIRED");
      const responses = { USERNAME: "bob", NEW_PASSWORD: otherPassword };
      const chosen = await answerChallenge(cognito, required.ClientId, ChallengeName, Session, responses);
      assert.equal(chosen.ChallengeName, "SMS_MFA");
    },

    "verify the attribute that the code was sent to, unless it has another value by now": async (cognito) => {
      const user = await createTextUser(cognito);
      const { UserPoolId, ClientId } = user;
      const signIn = async (before: () => Promise<unknown>): Promise<string | undefined> => {
        const { Session } = await cognito.signIn(ClientId);
        const code = await codeTextedTo(cognito, user.phone_number);
        await before();
        await answerChallenge(cognito, ClientId, "SMS_MFA", Session, { SMS_MFA_CODE: code });
        return (await cognito.attributesOf(UserPoolId, "ada"))["phone_number_verified"];
      };
      const change = async (): Promise<unknown> =>
        cognito.send(
          new AdminUpdateUserAttributesCommand({
            UserPoolId,
            Username: "ada",
            UserAttributes: [
              { Name: "phone_number", Value: "+15550000001" },
              { Name: "phone_number_verified", Value: "false" },
            ],
          }),
        );
      assert.notEqual(await signIn(change), "true");
      const other = await createTextUser(cognito);
      const { Session } = await cognito.signIn(other.ClientId);
      const code = await codeTextedTo(cognito, other.phone_number);
      await answerChallenge(cognito, other.ClientId, "SMS_MFA", Session, { SMS_MFA_CODE: code });
      assert.equal((await cognito.attributesOf(other.UserPoolId, "ada"))["phone_number_verified"], "true");
    },

    "are asked for without a preference where the pool requires one": async (cognito) => {
      for (const [factor, factors] of [
        ["SMS_MFA", byText],
        ["EMAIL_OTP", byMail],
        ["SMS_MFA", { ...byText, ...byApp }],
      ] as const) {
        const { ClientId } = await createFactorUser(cognito, { MfaConfiguration: "ON", ...factors });
        assert.equal((await cognito.signIn(ClientId)).ChallengeName, factor);
      }
    },

    "are not what passwords are recovered by, where the pool requires one": async (cognito) => {
      const recoveredBy = (first: "verified_email" | "verified_phone_number"): object => {
        const second = first === "verified_email" ? "verified_phone_number" : "verified_email";
        const RecoveryMechanisms = [
          { Priority: 2, Name: second },
          { Priority: 1, Name: first },
        ];
        return { AccountRecoverySetting: { RecoveryMechanisms } };
      };
      const factors = { MfaConfiguration: "ON", ...byApp, ...byMail } as const;
      const challengeOf = async (settings: object): Promise<string | undefined> =>
        (await cognito.signIn((await createFactorUser(cognito, factors, settings)).ClientId)).ChallengeName;
      assert.equal(await challengeOf(recoveredBy("verified_email")), "MFA_SETUP");
      assert.equal(await challengeOf(recoveredBy("verified_phone_number")), "EMAIL_OTP");
    },

    "are not asked for where MFA is optional and the user has no preference, or is off": async (cognito) => {
      const factors = { MfaConfiguration: "OPTIONAL", ...byText, ...byMail } as const;
      const user = await createFactorUser(cognito, factors, { SmsConfiguration });
      const accessToken = async (): Promise<string | undefined> =>
        (await cognito.signIn(user.ClientId)).AuthenticationResult?.AccessToken;
      await cognito.send(new GetUserCommand({ AccessToken: await accessToken() }));
      await preferFactors(cognito, user.UserPoolId, { SMSMfaSettings: preferred });
      assert.equal(await accessToken(), undefined);
      const update = { UserPoolId: user.UserPoolId, SmsConfiguration, MfaConfiguration: "OFF" } as const;
      await cognito.send(new UpdateUserPoolCommand(update));
      assert.notEqual(await accessToken(), undefined);
    },

    "are written by the pool's function": async (cognito) => {
      const written = await createTrigger(cognito, 'event.response.smsMessage = "Written: {####}";');
      const settings = { LambdaConfig: { CustomMessage: written.arn } };
      const user = await createFactorUser(cognito, { MfaConfiguration: "ON", ...byText }, settings);
      await cognito.send(
        new AdminInitiateAuthCommand({
          ...{ UserPoolId: user.UserPoolId, ClientId: user.ClientId },
          AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
          AuthParameters: { USERNAME: "ada", PASSWORD: password },
          ClientMetadata: { theme: "dark" },
        }),
      );
      assert.match((await textsTo(cognito, user.phone_number)).join(), /^Written: \d{6}$/);
      const [event] = await written.events();
      assert.equal(event?.triggerSource, "CustomMessage_Authentication");
      assert.equal(event.callerContext.clientId, user.ClientId);
      assert.deepEqual(event.request["clientMetadata"], {});
    },

    "are refused with what the pool's function refuses": async (cognito) => {
      const failing = await createTrigger(cognito, 'throw new Error("no texts today");');
      const settings = { LambdaConfig: { CustomMessage: failing.arn } };
      const { ClientId } = await createFactorUser(cognito, { MfaConfiguration: "ON", ...byText }, settings);
      const refusal = "UserLambdaValidationException: CustomMessage failed with error no texts today.";
      assert.equal(await refusalOf(cognito.signIn(ClientId)), refusal);
    },
  },
  triggerServices,
);
