import { type CheckResult, type Claim, deviates, holds, skipped, violated } from "../signIn/claim";
import { claimsOf } from "../signIn/idToken";
import { tokensOf } from "../signIn/proof";
import { authorizerFaults, iamRouteFault } from "./apiFaults";
import { describeAnswer } from "./describeAnswer";
import { type Answer, send, signed } from "./request";
import { type Application, type BadToken, identityOf, idTokenOf } from "./subject";
import { TokenUnavailable } from "./tokenMaker";

/** Whether the API lets the user in, and knows who that is. */
export async function tokenAccepted(application: Application): Promise<CheckResult> {
  const { signIn } = application;
  const answer = await callWithToken(application, idTokenOf(application));
  if (answer.status !== 200) return violated(describeAnswer(answer, application));
  const { sub, email } = objectIn(answer);
  const { user, readsEmail } = signIn.facts;
  if (sub !== user.subject) return violated(`it identifies the user as ${JSON.stringify(sub)}`);
  if (email === signIn.target.email || !readsEmail) return holds;
  return email === undefined && claimsOf(idTokenOf(application))["email"] === undefined
    ? deviates("the token of this endpoint omits the email address; Amazon Cognito includes it")
    : violated(`it reports the user's email address as ${JSON.stringify(email)}`);
}

/** Whether the API refuses a call that says nothing about who calls. */
export async function noTokenRefused(application: Application): Promise<CheckResult> {
  return refused("none", await send({ url: `${application.target.apiUrl}/me` }), application);
}

/** Whether the API refuses a token that isn't one of the app client's. */
export function tokenRefused(token: Exclude<BadToken, "none">): Claim<Application>["check"] {
  return async (application) => {
    try {
      const answer = await callWithToken(application, await application.badTokens[token]());
      return await refused(token, answer, application);
    } catch (error) {
      if (error instanceof TokenUnavailable) return skipped(error.message);
      throw error;
    }
  };
}

/** Whether the API refuses the token that is for Amazon Cognito: it says nothing about who the user is. */
export async function accessTokenRefused(application: Application): Promise<CheckResult> {
  const { accessToken } = tokensOf(application.signIn);
  const answer = await callWithToken(application, accessToken);
  return answer.status === 403 || answer.status === 401
    ? holds
    : violated(describeAnswer(answer, application));
}

/** Whether the credentials of the identity pool open the route for them, and the API knows whose they are. */
export async function identityAccepted(application: Application): Promise<CheckResult> {
  const { id, credentials } = identityOf(application);
  const { identityPoolId, region } = application.target;
  const answer = await send(await signed(iamRoute(application), "execute-api", region, credentials));
  if (answer.status !== 200) return violated(describeAnswer(answer, application));
  const expected = { identityId: id, identityPoolId, user: application.signIn.facts.user.subject };
  const said = objectIn(answer);
  const wrong = Object.entries(expected).find(([name, value]) => said[name] !== value);
  return wrong === undefined
    ? holds
    : violated(`${wrong[0]} is ${JSON.stringify(said[wrong[0]])} instead of ${JSON.stringify(wrong[1])}`);
}

/** Whether the route for credentials refuses everything else. */
export async function onlyCredentialsAccepted(application: Application): Promise<CheckResult> {
  const fault = await iamRouteFault(application);
  if (fault !== undefined) return violated(fault);
  const route = iamRoute(application);
  const authorization = `Bearer ${idTokenOf(application)}`;
  const { region } = application.target;
  const credentials = { ...identityOf(application).credentials, secretAccessKey: "another" };
  const wronglySigned = await signed(route, "execute-api", region, credentials);
  for (const request of [route, wronglySigned, { ...route, headers: { authorization } }]) {
    const answer = await send(request);
    if (answer.status === 200) {
      return deviates("this endpoint lets it in, though the route requires credentials; API Gateway refuses");
    }
    if (answer.status !== 403 && answer.status !== 401) return violated(describeAnswer(answer, application));
  }
  return holds;
}

function iamRoute({ target }: Application): { readonly url: string } {
  return { url: `${target.apiUrl}/iam/me` };
}

function callWithToken({ target }: Application, token: string): Promise<Answer> {
  return send({ url: `${target.apiUrl}/me`, headers: { authorization: `Bearer ${token}` } });
}

/** Not every other app client can be tried, so that the API's description counts even where this token is refused. */
async function refused(token: BadToken, answer: Answer, application: Application): Promise<CheckResult> {
  const { [token]: fault } = await authorizerFaults(application);
  return isRefused(answer, 401, fault, application);
}

/**
 * Whether a call was refused with this status.
 *
 * @param fault why the API may accept it, according to its own description; undefined where it may not
 */
export function isRefused(
  answer: Answer,
  status: number,
  fault: string | undefined,
  application: Application,
): CheckResult {
  if (fault !== undefined) return violated(fault);
  if (answer.status === status) return holds;
  return answer.status === 200
    ? deviates("this endpoint accepts it, though the API is set up to refuse it; API Gateway refuses")
    : violated(describeAnswer(answer, application));
}

/** The object that an answer is; empty where it is none. */
export function objectIn({ body }: Answer): Record<string, unknown> {
  const value: unknown = JSON.parse(body);
  return typeof value === "object" && value !== null ? { ...value } : {};
}
