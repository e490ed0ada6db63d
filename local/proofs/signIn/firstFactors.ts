import {
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { answerOf, type SignInOutput } from "./callsRoute";
import { type CheckResult, holds, violated } from "./claim";
import { deadline } from "./deadline";
import type { Proof } from "./proof";
import { describeRefusal, refusalOf } from "./refusal";
import { codeParameter } from "./secondFactorAnswers";
import { isWrongCode } from "./secondFactors";
import { codeSentTo, mediumOf, otherThan, withoutCode } from "./sentCodes";
import { secretHash } from "./serverSide";
import { withConfirmedUser } from "./throwawayUser";

/** A first factor that is a code, by the name of its challenge. */
export type FirstFactor = "EMAIL_OTP" | "SMS_OTP";

const flow = "USER_AUTH";

/** Whether a code that is sent signs a user in without a password, and another one doesn't. */
export function codeSignsIn(factor: FirstFactor, proof: Proof): Promise<CheckResult> {
  const { client, target, facts } = proof;
  return withConfirmedUser(proof, async ({ username, attributes }) => {
    const ClientId = target.appClientId;
    const hash = secretHash(username, ClientId, facts.clientSecret);
    const AuthParameters = { USERNAME: username, PREFERRED_CHALLENGE: factor, ...hash };
    const begin = new InitiateAuthCommand({ ClientId, AuthFlow: flow, AuthParameters });
    const { ChallengeName, Session } = await client.send(begin, deadline());
    if (ChallengeName !== factor) {
      return violated(`the service responds with the challenge ${ChallengeName ?? "of no name"}`);
    }
    const medium = mediumOf(factor);
    const code = await codeSentTo(target.endpoint, medium, attributes[medium] ?? "");
    if (code === undefined) return withoutCode(target.endpoint, medium);
    const respond = (sent: string): Promise<SignInOutput> => {
      const ChallengeResponses = { USERNAME: username, [codeParameter(factor)]: sent, ...hash };
      const answer = { ClientId, ChallengeName, Session, ChallengeResponses };
      return client.send(new RespondToAuthChallengeCommand(answer), deadline());
    };
    const refusal = await refusalOf(respond(otherThan(code)));
    if (refusal === undefined) return violated("a wrong code gives tokens");
    if (!isWrongCode(refusal)) return violated(`a wrong code is answered "${describeRefusal(refusal)}"`);
    const answer = answerOf(await respond(code), false);
    return answer.kind === "tokens" ? holds : violated(`the code leads to the challenge ${answer.challenge}`);
  });
}
