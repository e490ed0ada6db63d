import {
  AdminSetUserMFAPreferenceCommand,
  type AdminSetUserMFAPreferenceCommandInput,
  AssociateSoftwareTokenCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { answerOf, type SignInOutput } from "./callsRoute";
import { type CheckResult, holds, skipped, violated } from "./claim";
import { deadline } from "./deadline";
import { violatedUnlessLax } from "./laxEndpoint";
import { otherText } from "./messageTexts";
import { type Proof, routeBy } from "./proof";
import { describeRefusal, type Refusal, refusalOf } from "./refusal";
import { codeParameter } from "./secondFactorAnswers";
import { codeSentTo, otherThan, withoutCode } from "./sentCodes";
import { type ThrowawayUser, withConfirmedUser } from "./throwawayUser";
import { oneTimeCode } from "./totp";

/** A second factor, by the name of its challenge. */
export type SecondFactor = "SOFTWARE_TOKEN_MFA" | "SMS_MFA" | "EMAIL_OTP";

type Preference = Omit<AdminSetUserMFAPreferenceCommandInput, "UserPoolId" | "Username">;

const preferred = { Enabled: true, PreferredMfa: true };
const preferences: Readonly<Record<SecondFactor, Preference>> = {
  SOFTWARE_TOKEN_MFA: { SoftwareTokenMfaSettings: preferred },
  SMS_MFA: { SMSMfaSettings: preferred },
  EMAIL_OTP: { EmailMfaSettings: preferred },
};

/** Seconds that a code of an authenticator app is for. An app's code can't be used twice. */
const secondsOfCode = 30;

/** Whether a user who has chosen a second factor signs in with its code only. */
export function secondFactorAskedFor(factor: SecondFactor, proof: Proof): Promise<CheckResult> {
  return withConfirmedUser(proof, async (user) => {
    const secret = factor === "SOFTWARE_TOKEN_MFA" ? await setUpApp(proof, user) : undefined;
    if (factor === "SOFTWARE_TOKEN_MFA" && secret === undefined) {
      return skipped("the user can't set an authenticator app up without a second factor");
    }
    await prefer(proof, user, factor);
    const { calls } = routeBy("serverSide", proof);
    const challenge = await calls.start(user.username, user.password);
    if (challenge.AuthenticationResult !== undefined) {
      return violatedUnlessLax(proof.target.endpoint, "tokens are given without it");
    }
    if (challenge.ChallengeName !== factor) {
      return violated(`the service responds with the challenge ${challenge.ChallengeName ?? "of no name"}`);
    }
    const later = new Date(Date.now() + secondsOfCode * 1000);
    if (secret !== undefined) return codeNeeded(proof, user, challenge, oneTimeCode(secret, later));
    const medium = factor === "EMAIL_OTP" ? "email" : "phone_number";
    const address = user.attributes[medium] ?? "";
    const code = await codeSentTo(proof.target.endpoint, medium, address);
    if (code === undefined) return withoutCode(proof.target.endpoint, medium);
    const other = await otherText(proof, "secondFactor", { medium, address, code });
    return other === undefined ? codeNeeded(proof, user, challenge, code) : violated(other);
  });
}

/** Whether a challenge is answered with tokens for its code, and refused for another one. */
export async function codeNeeded(
  proof: Proof,
  { username }: ThrowawayUser,
  { ChallengeName, ChallengeParameters, Session }: SignInOutput,
  code: string,
): Promise<CheckResult> {
  if (ChallengeName === undefined) return violated("there is no challenge");
  const { calls } = routeBy("serverSide", proof);
  const name = ChallengeParameters?.["USER_ID_FOR_SRP"] ?? username;
  const respond = (sent: string): Promise<SignInOutput> =>
    calls.respond(ChallengeName, Session, name, { [codeParameter(ChallengeName)]: sent });
  const refusal = await refusalOf(respond(otherThan(code)));
  if (refusal === undefined) return violatedUnlessLax(proof.target.endpoint, "a wrong code gives tokens");
  if (!isWrongCode(refusal)) return violated(`a wrong code is answered "${describeRefusal(refusal)}"`);
  const answer = answerOf(await respond(code), true);
  return answer.kind === "tokens" ? holds : violated(`the code leads to the challenge ${answer.challenge}`);
}

/** The answer to a code that isn't the right one. */
export function isWrongCode({ name }: Refusal): boolean {
  return name === "CodeMismatchException";
}

async function prefer({ client, target }: Proof, user: ThrowawayUser, factor: SecondFactor): Promise<void> {
  const key = { UserPoolId: target.userPoolId, Username: user.username };
  await client.send(new AdminSetUserMFAPreferenceCommand({ ...key, ...preferences[factor] }), deadline());
}

/** Sets an authenticator app up, and gives its secret; undefined where the user gets no tokens for that. */
async function setUpApp(proof: Proof, { username, password }: ThrowawayUser): Promise<string | undefined> {
  const { client } = proof;
  const answer = await routeBy("serverSide", proof).signIn(username, password);
  if (answer.kind === "challenge") return undefined;
  const { accessToken: AccessToken } = answer.tokens;
  const app = await client.send(new AssociateSoftwareTokenCommand({ AccessToken }), deadline());
  const UserCode = oneTimeCode(app.SecretCode ?? "");
  await client.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }), deadline());
  return app.SecretCode;
}
