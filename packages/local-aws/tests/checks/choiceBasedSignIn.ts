import assert from "node:assert/strict";
import {
  type AuthFactorType,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  SetUserPoolMfaConfigCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { startChoice } from "../helpers/choosers";
import { type CognitoUnderTest, listOf, otherPassword, password } from "../helpers/cognitoUnderTest";
import { codeMailedTo, codeTextedTo, otherThan } from "../helpers/messages";
import { answerChallenge, byMail, byText, preferFactors } from "../helpers/secondFactors";
import { authorize, codeFlow, createDomain, redirectOf, submit } from "../helpers/signInPages";
import { proofOf } from "../helpers/srp";
import { api, assertRefused, documented, guide, newAddress, newNumber, type Subject } from "./check";
import { poolSettings } from "./settings";
import { resultOf } from "./tokens";

const guideToChoice = guide("authentication-flows-selection-sdk");
const guideToMethods = guide("amazon-cognito-user-pools-authentication-flow-methods");
const byPassword = ["PASSWORD", "PASSWORD_SRP"];

/** A user of a pool with first factors, and a client of the pool. */
interface Chooser {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly email: string;
  readonly number: string;
}

async function poolWith(
  cognito: CognitoUnderTest,
  AllowedFirstAuthFactors: AuthFactorType[],
): Promise<Record<"UserPoolId" | "ClientId", string>> {
  const UserPoolId = await cognito.createPool({
    Policies: { SignInPolicy: { AllowedFirstAuthFactors } },
    AutoVerifiedAttributes: ["email"],
    EmailConfiguration: poolSettings.EmailConfiguration,
    SmsConfiguration: poolSettings.SmsConfiguration,
  });
  const ExplicitAuthFlows = ["ALLOW_USER_AUTH" as const];
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId, { ExplicitAuthFlows }) };
}

/** Makes `ada`, with a verified address and number, in a pool with first factors. */
async function chooserOf(cognito: CognitoUnderTest, ...factors: AuthFactorType[]): Promise<Chooser> {
  const pool = await poolWith(cognito, ["PASSWORD", ...factors]);
  const [email, number] = [newAddress(), newNumber()];
  const verified = { email_verified: "true", phone_number_verified: "true" };
  await cognito.createUser(pool.UserPoolId, { attributes: { email, phone_number: number, ...verified } });
  return { ...pool, email, number };
}

/** Asserts which first factors a user is offered. */
async function assertOffered(
  cognito: CognitoUnderTest,
  ClientId: string,
  expected: readonly string[],
  parameters: Readonly<Record<string, string>> = {},
): Promise<InitiateAuthCommandOutput> {
  const offer = await startChoice(cognito, ClientId, parameters);
  assert.equal(offer.ChallengeName, "SELECT_CHALLENGE");
  assert.deepEqual(offer.AvailableChallenges?.toSorted(), expected.toSorted());
  return offer;
}

/** Enters a code as first factor, after another one has been refused. */
async function enter(
  cognito: CognitoUnderTest,
  ClientId: string,
  challenge: "EMAIL_OTP" | "SMS_OTP",
  Session: string | undefined,
  code: string,
): Promise<void> {
  const respond = (sent: string): ReturnType<typeof answerChallenge> =>
    answerChallenge(cognito, ClientId, challenge, Session, { [`${challenge}_CODE`]: sent });
  await assertRefused("CodeMismatchException", respond(otherThan(code)));
  resultOf((await respond(code)).AuthenticationResult);
  await assertRefused("NotAuthorizedException", respond(code));
}

/** Signs `ada` up without a password, and confirms her; resolves to her address and the session that then signs in. */
async function signUp(
  cognito: CognitoUnderTest,
  ClientId: string,
): Promise<{ readonly email: string; readonly Session: string | undefined }> {
  const [Username, email] = ["ada", newAddress()];
  const UserAttributes = listOf({ email });
  const signedUp = await cognito.send(new SignUpCommand({ ClientId, Username, UserAttributes }));
  const ConfirmationCode = await codeMailedTo(cognito, email);
  const confirmation = { ClientId, Username, ConfirmationCode, Session: signedUp.Session };
  const { Session } = await cognito.send(new ConfirmSignUpCommand(confirmation));
  return { email, Session };
}

export const choiceBasedSignIn: Subject = {
  title: "Choice-based sign-in",
  checks: {
    "A user chooses the first factor, where the pool has several": documented(
      guideToChoice,
      async (cognito) => {
        const { ClientId } = await chooserOf(cognito, "EMAIL_OTP");
        await assertOffered(cognito, ClientId, [...byPassword, "EMAIL_OTP"]);
        const both = await chooserOf(cognito, "EMAIL_OTP", "SMS_OTP");
        await assertOffered(cognito, both.ClientId, [...byPassword, "EMAIL_OTP", "SMS_OTP"]);
      },
    ),

    "A user signs in by a code in a mail": documented(guideToMethods, async (cognito) => {
      const { ClientId, email } = await chooserOf(cognito, "EMAIL_OTP");
      const { Session } = await startChoice(cognito, ClientId);
      const choice = { ANSWER: "EMAIL_OTP" };
      const chosen = await answerChallenge(cognito, ClientId, "SELECT_CHALLENGE", Session, choice);
      assert.equal(chosen.ChallengeName, "EMAIL_OTP");
      await enter(cognito, ClientId, "EMAIL_OTP", chosen.Session, await codeMailedTo(cognito, email));
    }),

    "A user signs in by a code in a text message, which is preferred": documented(
      guideToMethods,
      async (cognito) => {
        const { ClientId, number } = await chooserOf(cognito, "SMS_OTP");
        const preferred = { PREFERRED_CHALLENGE: "SMS_OTP" };
        const { ChallengeName, Session } = await startChoice(cognito, ClientId, preferred);
        assert.equal(ChallengeName, "SMS_OTP");
        await enter(cognito, ClientId, "SMS_OTP", Session, await codeTextedTo(cognito, number));
      },
    ),

    "A user who chooses signs in with the password": documented(guideToMethods, async (cognito) => {
      const { ClientId } = await chooserOf(cognito, "EMAIL_OTP");
      const preferred = { PREFERRED_CHALLENGE: "PASSWORD" };
      const wrong = startChoice(cognito, ClientId, { ...preferred, PASSWORD: otherPassword });
      await assertRefused("NotAuthorizedException", wrong);
      const right = await startChoice(cognito, ClientId, { ...preferred, PASSWORD: password });
      resultOf(right.AuthenticationResult);
      const { Session } = await startChoice(cognito, ClientId);
      const answered = await answerChallenge(cognito, ClientId, "PASSWORD", Session, { PASSWORD: password });
      resultOf(answered.AuthenticationResult);
    }),

    "A user who chooses proves the password, whether or not the client has that flow": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const { UserPoolId, ClientId } = await chooserOf(cognito, "EMAIL_OTP");
        const proof = proofOf(UserPoolId, "ada");
        const preferred = { PREFERRED_CHALLENGE: "PASSWORD_SRP", SRP_A: proof.start };
        const { ChallengeName, ChallengeParameters, Session } = await startChoice(
          cognito,
          ClientId,
          preferred,
        );
        assert.equal(ChallengeName, "PASSWORD_VERIFIER");
        const responses = proof.respond(ChallengeParameters);
        const proven = await answerChallenge(cognito, ClientId, ChallengeName, Session, responses);
        resultOf(proven.AuthenticationResult);
      },
    ),

    "A user who prefers what isn't available chooses": documented(guideToChoice, async (cognito) => {
      const { ClientId } = await chooserOf(cognito);
      await assertOffered(cognito, ClientId, byPassword, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
    }),

    "A user with a second factor has none but the password as the first": documented(
      guide("user-pool-settings-mfa"),
      async (cognito) => {
        const { UserPoolId, ClientId } = await chooserOf(cognito, "EMAIL_OTP");
        const factors = { UserPoolId, MfaConfiguration: "OPTIONAL", ...byText } as const;
        await cognito.send(new SetUserPoolMfaConfigCommand(factors));
        await assertOffered(cognito, ClientId, [...byPassword, "EMAIL_OTP"]);
        await preferFactors(cognito, UserPoolId, { SMSMfaSettings: { Enabled: true, PreferredMfa: true } });
        await assertOffered(cognito, ClientId, byPassword);
        const preferred = { PREFERRED_CHALLENGE: "PASSWORD", PASSWORD: password };
        assert.equal((await startChoice(cognito, ClientId, preferred)).ChallengeName, "SMS_MFA");
      },
    ),

    "A client has choice-based sign-in only if it allows that": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const { UserPoolId, ClientId } = await chooserOf(cognito);
        const other = await cognito.createClient(UserPoolId);
        await assertRefused("InvalidParameterException", startChoice(cognito, other));
        await startChoice(cognito, ClientId);
      },
    ),

    "A user who signs up without a password signs in by a code": documented(
      api("SignUp"),
      async (cognito) => {
        const { ClientId } = await poolWith(cognito, ["PASSWORD", "EMAIL_OTP"]);
        const { email } = await signUp(cognito, ClientId);
        await assertOffered(cognito, ClientId, ["EMAIL_OTP"]);
        const { Session } = await startChoice(cognito, ClientId, { PREFERRED_CHALLENGE: "EMAIL_OTP" });
        await enter(cognito, ClientId, "EMAIL_OTP", Session, await codeMailedTo(cognito, email));
      },
    ),

    "A user who confirms the sign-up by a code signs in without another one": documented(
      guideToMethods,
      async (cognito) => {
        const { ClientId } = await poolWith(cognito, ["PASSWORD", "EMAIL_OTP"]);
        const { Session } = await signUp(cognito, ClientId);
        const AuthParameters = { USERNAME: "ada" };
        const flow = { ClientId, AuthFlow: "USER_AUTH", AuthParameters, Session } as const;
        const signIn = (): Promise<InitiateAuthCommandOutput> => cognito.send(new InitiateAuthCommand(flow));
        resultOf((await signIn()).AuthenticationResult);
        await assertRefused("NotAuthorizedException", signIn());
      },
    ),

    "A user chooses a code as first factor on the sign-in page": documented(
      guideToMethods,
      async (cognito) => {
        const { UserPoolId, email } = await chooserOf(cognito, "EMAIL_OTP");
        await createDomain(cognito, UserPoolId);
        const client = { ...codeFlow, ExplicitAuthFlows: ["ALLOW_USER_AUTH" as const] };
        const ClientId = await cognito.createClient(UserPoolId, client);
        const choice = await submit(cognito, await authorize(cognito, { UserPoolId, ClientId }), {
          username: "ada",
        });
        const page = await submit(cognito, choice, { challenge: "EMAIL_OTP" });
        const code = await codeMailedTo(cognito, email);
        const again = await submit(cognito, page, { code: otherThan(code) });
        assert.notEqual(again.status, 302);
        const { parameters } = redirectOf(await submit(cognito, again, { code }));
        assert.notEqual(parameters["code"], undefined);
      },
    ),

    "The plan Lite has no mails as second factor, and no choice-based sign-in": documented(
      guide("feature-plans-features-essentials"),
      async (cognito) => {
        const { EmailConfiguration } = poolSettings;
        const useOf = async (UserPoolTier: "LITE" | "ESSENTIALS"): Promise<readonly Promise<unknown>[]> => {
          const UserPoolId = await cognito.createPool({ UserPoolTier, EmailConfiguration });
          const factors = { UserPoolId, MfaConfiguration: "OPTIONAL", ...byMail } as const;
          const ExplicitAuthFlows = ["ALLOW_USER_AUTH" as const];
          return [
            cognito.send(new SetUserPoolMfaConfigCommand(factors)),
            cognito.createClient(UserPoolId, { ExplicitAuthFlows }),
          ];
        };
        await Promise.all(await useOf("ESSENTIALS"));
        const refused = (await useOf("LITE")).map((use) =>
          assertRefused("FeatureUnavailableInTierException", use),
        );
        await Promise.all(refused);
      },
    ),
  },
};
