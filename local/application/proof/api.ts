import { type Claim, deviates, type Finding, holds, untried, violated } from "../../proof/claim";
import { TokenUnavailable } from "./badTokens";
import { send, signed, type Answer } from "./request";
import { identityOf, idTokenOf, type Application, type BadTokens } from "./subject";

/** Whether the API lets the user in, and knows who that is. */
export async function tokenAccepted(application: Application): Promise<Finding> {
  const { signIn } = application;
  const answer = await callWithToken(application, idTokenOf(application));
  if (answer.status !== 200) return violated(describe(answer));
  const { sub, email } = objectIn(answer);
  const { user, readsEmail } = signIn.facts;
  if (sub !== user.subject) return violated(`it takes the user for ${JSON.stringify(sub)}`);
  return email === signIn.target.email || !readsEmail
    ? holds
    : deviates("the token of this endpoint leaves the e-mail address out; Amazon Cognito names it, too");
}

/** Whether the API refuses a call that says nothing about who calls. */
export async function noTokenRefused({ target }: Application): Promise<Finding> {
  return refused(await send({ url: `${target.apiUrl}/me` }));
}

/** Whether the API refuses a token that isn't one of the app client's. */
export function tokenRefused(token: Exclude<keyof BadTokens, "cleanUp">): Claim<Application>["check"] {
  return async (application) => {
    try {
      return refused(await callWithToken(application, await application.badTokens[token]()));
    } catch (error) {
      if (error instanceof TokenUnavailable) return untried(error.message);
      throw error;
    }
  };
}

/** Whether a browser is told to let the frontend's pages read the API's answers, and no other page. */
export async function onlyFrontendAllowed(application: Application): Promise<Finding> {
  const { apiUrl, frontendOrigin } = application.target;
  const allowedFor = async (origin: string, method: string): Promise<string | undefined> => {
    const headers = {
      origin,
      ...(method === "GET" ? { authorization: `Bearer ${idTokenOf(application)}` } : {}),
      "access-control-request-method": "GET",
      "access-control-request-headers": "authorization",
    };
    const answer = await send({ url: `${apiUrl}/me`, method, headers });
    return answer.headers["access-control-allow-origin"];
  };
  const stranger = "https://stranger.example.com";
  for (const method of ["OPTIONS", "GET"]) {
    const own = await allowedFor(frontendOrigin, method);
    if (own !== frontendOrigin) return violated(`it allows ${frontendOrigin} ${JSON.stringify(own)}`);
    const strangers = await allowedFor(stranger, method);
    if (strangers !== undefined) return violated(`it allows ${stranger} ${JSON.stringify(strangers)}`);
  }
  return holds;
}

/** Whether the credentials of the identity pool open the route for them, and the API knows whose they are. */
export async function identityAccepted(application: Application): Promise<Finding> {
  const { id, credentials } = identityOf(application);
  const { identityPoolId, region } = application.target;
  const answer = await send(await signed(iamRoute(application), "execute-api", region, credentials));
  if (answer.status !== 200) return violated(describe(answer));
  const expected = { identityId: id, identityPoolId, user: application.signIn.facts.user.subject };
  const said = objectIn(answer);
  const wrong = Object.entries(expected).find(([name, value]) => said[name] !== value);
  return wrong === undefined
    ? holds
    : violated(`${wrong[0]} is ${JSON.stringify(said[wrong[0]])} instead of ${JSON.stringify(wrong[1])}`);
}

/** Whether the route for credentials refuses everything else. */
export async function onlyCredentialsAccepted(application: Application): Promise<Finding> {
  const route = iamRoute(application);
  const authorization = `Bearer ${idTokenOf(application)}`;
  for (const request of [route, { ...route, headers: { authorization } }]) {
    const answer = await send(request);
    if (answer.status !== 403 && answer.status !== 401) return violated(describe(answer));
  }
  return holds;
}

function iamRoute({ target }: Application): { readonly url: string } {
  return { url: `${target.apiUrl}/iam/me` };
}

function callWithToken({ target }: Application, token: string): Promise<Answer> {
  return send({ url: `${target.apiUrl}/me`, headers: { authorization: `Bearer ${token}` } });
}

function refused(answer: Answer): Finding {
  return answer.status === 401 ? holds : violated(describe(answer));
}

function describe({ status, body }: Answer): string {
  return `it is answered HTTP ${status}: ${body.slice(0, 200)}`;
}

function objectIn({ body }: Answer): Record<string, unknown> {
  const value: unknown = JSON.parse(body);
  return typeof value === "object" && value !== null ? { ...value } : {};
}
