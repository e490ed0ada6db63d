import assert from "node:assert/strict";
import {
  AdminDisableUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  SetUserPoolMfaConfigCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { createChooser, startChoice } from "../../../tests/helpers/choosers";
import { password, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { codeIn, mailsTo, textsTo } from "../../../tests/helpers/messages";
import { answerChallenge, byText, preferFactors } from "../../../tests/helpers/secondFactors";
import { createTrigger, triggerServices } from "../../../tests/helpers/triggerFunctions";

const byPassword = ["PASSWORD", "PASSWORD_SRP"];

describeRule(
  "choice-based sign-in",
  {
    "offers what the pool allows": async (cognito) => {
      for (const [allowed, offered] of [
        [["PASSWORD"], byPassword],
        [
          ["PASSWORD", "SMS_OTP", "EMAIL_OTP"],
          [...byPassword, "EMAIL_OTP", "SMS_OTP"],
        ],
        [
          ["PASSWORD", "SMS_OTP"],
          [...byPassword, "SMS_OTP"],
        ],
        [["PASSWORD", "WEB_AUTHN"], byPassword],
      ] as const) {
        const { start } = await createChooser(cognito, [...allowed]);
        const answer = await start();
        assert.equal(answer.ChallengeName, "SELECT_CHALLENGE");
        assert.deepEqual(answer.AvailableChallenges, offered);
        assert.notEqual(answer.Session, undefined);
      }
    },

    "offers no codes to what isn't verified, nor to users with a second factor": async (cognito) => {
      const unverified = await createChooser(cognito, undefined, {}, "false");
      assert.deepEqual((await unverified.start()).AvailableChallenges, byPassword);
      const { UserPoolId, start } = await createChooser(cognito);
      const factors = { UserPoolId, MfaConfiguration: "OPTIONAL", ...byText } as const;
      await cognito.send(new SetUserPoolMfaConfigCommand(factors));
      assert.equal((await start()).AvailableChallenges?.length, 4);
      await preferFactors(cognito, UserPoolId, { SMSMfaSettings: { Enabled: true } });
      assert.deepEqual((await start()).AvailableChallenges, byPassword);
    },

    "offers a choice where what is preferred isn't available": async (cognito) => {
      const { start } = await createChooser(cognito, ["PASSWORD"]);
      const answer = await start({ PREFERRED_CHALLENGE: "EMAIL_OTP" });
      assert.deepEqual([answer.ChallengeName, answer.AvailableChallenges], ["SELECT_CHALLENGE", byPassword]);
    },

    "goes on with a second factor, and with a new password": async (cognito) => {
      const { UserPoolId, ClientId, start } = await createChooser(cognito, ["PASSWORD"]);
      const on = { UserPoolId, MfaConfiguration: "ON", ...byText } as const;
      const preferred = { PREFERRED_CHALLENGE: "PASSWORD", PASSWORD: password };
      await cognito.createUser(UserPoolId, { Username: "bob", isTemporary: true });
      const invited = await startChoice(cognito, ClientId, { USERNAME: "bob", ...preferred });
      assert.equal(invited.ChallengeName, "NEW_PASSWORD_REQUIRED");
      await cognito.send(new SetUserPoolMfaConfigCommand(on));
      assert.equal((await start(preferred)).ChallengeName, "SMS_MFA");
    },

    "is administrators', too": async (cognito) => {
      const { UserPoolId, ClientId, email } = await createChooser(cognito);
      const { ChallengeName, Session } = await cognito.send(
        new AdminInitiateAuthCommand({
          UserPoolId,
          ClientId,
          AuthFlow: "USER_AUTH",
          AuthParameters: { USERNAME: "ada", PREFERRED_CHALLENGE: "EMAIL_OTP" },
        }),
      );
      assert.equal(ChallengeName, "EMAIL_OTP");
      const code = codeIn((await mailsTo(cognito, email))[0]?.text);
      const { AuthenticationResult } = await cognito.send(
        new AdminRespondToAuthChallengeCommand({
          UserPoolId,
          ClientId,
          ChallengeName,
          Session,
          ChallengeResponses: { USERNAME: "ada", EMAIL_OTP_CODE: code },
        }),
      );
      assert.notEqual(AuthenticationResult, undefined);
    },

    "needs a client that allows it": async (cognito) => {
      const { UserPoolId } = await createChooser(cognito);
      const notEnabled = "InvalidParameterException: USER_AUTH is not enabled for the client.";
      for (const ExplicitAuthFlows of [["ALLOW_USER_SRP_AUTH" as const], []]) {
        const client = await cognito.createClient(UserPoolId, { ExplicitAuthFlows });
        assert.equal(await refusalOf(startChoice(cognito, client)), notEnabled);
      }
    },

    "refuses users who may not sign in": async (cognito) => {
      const { UserPoolId, ClientId, start } = await createChooser(cognito);
      await cognito.send(new SignUpCommand({ ClientId, Username: "bob", Password: password }));
      const unconfirmed = "UserNotConfirmedException: User is not confirmed.";
      assert.equal(await refusalOf(startChoice(cognito, ClientId, { USERNAME: "bob" })), unconfirmed);
      await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: "ada" }));
      assert.equal(await refusalOf(start()), "NotAuthorizedException: User is disabled.");
    },

    "asks the pool's functions, and has them send codes": async (cognito) => {
      const before = await createTrigger(cognito);
      const after = await createTrigger(cognito);
      const written = await createTrigger(cognito, 'event.response.smsMessage = "Written: {####}";');
      const LambdaConfig = {
        PreAuthentication: before.arn,
        PostAuthentication: after.arn,
        CustomMessage: written.arn,
      };
      const user = await createChooser(cognito, undefined, { LambdaConfig });
      const { Session } = await user.start({ PREFERRED_CHALLENGE: "SMS_OTP" });
      const [text] = await textsTo(cognito, user.phone_number);
      assert.match(text ?? "", /^Written: \d{8}$/);
      assert.deepEqual([(await before.events()).length, (await after.events()).length], [1, 0]);
      const responses = { SMS_OTP_CODE: codeIn(text) };
      await answerChallenge(cognito, user.ClientId, "SMS_OTP", Session, responses);
      assert.deepEqual([(await before.events()).length, (await after.events()).length], [1, 1]);
      assert.equal((await written.events())[0]?.triggerSource, "CustomMessage_Authentication");
    },
  },
  triggerServices,
);
