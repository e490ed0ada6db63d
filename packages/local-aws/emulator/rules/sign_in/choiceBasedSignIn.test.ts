import assert from "node:assert/strict";
import {
  AdminDisableUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  type AuthFactorType,
  type CreateUserPoolCommandInput,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  SetUserPoolMfaConfigCommand,
  SignUpCommand,
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
  codeMailedTo,
  emailOf,
  mailsTo,
  phoneNumber,
  SmsConfiguration,
  textsTo,
} from "../../../tests/helpers/messages";
import { answerChallenge, byText, preferFactors } from "../../../tests/helpers/secondFactors";
import { proofOf } from "../../../tests/helpers/srp";
import { createTrigger, triggerServices } from "../../../tests/helpers/triggerFunctions";
import { readRules } from "../..";

const mismatch = "CodeMismatchException: Invalid code or auth state for the user.";
const invalid = "NotAuthorizedException: Invalid session for the user.";
const usedUp = "NotAuthorizedException: Invalid session for the user, session can only be used once.";
const incorrect = "NotAuthorizedException: Incorrect username or password.";
const byPassword = ["PASSWORD", "PASSWORD_SRP"];

interface User {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly email: string;
  readonly phone_number: string;
  /** Starts to sign in. */
  readonly start: (parameters?: Readonly<Record<string, string>>) => Promise<InitiateAuthCommandOutput>;
}

/** A user of a pool with first factors, and a client for choice-based sign-in only. */
async function createUser(
  cognito: CognitoUnderTest,
  AllowedFirstAuthFactors: AuthFactorType[] = ["PASSWORD", "EMAIL_OTP", "SMS_OTP"],
  settings: Partial<CreateUserPoolCommandInput> = {},
  verified: "true" | "false" = "true",
): Promise<User> {
  const Policies = { SignInPolicy: { AllowedFirstAuthFactors } };
  const UserPoolId = await cognito.createPool({ Policies, SmsConfiguration, ...settings });
  const addresses = { email: emailOf("ada"), phone_number: phoneNumber() };
  const marks = { email_verified: verified, phone_number_verified: verified };
  await cognito.createUser(UserPoolId, { attributes: { ...addresses, ...marks } });
  const ClientId = await cognito.createClient(UserPoolId, { ExplicitAuthFlows: ["ALLOW_USER_AUTH"] });
  const start: User["start"] = (parameters) => startAs(cognito, ClientId, "ada", parameters);
  return { UserPoolId, ClientId, ...addresses, start };
}

function startAs(
  { send }: CognitoUnderTest,
  ClientId: string,
  USERNAME: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<InitiateAuthCommandOutput> {
  const AuthParameters = { USERNAME, ...parameters };
  return send(new InitiateAuthCommand({ ClientId, AuthFlow: "USER_AUTH", AuthParameters }));
}

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
        const { start } = await createUser(cognito, [...allowed]);
        const answer = await start();
        assert.equal(answer.ChallengeName, "SELECT_CHALLENGE");
        assert.deepEqual(answer.AvailableChallenges, offered);
        assert.notEqual(answer.Session, undefined);
      }
    },

    "offers no codes to what isn't verified, nor to users with a second factor": async (cognito) => {
      const unverified = await createUser(cognito, undefined, {}, "false");
      assert.deepEqual((await unverified.start()).AvailableChallenges, byPassword);
      const { UserPoolId, start } = await createUser(cognito);
      const factors = { UserPoolId, MfaConfiguration: "OPTIONAL", ...byText } as const;
      await cognito.send(new SetUserPoolMfaConfigCommand(factors));
      assert.equal((await start()).AvailableChallenges?.length, 4);
      await preferFactors(cognito, UserPoolId, { SMSMfaSettings: { Enabled: true } });
      assert.deepEqual((await start()).AvailableChallenges, byPassword);
    },

    "takes a mailed code": async (cognito) => {
      const { ClientId, email, start } = await createUser(cognito);
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
      const { ClientId, email, start } = await createUser(cognito);
      const before = await acted();
      const { Session } = await start({ PREFERRED_CHALLENGE: "EMAIL_OTP" });
      const responses = { EMAIL_OTP_CODE: await codeMailedTo(cognito, email) };
      await answerChallenge(cognito, ClientId, "EMAIL_OTP", Session, responses);
      assert.equal(await acted(), before);
    },

    "takes a texted code, which is preferred": async (cognito) => {
      const { ClientId, phone_number, start } = await createUser(cognito);
      const { ChallengeName, Session } = await start({ PREFERRED_CHALLENGE: "SMS_OTP" });
      assert.equal(ChallengeName, "SMS_OTP");
      const [text, ...others] = await textsTo(cognito, phone_number);
      assert.deepEqual(others, []);
      const responses = { SMS_OTP_CODE: codeIn(text) };
      const { AuthenticationResult } = await answerChallenge(
        cognito,
        ClientId,
        "SMS_OTP",
        Session,
        responses,
      );
      assert.notEqual(AuthenticationResult, undefined);
    },

    "offers a choice where what is preferred isn't available": async (cognito) => {
      const { start } = await createUser(cognito, ["PASSWORD"]);
      const answer = await start({ PREFERRED_CHALLENGE: "EMAIL_OTP" });
      assert.deepEqual([answer.ChallengeName, answer.AvailableChallenges], ["SELECT_CHALLENGE", byPassword]);
    },

    "takes a password at once, as a choice, and in the place of a choice": async (cognito) => {
      const { ClientId, start } = await createUser(cognito);
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
      const { UserPoolId, ClientId, start } = await createUser(cognito);
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

    "goes on with a second factor, and with a new password": async (cognito) => {
      const { UserPoolId, ClientId, start } = await createUser(cognito, ["PASSWORD"]);
      const on = { UserPoolId, MfaConfiguration: "ON", ...byText } as const;
      const preferred = { PREFERRED_CHALLENGE: "PASSWORD", PASSWORD: password };
      await cognito.createUser(UserPoolId, { Username: "bob", isTemporary: true });
      const invited = await startAs(cognito, ClientId, "bob", preferred);
      assert.equal(invited.ChallengeName, "NEW_PASSWORD_REQUIRED");
      await cognito.send(new SetUserPoolMfaConfigCommand(on));
      assert.equal((await start(preferred)).ChallengeName, "SMS_MFA");
    },

    "is administrators', too": async (cognito) => {
      const { UserPoolId, ClientId, email } = await createUser(cognito);
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
      const { UserPoolId } = await createUser(cognito);
      const notEnabled = "InvalidParameterException: USER_AUTH is not enabled for the client.";
      for (const ExplicitAuthFlows of [["ALLOW_USER_SRP_AUTH" as const], []]) {
        const client = await cognito.createClient(UserPoolId, { ExplicitAuthFlows });
        assert.equal(await refusalOf(startAs(cognito, client, "ada")), notEnabled);
      }
    },

    "poses whom there isn't a challenge that nothing answers, where the client hides it": async (cognito) => {
      const { UserPoolId, ClientId } = await createUser(cognito, ["PASSWORD", "SMS_OTP"]);
      const unknown = startAs(cognito, ClientId, "nobody");
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
        const { ChallengeName, Session } = await startAs(cognito, hiding, "nobody");
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

    "refuses users who may not sign in": async (cognito) => {
      const { UserPoolId, ClientId, start } = await createUser(cognito);
      await cognito.send(new SignUpCommand({ ClientId, Username: "bob", Password: password }));
      const unconfirmed = "UserNotConfirmedException: User is not confirmed.";
      assert.equal(await refusalOf(startAs(cognito, ClientId, "bob")), unconfirmed);
      await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: "ada" }));
      assert.equal(await refusalOf(start()), "NotAuthorizedException: User is disabled.");
    },

    "refuses answers in the sessions of others, and without what they ask for": async (cognito) => {
      const { UserPoolId, ClientId, start } = await createUser(cognito);
      await cognito.createUser(UserPoolId, { Username: "bob" });
      const { Session } = await start();
      const answer = (responses: Record<string, string>, session = Session): Promise<unknown> =>
        answerChallenge(cognito, ClientId, "PASSWORD", session, responses);
      assert.equal(await refusalOf(answer({ USERNAME: "bob", PASSWORD: password })), invalid);
      assert.equal(await refusalOf(answer({ PASSWORD: password }, "session".repeat(10))), invalid);
      assert.equal(await refusalOf(answer({})), "InvalidParameterException: Invalid PASSWORD.");
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
      const user = await createUser(cognito, undefined, { LambdaConfig });
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
