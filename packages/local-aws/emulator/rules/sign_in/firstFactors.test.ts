import assert from "node:assert/strict";
import { createChooser, startChoice } from "../../../tests/helpers/choosers";
import { otherPassword, password, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { codeIn, codeMailedTo, mailsTo, textsTo } from "../../../tests/helpers/messages";
import { answerChallenge } from "../../../tests/helpers/secondFactors";
import { proofOf } from "../../../tests/helpers/srp";
import { readRules } from "../..";

const mismatch = "CodeMismatchException: Invalid code or auth state for the user.";
const invalid = "NotAuthorizedException: Invalid session for the user.";
const usedUp = "NotAuthorizedException: Invalid session for the user, session can only be used once.";
const incorrect = "NotAuthorizedException: Incorrect username or password.";

describeRule("choice-based sign-in", {
  "takes a mailed code": async (cognito) => {
    const { ClientId, email, start } = await createChooser(cognito);
    const offer = await start();
    const choose = (ANSWER: string, session = offer.Session): ReturnType<typeof answerChallenge> =>
      answerChallenge(cognito, ClientId, "SELECT_CHALLENGE", session, { ANSWER });
    assert.equal(await refusalOf(choose("WEB_AUTHN")), "InvalidParameterException: Invalid ANSWER.");
    assert.deepEqual(await mailsTo(cognito, email), []);
    const chosen = await choose("EMAIL_OTP");
    assert.equal(chosen.ChallengeName, "EMAIL_OTP");
    assert.deepEqual(chosen.ChallengeParameters, {
      USER_ID_FOR_SRP: "ada",
      CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL",
      CODE_DELIVERY_DESTINATION: "a****@e****",
    });
    assert.equal(await refusalOf(choose("EMAIL_OTP")), usedUp);
    const [mail, ...others] = await mailsTo(cognito, email);
    assert.deepEqual(others, []);
    const code = codeIn(mail?.text);
    assert.match(code, /^\d{8}$/);
    const answer = (sent: string, session = chosen.Session): ReturnType<typeof answerChallenge> =>
      answerChallenge(cognito, ClientId, "EMAIL_OTP", session, { EMAIL_OTP_CODE: sent });
    assert.equal(await refusalOf(answer(`${code}0`)), mismatch);
    assert.equal(await refusalOf(answer(code, (await start()).Session)), invalid);
    assert.notEqual((await answer(code)).AuthenticationResult?.RefreshToken, undefined);
    assert.equal(await refusalOf(answer(code)), usedUp);
  },

  "is what takes a mailed code, and not the rule for second factors": async (cognito) => {
    const acted = async (): Promise<number | undefined> =>
      (await readRules(cognito.endpoint)).find(({ name }) => name === "second factors by message")?.acted;
    const { ClientId, email, start } = await createChooser(cognito);
    const before = await acted();
    const { Session } = await start({ PREFERRED_CHALLENGE: "EMAIL_OTP" });
    const responses = { EMAIL_OTP_CODE: await codeMailedTo(cognito, email) };
    await answerChallenge(cognito, ClientId, "EMAIL_OTP", Session, responses);
    assert.equal(await acted(), before);
  },

  "takes a code from a text message, which the user prefers": async (cognito) => {
    const { ClientId, phone_number, start } = await createChooser(cognito);
    const { ChallengeName, Session } = await start({ PREFERRED_CHALLENGE: "SMS_OTP" });
    assert.equal(ChallengeName, "SMS_OTP");
    const [text, ...others] = await textsTo(cognito, phone_number);
    assert.deepEqual(others, []);
    const responses = { SMS_OTP_CODE: codeIn(text) };
    const { AuthenticationResult } = await answerChallenge(cognito, ClientId, "SMS_OTP", Session, responses);
    assert.notEqual(AuthenticationResult, undefined);
  },

  "takes a password at once, as a choice, and in the place of a choice": async (cognito) => {
    const { ClientId, start } = await createChooser(cognito);
    const preferred = { PREFERRED_CHALLENGE: "PASSWORD" };
    const wrong = { PASSWORD: otherPassword };
    assert.equal(await refusalOf(start({ ...preferred, ...wrong })), incorrect);
    const atOnce = await start({ ...preferred, PASSWORD: password });
    assert.notEqual(atOnce.AuthenticationResult, undefined);
    const asked = await start(preferred);
    assert.equal(asked.ChallengeName, "PASSWORD");
    for (const [challenge, session, more] of [
      ["PASSWORD", asked.Session, {}],
      ["PASSWORD", (await start()).Session, {}],
      ["SELECT_CHALLENGE", (await start()).Session, { ANSWER: "PASSWORD" }],
    ] as const) {
      const answer = (given: Record<string, string>): ReturnType<typeof answerChallenge> =>
        answerChallenge(cognito, ClientId, challenge, session, { ...more, ...given });
      assert.equal(await refusalOf(answer(wrong)), incorrect);
      assert.notEqual((await answer({ PASSWORD: password })).AuthenticationResult, undefined);
    }
  },

  "takes a proof of the password": async (cognito) => {
    const { UserPoolId, ClientId, start } = await createChooser(cognito);
    const proofWith = async (given: string, isPreferred: boolean): Promise<unknown> => {
      const proof = proofOf(UserPoolId, "ada", given);
      const preferred = { PREFERRED_CHALLENGE: "PASSWORD_SRP", SRP_A: proof.start };
      const chosen = { ANSWER: "PASSWORD_SRP", SRP_A: proof.start };
      const { ChallengeName, ChallengeParameters, Session } = isPreferred
        ? await start(preferred)
        : await answerChallenge(cognito, ClientId, "SELECT_CHALLENGE", (await start()).Session, chosen);
      assert.equal(ChallengeName, "PASSWORD_VERIFIER");
      const responses = proof.respond(ChallengeParameters);
      const answer = await answerChallenge(cognito, ClientId, ChallengeName, Session, responses);
      return answer.AuthenticationResult;
    };
    for (const isPreferred of [true, false]) {
      assert.notEqual(await proofWith(password, isPreferred), undefined);
      assert.equal(await refusalOf(proofWith(otherPassword, isPreferred)), incorrect);
    }
  },

  "poses whom there isn't a challenge that nothing answers, where the client hides it": async (cognito) => {
    const { UserPoolId, ClientId } = await createChooser(cognito, ["PASSWORD", "SMS_OTP"]);
    const unknown = startChoice(cognito, ClientId, { USERNAME: "nobody" });
    assert.equal(await refusalOf(unknown), "UserNotFoundException: User does not exist.");
    const ExplicitAuthFlows = ["ALLOW_USER_AUTH" as const];
    const settings = { PreventUserExistenceErrors: "ENABLED", ExplicitAuthFlows } as const;
    const hiding = await cognito.createClient(UserPoolId, settings);
    const answers = {
      PASSWORD: [{ PASSWORD: password }, incorrect],
      SMS_OTP: [{ SMS_OTP_CODE: "12345678" }, mismatch],
    } as const;
    const posed = new Set<string>();
    // Each is posed with the same probability: that one of them isn't in 40 sign-ins is as good as impossible.
    for (let count = 0; count < 40; count += 1) {
      const { ChallengeName, Session } = await startChoice(cognito, hiding, { USERNAME: "nobody" });
      assert.ok(ChallengeName === "PASSWORD" || ChallengeName === "SMS_OTP", ChallengeName);
      if (posed.has(ChallengeName)) continue;
      posed.add(ChallengeName);
      const [responses, refusal] = answers[ChallengeName];
      const answer = { USERNAME: "nobody", ...responses };
      assert.equal(
        await refusalOf(answerChallenge(cognito, hiding, ChallengeName, Session, answer)),
        refusal,
      );
    }
    assert.deepEqual([...posed].toSorted(), Object.keys(answers));
  },

  "refuses answers in the sessions of others, and without what they ask for": async (cognito) => {
    const { UserPoolId, ClientId, start } = await createChooser(cognito);
    await cognito.createUser(UserPoolId, { Username: "bob" });
    const { Session } = await start();
    const answer = (responses: Record<string, string>, session = Session): Promise<unknown> =>
      answerChallenge(cognito, ClientId, "PASSWORD", session, responses);
    assert.equal(await refusalOf(answer({ USERNAME: "bob", PASSWORD: password })), invalid);
    assert.equal(await refusalOf(answer({ PASSWORD: password }, "session".repeat(10))), invalid);
    assert.equal(await refusalOf(answer({})), "InvalidParameterException: Invalid PASSWORD.");
  },
});
