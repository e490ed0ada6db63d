import assert from "node:assert/strict";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { codeTextedTo } from "../../../tests/helpers/messages";
import { nextCode, wrongCode } from "../../../tests/helpers/oneTimeCode";
import { answerChallenge, byApp, byText, createFactorUser } from "../../../tests/helpers/secondFactors";
import { setUpTotp } from "../../../tests/helpers/totpUser";

const ended = "NotAuthorizedException: Invalid session for the user, session is expired.";

describeRule("wrong codes of a sign-in", {
  "end it at the fifth": async (cognito) => {
    const user = await createFactorUser(cognito, { MfaConfiguration: "ON", ...byText });
    const wrongThenRight = async (count: number): Promise<unknown> => {
      const { Session } = await cognito.signIn(user.ClientId);
      const code = await codeTextedTo(cognito, user.phone_number);
      const answer = (entered: string): Promise<unknown> =>
        answerChallenge(cognito, user.ClientId, "SMS_MFA", Session, { SMS_MFA_CODE: entered });
      for (let wrong = 0; wrong < count; wrong += 1) {
        assert.match(await refusalOf(answer(`${code}0`)), /^CodeMismatchException: /);
      }
      return answer(code);
    };
    assert.equal(await refusalOf(wrongThenRight(5)), ended);
    await wrongThenRight(4);
  },

  "of an authenticator app do, too": async (cognito) => {
    const { ClientId } = await createFactorUser(cognito, { MfaConfiguration: "OPTIONAL", ...byApp });
    const secret = await setUpTotp(cognito, ClientId);
    const { Session } = await cognito.signIn(ClientId);
    const answer = (entered: string): Promise<unknown> =>
      answerChallenge(cognito, ClientId, "SOFTWARE_TOKEN_MFA", Session, {
        SOFTWARE_TOKEN_MFA_CODE: entered,
      });
    for (let wrong = 0; wrong < 5; wrong += 1) {
      assert.match(await refusalOf(answer(wrongCode(secret))), /^CodeMismatchException: /);
    }
    assert.equal(await refusalOf(answer(nextCode(secret))), ended);
  },
});
