import { standardScopes } from "../../../components/appClient/scopeAgreement";
import { type CheckResult, deviates, holds, violated } from "../signIn/claim";
import { appendedParameter, describeVisit, isAddress, type Visit } from "./browser";
import { exchange, isSignInPage, newCode, newVerifier, openSignInPage } from "./codeFlow";
import { otherAddressesRefused } from "./otherAddresses";
import { callbackOf, finishedSignIn, type RedirectSubject } from "./redirectSubject";
import { isRefusedWith } from "./tokenEndpoint";

/** Whether nobody is sent to an address that isn't the client's. */
export function otherCallbacksRefused(subject: RedirectSubject): Promise<CheckResult> {
  const { client, described } = subject;
  const addresses = {
    kind: "callback URL",
    own: client.callbackUrls,
    described: described.callbackUrls,
  };
  return otherAddressesRefused(addresses, (address) => openSignInPage(subject, { redirect_uri: address }));
}

/** Whether a client gets no code for a scope that it doesn't have. */
export async function otherScopesRefused(subject: RedirectSubject): Promise<CheckResult> {
  const { client, described } = subject;
  const added = described.scopes.find((scope) => !client.scopes.includes(scope));
  if (added !== undefined) return violated(`the app client has the scope ${added}`);
  for (const scope of scopesBeyond(subject)) {
    const visited = await openSignInPage(subject, { scope: [...client.scopes, scope].join(" ") });
    if (isRefusalOfScope(subject, visited)) continue;
    return isSignInPage(visited)
      ? deviates(
          `this endpoint takes ${scope}; Amazon Cognito refuses a scope that the app client doesn't have`,
        )
      : violated(describeVisit(visited));
  }
  return holds;
}

/** Whether the client is told that its scopes are at fault, in either form: as OAuth 2.0 has it, and as Cognito does. */
function isRefusalOfScope(subject: RedirectSubject, visited: Visit): boolean {
  if (visited.kind === "page") return false;
  const answers = ["error", "error_description"];
  return (
    isAddress(visited.url, callbackOf(subject), [...answers, "state"]) &&
    answers.some((name) => appendedParameter(visited.url, name) === "invalid_scope")
  );
}

function scopesBeyond({ target, client }: RedirectSubject): string[] {
  const others = [...standardScopes, ...target.apiScopes].filter((scope) => !client.scopes.includes(scope));
  return others.length > 0 ? others : ["no-api/no-scope"];
}

/** Whether a code gives tokens only with what it was asked for with: the verifier and the callback URL. */
export async function codeNeedsItsRequest(subject: RedirectSubject): Promise<CheckResult> {
  const attempts = {
    "a code without its verifier": () => ({}),
    "a code with another verifier": () => ({ code_verifier: newVerifier().verifier }),
    "a code with another callback URL": (verifier: string) => ({
      code_verifier: verifier,
      redirect_uri: "https://other.example.com/",
    }),
  };
  for (const [what, attempt] of Object.entries(attempts)) {
    // One of its own for each: a refusal may use it up.
    const { verifier, challenge } = newVerifier();
    const code = await newCode(subject, challenge);
    const result = isRefusedWith(
      await exchange(subject, code, attempt(verifier)),
      ["invalid_grant", "invalid_request"],
      what,
    );
    if (result !== holds) return result;
  }
  return holds;
}

/** Whether a code works once. */
export async function usedCodeRefused(subject: RedirectSubject): Promise<CheckResult> {
  const { code, verifier } = finishedSignIn(subject);
  const answer = await exchange(subject, code, { code_verifier: verifier });
  return isRefusedWith(answer, ["invalid_grant"], "a used code");
}
