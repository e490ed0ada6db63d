import { otherNames } from "../otherNames";
import { type Check, fields } from "../validation/checks";
import { input } from "../validation/later";
import { listOf } from "../validation/lists";
import { anyString, flag } from "../validation/scalars";
import { redirectUrl } from "../validation/urls";
import type { MachineToMachineArgs, OAuthArgs } from "./args";

/** CallbackURLsListType and LogoutURLsListType in the API model of Cognito. */
const mostUrls = 100;

/** ScopeListType in the API model of Cognito. */
const mostScopes = 50;

const scopes = listOf(anyString, {
  fix: 'write ["openid", "email"], or other scopes',
  minimum: 1,
  maximum: mostScopes,
  reason: `a client has 1 to ${mostScopes} scopes`,
});

const urls = (what: string, minimum: number): Check<OAuthArgs["callbackUrls"]> =>
  listOf(input(redirectUrl), {
    fix: 'write ["https://example.com/"], or other URLs, each of which may be an Output',
    minimum,
    maximum: mostUrls,
    reason: `a client has ${minimum === 0 ? "at most" : `${minimum} to`} ${mostUrls} ${what} URLs`,
  });

const checkOAuthFields = fields<OAuthArgs>(
  {
    callbackUrls: urls("callback", 1),
    logoutUrls: urls("logout", 0),
    defaultRedirectUrl: input(redirectUrl),
    scopes,
    code: flag,
    implicit: flag,
  },
  {
    required: ["callbackUrls"],
    refused: otherNames.oauth,
    fixFor: () => 'write { callbackUrls: ["https://example.com/"] }',
  },
);

/** Checks sign-in by redirect by itself. */
export const checkOAuth: Check<OAuthArgs> = (value, path, report) => ({
  callbackUrls: [],
  ...checkOAuthFields(value, path, report),
});

const checkMachineFields = fields<MachineToMachineArgs>(
  { scopes },
  { required: ["scopes"], fixFor: () => 'write { scopes: ["orders/read"] }' },
);

/** Checks the settings of a service's client by themselves. */
export const checkMachineToMachine: Check<MachineToMachineArgs> = (value, path, report) => ({
  scopes: [],
  ...checkMachineFields(value, path, report),
});
