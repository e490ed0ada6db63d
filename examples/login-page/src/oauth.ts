import type { ResourcesConfig } from "aws-amplify";
import type { OAuthOutputs } from "./amplifyOutputs";

type Cognito = NonNullable<ResourcesConfig["Auth"]>["Cognito"];

/** The part of Amplify's configuration with which users sign in on the pool's hosted page. */
export type OAuthConfig = NonNullable<NonNullable<Cognito["loginWith"]>["oauth"]>;

/**
 * How users of this page sign in on the pool's hosted page.
 *
 * @param address the address of this page, without a query
 * @returns undefined where the stack has no such page, and "not from here" where that one doesn't come back to this one
 */
export function oauthOf(outputs: OAuthOutputs, address: string): OAuthConfig | "not from here" | undefined {
  const { domain, scopes = [], response_type: responseType } = outputs;
  // Without the scope openid there is no ID token, which says who is signed in.
  if (domain === undefined || responseType !== "code" || !scopes.includes("openid")) return undefined;
  const redirectSignIn = leadingTo(address, outputs.redirect_sign_in_uri);
  const redirectSignOut = leadingTo(address, outputs.redirect_sign_out_uri);
  if (redirectSignIn.length === 0) return "not from here";
  return {
    domain,
    scopes: [...scopes],
    responseType,
    redirectSignIn,
    redirectSignOut,
  };
}

/** Amplify would also take a URL that leads to another page of the same host. */
function leadingTo(address: string, urls: readonly string[] = []): string[] {
  return urls.filter((url) => pageOf(url) === pageOf(address));
}

function pageOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
