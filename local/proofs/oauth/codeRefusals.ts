import { standardScopes } from "../../../components/appClient/scopeAgreement";
import { type CheckResult, deviates, holds, violated } from "../signIn/claim";
import { describeVisit } from "./browser";
import { exchange, isSignInPage, newCode, newVerifier, openSignInPage } from "./codeFlow";
import { otherAddressesRefused } from "./otherAddresses";
import { finishedSignIn, type RedirectSubject } from "./redirectSubject";
import { isRefused } from "./tokenEndpoint";

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
  for (const scope of scopesBeyond(subject)) {
    const visited = await openSignInPage(subject, { scope: [...client.scopes, scope].join(" ") });
    if (visited.kind === "away" && visited.url.searchParams.has("error")) continue;
    if (!isSignInPage(visited)) return violated(describeVisit(visited));
    return described.scopes.includes(scope)
      ? violated(`the app client has the scope ${scope}`)
      : deviates(
          `this endpoint takes ${scope}; Amazon Cognito refuses a scope that the app client doesn't have`,
        );
  }
  return holds;
}

function scopesBeyond({ target, client }: RedirectSubject): string[] {
  const others = [...standardScopes, ...target.apiScopes].filter((scope) => !client.scopes.includes(scope));
  return others.length > 0 ? others : ["no-api/no-scope"];
}

/** Whether nobody who only saw the code gets tokens for it. */
export async function codeNeedsVerifier(subject: RedirectSubject): Promise<CheckResult> {
  const attempts = {
    "a code without its verifier": {},
    "a code with another verifier": { code_verifier: newVerifier().verifier },
  };
  for (const [what, verification] of Object.entries(attempts)) {
    // One of its own for each: a refusal may use it up.
    const code = await newCode(subject, newVerifier().challenge);
    const result = isRefused(
      await exchange(subject, code, verification),
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
  return isRefused(answer, ["invalid_grant"], "a used code");
}
