import assert from "node:assert/strict";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { codeIn, mailsTo, textsTo } from "../../../tests/helpers/messages";
import { nextCode } from "../../../tests/helpers/oneTimeCode";
import {
  answerChallenge,
  byApp,
  byMail,
  byText,
  createFactorUser,
  preferFactors,
} from "../../../tests/helpers/secondFactors";
import { setUpTotp } from "../../../tests/helpers/totpUser";

const select = "SELECT_MFA_TYPE";
const all = { ...byText, ...byMail, ...byApp };

describeRule("choice of a second factor", {
  "is the user's, of those that are enabled, where MFA is optional": async (cognito) => {
    const factors = { MfaConfiguration: "OPTIONAL", ...all } as const;
    const { UserPoolId, ClientId, email } = await createFactorUser(cognito, factors);
    const secret = await setUpTotp(cognito, ClientId);
    await preferFactors(cognito, UserPoolId, { EmailMfaSettings: { Enabled: true } });
    const { ChallengeName, ChallengeParameters, Session } = await cognito.signIn(ClientId);
    assert.equal(ChallengeName, select);
    assert.deepEqual(ChallengeParameters, {
      USER_ID_FOR_SRP: "ada",
      MFAS_CAN_CHOOSE: '["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]',
    });
    const choose = (ANSWER: string, session = Session): ReturnType<typeof answerChallenge> =>
      answerChallenge(cognito, ClientId, select, session, { ANSWER });
    for (const other of ["SMS_MFA", "SELECT_MFA_TYPE", ""]) {
      assert.equal(await refusalOf(choose(other)), "InvalidParameterException: Invalid answer.");
    }
    assert.deepEqual(await mailsTo(cognito, email), []);
    const byCode = await choose("EMAIL_OTP");
    assert.equal(byCode.ChallengeName, "EMAIL_OTP");
    const responses = { EMAIL_OTP_CODE: codeIn((await mailsTo(cognito, email))[0]?.text) };
    const mailed = await answerChallenge(cognito, ClientId, "EMAIL_OTP", byCode.Session, responses);
    assert.notEqual(mailed.AuthenticationResult, undefined);
    const again = await choose("SOFTWARE_TOKEN_MFA", (await cognito.signIn(ClientId)).Session);
    const shown = await answerChallenge(cognito, ClientId, "SOFTWARE_TOKEN_MFA", again.Session, {
      SOFTWARE_TOKEN_MFA_CODE: nextCode(secret),
    });
    assert.notEqual(shown.AuthenticationResult, undefined);
  },

  "takes the name that its page has for mails": async (cognito) => {
    const { ClientId } = await createFactorUser(cognito, { MfaConfiguration: "ON", ...byText, ...byMail });
    const { Session } = await cognito.signIn(ClientId);
    const chosen = await answerChallenge(cognito, ClientId, select, Session, { ANSWER: "EMAIL_MFA" });
    assert.equal(chosen.ChallengeName, "EMAIL_OTP");
  },

  "is the user's, of all that the user has, where one is required": async (cognito) => {
    const factors = { MfaConfiguration: "ON", ...all } as const;
    const { ClientId, phone_number } = await createFactorUser(cognito, factors);
    const { ChallengeName, ChallengeParameters, Session } = await cognito.signIn(ClientId);
    assert.equal(ChallengeName, select);
    assert.equal(ChallengeParameters?.["MFAS_CAN_CHOOSE"], '["SMS_MFA","EMAIL_OTP"]');
    const chosen = await answerChallenge(cognito, ClientId, select, Session, { ANSWER: "SMS_MFA" });
    assert.equal(chosen.ChallengeName, "SMS_MFA");
    assert.equal((await textsTo(cognito, phone_number)).length, 1);
  },

  "is not asked for where one is preferred, or there is only one": async (cognito) => {
    const factors = { MfaConfiguration: "OPTIONAL", ...all } as const;
    const { UserPoolId, ClientId } = await createFactorUser(cognito, factors);
    const SMSMfaSettings = { Enabled: true };
    await preferFactors(cognito, UserPoolId, { SMSMfaSettings });
    assert.equal((await cognito.signIn(ClientId)).ChallengeName, "SMS_MFA");
    const EmailMfaSettings = { Enabled: true, PreferredMfa: true };
    await preferFactors(cognito, UserPoolId, { SMSMfaSettings, EmailMfaSettings });
    assert.equal((await cognito.signIn(ClientId)).ChallengeName, "EMAIL_OTP");
    await preferFactors(cognito, UserPoolId, { EmailMfaSettings: { Enabled: true, PreferredMfa: false } });
    assert.equal((await cognito.signIn(ClientId)).ChallengeName, select);
  },
});
