import { createHash, randomBytes } from "node:crypto";
import { type CheckResult, holds, skipped, violated } from "../signIn/claim";
import { faultIn, tokenVerifier } from "../signIn/idToken";
import { accessTokenVerifies } from "./accessToken";
import {
  appendedParameter,
  describeVisit,
  isAddress,
  openPage,
  type Parameters,
  sendForm,
  type Visit,
} from "./browser";
import { formOf } from "./form";
import { callbackOf, finishedSignIn, type RedirectSubject, userOf } from "./redirectSubject";
import { requestTokens, type TokenAnswer } from "./tokenEndpoint";

/** A username page, one to choose the password, one for the password, and one more. */
const mostPages = 4;

/** Whether the page lets a user enter a username, and then or at once a password. */
export async function pageAsksForUser(subject: RedirectSubject): Promise<CheckResult> {
  const visited = await openSignInPage(subject);
  if (isSignInPage(visited)) return holds;
  return !subject.client.code && describeVisit(visited).includes("unsupported_response_type")
    ? skipped("this endpoint's pages give no tokens without a code")
    : violated(describeVisit(visited));
}

/** Whether the user comes back with a code, and the code gives tokens. */
export async function codeGivesTokens(subject: RedirectSubject): Promise<CheckResult> {
  const { verifier, challenge } = newVerifier();
  const [state, nonce] = [random(), random()];
  const visited = await signInOnPage(subject, { ...challenge, state, nonce });
  if (visited.kind === "page") return violated(describeVisit(visited));
  if (appendedParameter(visited.url, "state") !== state) {
    return violated("the browser comes back without the state");
  }
  const code = codeIn(subject, visited);
  if (code === undefined) return violated(describeVisit(visited));
  const answer = await exchange(subject, code, { code_verifier: verifier });
  if (answer.kind === "refused") {
    return violated(`the code is answered HTTP ${answer.status}, "${answer.error}"`);
  }
  subject.finished = { code, verifier, nonce, tokens: answer.tokens };
  return holds;
}

/** Whether the ID token says who signed in by which client, and for which request. */
export async function idTokenIsForSignIn(subject: RedirectSubject): Promise<CheckResult> {
  const { tokens, nonce } = finishedSignIn(subject);
  const idToken = tokens["id_token"];
  if (typeof idToken !== "string") return violated("the answer has no ID token");
  const verify = await tokenVerifier(subject.target, subject.client.clientId);
  const claims = verify(idToken);
  const fault = faultIn(claims, { token_use: "id", nonce, sub: userOf(subject).subject });
  return fault === undefined ? holds : violated(fault);
}

/** Whether the access token has the scopes that were asked for. */
export function accessTokenHasScopes(subject: RedirectSubject): Promise<CheckResult> {
  const { target, client } = subject;
  const { tokens } = finishedSignIn(subject);
  const expected = { client_id: client.clientId, sub: userOf(subject).subject };
  return accessTokenVerifies(target, tokens["access_token"], expected, client.scopes);
}

/** Asks for the sign-in page, with all scopes of the client. */
export function openSignInPage(subject: RedirectSubject, others: Parameters = {}): Promise<Visit> {
  const { target, client } = subject;
  return openPage(target.endpoint, "/oauth2/authorize", {
    client_id: client.clientId,
    response_type: client.code ? "code" : "token",
    redirect_uri: callbackOf(subject),
    scope: client.scopes.join(" "),
    ...others,
  });
}

/** Whether a browser is on a page that asks who the user is. */
export function isSignInPage(visited: Visit): boolean {
  return visited.kind === "page" && formOf(visited.html)?.usernameField !== undefined;
}

/** Fills in the pages as the user, and follows to where that leads. */
export async function signInOnPage(subject: RedirectSubject, others: Parameters = {}): Promise<Visit> {
  const { username, password } = userOf(subject);
  let visited = await openSignInPage(subject, others);
  for (let pages = 0; pages < mostPages && visited.kind === "page"; pages++) {
    const form = formOf(visited.html);
    if (form === undefined) break;
    const { usernameField, passwordField } = form;
    visited = await sendForm(visited.url, form.action, {
      ...form.values,
      ...(usernameField === undefined ? {} : { [usernameField]: username }),
      ...(passwordField === undefined ? {} : { [passwordField]: password }),
    });
    // A page that asks again doesn't let the user in.
    if (passwordField !== undefined) break;
  }
  return visited;
}

/** Signs in, and gives the code that the application gets. */
export async function newCode(subject: RedirectSubject, others: Parameters = {}): Promise<string> {
  const visited = await signInOnPage(subject, others);
  const code = codeIn(subject, visited);
  if (code === undefined) throw new Error(describeVisit(visited));
  return code;
}

/** The code with which a browser comes back to the client; undefined where it doesn't. */
function codeIn(subject: RedirectSubject, visited: Visit): string | undefined {
  if (visited.kind === "page") return undefined;
  const code = appendedParameter(visited.url, "code");
  if (code !== undefined) subject.secrets.add(code);
  return isAddress(visited.url, callbackOf(subject), ["code", "state"]) ? code : undefined;
}

/** Exchanges a code for tokens. */
export function exchange(subject: RedirectSubject, code: string, others: Parameters): Promise<TokenAnswer> {
  const { target, client, described, secrets } = subject;
  return requestTokens(
    target.endpoint,
    { clientId: client.clientId, clientSecret: described.secret },
    { grant_type: "authorization_code", redirect_uri: callbackOf(subject), code, ...others },
    secrets,
  );
}

/** A verifier, and the parameters that ask for a code which only it can exchange (PKCE). */
export function newVerifier(): { readonly verifier: string; readonly challenge: Parameters } {
  const verifier = random();
  const hash = createHash("sha256").update(verifier).digest("base64url");
  return { verifier, challenge: { code_challenge: hash, code_challenge_method: "S256" } };
}

function random(): string {
  return randomBytes(32).toString("base64url");
}
