import * as pulumi from "@pulumi/pulumi";
import { type Check, refine } from "../validation/checks";
import { input } from "../validation/later";
import { isUnresolved } from "../validation/problem";
import type { IsWrong, Report } from "../validation/problemReport";
import { anyString } from "../validation/scalars";
import { join } from "../validation/shown";
import { RotationFeature } from "./args";
import { formatDuration, inSeconds } from "./duration";
import { rotates, type SettledAppClient, type SettledOAuth } from "./settled";

/**
 * Reports the arguments of an app client that contradict one another.
 *
 * @param path the client's path, such as `appClients.web`
 * @returns the client, whose default redirect URL is compared as soon as it is known
 */
export function agreeOnAppClient(
  appClient: SettledAppClient,
  path: string,
  report: Report,
  isWrong: IsWrong,
): SettledAppClient {
  refuseGracePeriodWithoutRotation(appClient, path, report);
  requireSignInFlow(appClient, path, report);
  refuseRefreshFlowWithRotation(appClient, path, report);
  refuseTokensThatOutliveTheRefreshToken(appClient, path, report);
  requireSecretOfServer(appClient, path, report);
  requireOAuthOfBranding(appClient, path, report, isWrong);
  const { oauth } = appClient;
  return {
    ...appClient,
    oauth: oauth && agreeOnOAuth(oauth, join(path, "oauth"), appClient, report, isWrong),
  };
}

function refuseGracePeriodWithoutRotation(
  { refreshTokenRotation }: SettledAppClient,
  path: string,
  report: Report,
): void {
  if (refreshTokenRotation?.feature !== RotationFeature.Disabled) return;
  const { retryGracePeriodSeconds } = refreshTokenRotation;
  if (retryGracePeriodSeconds === 0) return;
  report({
    path: `${path}.refreshTokenRotation.retryGracePeriodSeconds`,
    value: String(retryGracePeriodSeconds),
    reason: "rotation is disabled, so there is no old token that could still work",
    fix: "leave it out",
  });
}

function requireSignInFlow(appClient: SettledAppClient, path: string, report: Report): void {
  const { oauth, machineToMachine, authFlows } = appClient;
  const { refreshToken, ...signInFlows } = authFlows;
  if (machineToMachine !== undefined || Object.values(signInFlows).includes(true)) return;
  const flows = `${path}.authFlows`;
  const fix = `turn one on, such as \`${flows}.userSrp\``;
  if (oauth === undefined) {
    report({ path: flows, reason: "every sign-in flow is off, so nobody could sign in", fix });
  } else if (!refreshToken) {
    report({ path: flows, reason: "of a client without any flow, Cognito turns some on by itself", fix });
  }
}

function refuseRefreshFlowWithRotation(appClient: SettledAppClient, path: string, report: Report): void {
  if (!rotates(appClient) || !appClient.authFlows.refreshToken) return;
  report({
    path: `${path}.authFlows.refreshToken`,
    value: "true",
    reason: `\`${path}.refreshTokenRotation\` replaces this flow, and Cognito rejects both together`,
    fix: `leave out this or \`${path}.refreshTokenRotation\``,
  });
}

function refuseTokensThatOutliveTheRefreshToken(
  appClient: SettledAppClient,
  path: string,
  report: Report,
): void {
  const { refreshTokenValidity } = appClient;
  for (const token of ["accessTokenValidity", "idTokenValidity"] as const) {
    if (inSeconds(appClient[token]) <= inSeconds(refreshTokenValidity)) continue;
    report({
      path: `${path}.${token}`,
      value: formatDuration(appClient[token]),
      reason: `it outlives the refresh token, which is valid for ${formatDuration(refreshTokenValidity)}`,
      fix: `shorten it, or lengthen \`${path}.refreshTokenValidity\``,
    });
  }
}

function requireSecretOfServer(appClient: SettledAppClient, path: string, report: Report): void {
  if (!appClient.propagateUserContext || appClient.generateSecret) return;
  report({
    path: `${path}.propagateUserContext`,
    value: "true",
    reason: "Cognito accepts it of a client with a secret only",
    fix: `leave it out, or turn \`${path}.generateSecret\` on, which replaces the client`,
  });
}

function requireOAuthOfBranding(
  { branding, oauth, machineToMachine }: SettledAppClient,
  path: string,
  report: Report,
  isWrong: IsWrong,
): void {
  if (branding === undefined || oauth !== undefined || machineToMachine !== undefined) return;
  if (isWrong(`${path}.oauth`)) return;
  report({
    path: `${path}.branding`,
    reason: "no user of this client gets to see the sign-in pages",
    fix: `leave it out, or add \`${path}.oauth\``,
  });
}

function agreeOnOAuth(
  oauth: SettledOAuth,
  path: string,
  { identityProviders, machineToMachine }: SettledAppClient,
  report: Report,
  isWrong: IsWrong,
): SettledOAuth {
  if (!oauth.code && !oauth.implicit) {
    report({
      path: `${path}.code`,
      value: "false",
      reason: "nothing would come back from the sign-in pages",
      fix: `leave it out, or turn \`${path}.implicit\` on`,
    });
  }
  if (identityProviders.length === 0 && machineToMachine === undefined) {
    report({
      path,
      reason: "without any identity provider, the sign-in pages have no way to sign in",
      fix: "leave out the empty list of identity providers",
    });
  }
  if (!isWrong(`${path}.scopes`)) requireOpenId(oauth, path, report);
  const { defaultRedirectUrl } = oauth;
  if (defaultRedirectUrl === undefined || isWrong(`${path}.callbackUrls`)) return oauth;
  return {
    ...oauth,
    defaultRedirectUrl: amongCallbacks(defaultRedirectUrl, oauth.callbackUrls, path, report),
  };
}

function requireOpenId({ scopes }: SettledOAuth, path: string, report: Report): void {
  const ofUsers = scopes.filter((scope) => ["email", "phone", "profile"].includes(scope));
  if (ofUsers.length === 0 || scopes.includes("openid")) return;
  report({
    path: `${path}.scopes`,
    value: ofUsers.join(", "),
    reason: "Cognito accepts email, phone and profile only with openid",
    fix: "add openid",
  });
}

/** The default redirect URL, which fails where it turns out later that it isn't one of the callback URLs. */
function amongCallbacks(
  defaultRedirectUrl: pulumi.Input<string>,
  callbackUrls: readonly pulumi.Input<string>[],
  path: string,
  report: Report,
): pulumi.Input<string> {
  const oneOf = (known: readonly string[]): Check<string> =>
    refine(anyString, (url) =>
      known.includes(url)
        ? undefined
        : { reason: "it isn't one of the callback URLs", fix: `add it to \`${path}.callbackUrls\`` },
    );
  const compared = (url: pulumi.Input<string>, known: readonly string[]): pulumi.Input<string> =>
    input(oneOf(known))(url, `${path}.defaultRedirectUrl`, report) ?? url;
  const plain = callbackUrls.filter((url) => typeof url === "string");
  if (!callbackUrls.some(isUnresolved)) return compared(defaultRedirectUrl, plain);
  // Of a plain value, nothing more can be reported then.
  const later = pulumi.output(defaultRedirectUrl);
  return pulumi.output([...callbackUrls]).apply((known) => pulumi.output(compared(later, known)));
}
