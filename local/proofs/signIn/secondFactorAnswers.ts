import {
  AssociateSoftwareTokenCommand,
  type ChallengeNameType,
  type CognitoIdentityProviderClient,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { SignInCalls, SignInOutput } from "./callsRoute";
import { deadline } from "./deadline";
import { type CodeMedium, isCodeChallenge, mediumOf } from "./sentCodes";
import { oneTimeCode } from "./totp";

/** Reads the code that a user was sent last; undefined where none can be read. */
export type CodeReader = (username: string, medium: CodeMedium) => Promise<string | undefined>;

/** The answer after the challenges of second factors, and whether there were any. */
export interface AfterFactors {
  readonly output: SignInOutput;
  readonly afterSecondFactor: boolean;
}

/** Answers the challenges of second factors, which are set up where there are none. */
export async function answerFactors(
  client: CognitoIdentityProviderClient,
  calls: SignInCalls,
  readCode: CodeReader,
  username: string,
  output: SignInOutput,
): Promise<AfterFactors> {
  const { respond } = calls;
  const { ChallengeName: challenge, Session } = output;
  const name = output.ChallengeParameters?.["USER_ID_FOR_SRP"] ?? username;
  if (challenge === "MFA_SETUP" && canSetUpApp(output)) {
    const session = await enrolSecondFactor(client, Session);
    return { output: await respond(challenge, session, name, {}), afterSecondFactor: true };
  }
  if (challenge === "SELECT_MFA_TYPE") {
    const ANSWER = factorsIn(output, "MFAS_CAN_CHOOSE").find(isCodeChallenge);
    if (ANSWER === undefined) return { output, afterSecondFactor: false };
    const chosen = await respond(challenge, Session, name, { ANSWER });
    return answerFactors(client, calls, readCode, name, chosen);
  }
  if (challenge !== undefined && isCodeChallenge(challenge)) {
    const code = await readCode(name, mediumOf(challenge));
    if (code === undefined) return { output, afterSecondFactor: false };
    const answer = await respond(challenge, Session, name, { [codeParameter(challenge)]: code });
    return { output: answer, afterSecondFactor: true };
  }
  return { output, afterSecondFactor: false };
}

/** The response that has the code of a challenge. */
export function codeParameter(challenge: ChallengeNameType): string {
  return `${challenge}_CODE`;
}

/** The factors that a parameter of a challenge lists. Not every endpoint lists them as JSON. */
function factorsIn({ ChallengeParameters }: SignInOutput, parameter: string): string[] {
  return ChallengeParameters?.[parameter]?.match(/[A-Z][A-Z_]+/g) ?? [];
}

/** Whether an authenticator app is among what the user can set up; an endpoint that doesn't say so means it. */
function canSetUpApp(output: SignInOutput): boolean {
  const factors = factorsIn(output, "MFAS_CAN_SETUP");
  return factors.length === 0 || factors.includes("SOFTWARE_TOKEN_MFA");
}

/** Sets up an authenticator app, and gives the session in which the sign-in goes on. */
async function enrolSecondFactor(
  client: CognitoIdentityProviderClient,
  Session: string | undefined,
): Promise<string | undefined> {
  const app = await client.send(new AssociateSoftwareTokenCommand({ Session }), deadline());
  const verification = { Session: app.Session, UserCode: oneTimeCode(app.SecretCode ?? "") };
  return (await client.send(new VerifySoftwareTokenCommand(verification), deadline())).Session;
}
