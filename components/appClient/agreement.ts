import { type Check, refine } from "../validation/checks";
import { inputAgainst } from "../validation/later";
import type { IsWrong, Report } from "../validation/problemReport";
import { anyString } from "../validation/scalars";
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
  requireIdentityProvider(appClient, path, report, isWrong);
  const { oauth } = appClient;
  return { ...appClient, oauth: oauth && agreeOnOAuth(oauth, `${path}.oauth`, report, isWrong) };
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
    report({ path: flows, reason: "Cognito turns flows on by itself for a client without any", fix });
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
  const { propagateUserContext, generateSecret, machineToMachine } = appClient;
  if (!propagateUserContext || generateSecret || machineToMachine !== undefined) return;
  report({
    path: `${path}.propagateUserContext`,
    value: "true",
    reason: "Cognito accepts it only for a client with a secret",
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

function requireIdentityProvider(
  { identityProviders, oauth, machineToMachine }: SettledAppClient,
  path: string,
  report: Report,
  isWrong: IsWrong,
): void {
  if (oauth === undefined || machineToMachine !== undefined || identityProviders.length > 0) return;
  if (isWrong(`${path}.identityProviders`)) return;
  report({
    path: `${path}.identityProviders`,
    value: "0 items",
    reason: "the sign-in pages would have no way to sign in",
    fix: "leave it out",
  });
}

function agreeOnOAuth(oauth: SettledOAuth, path: string, report: Report, isWrong: IsWrong): SettledOAuth {
  if (!oauth.code && !oauth.implicit) {
    report({
      path: `${path}.code`,
      value: "false",
      reason: "nothing would come back from the sign-in pages",
      fix: `leave it out, or turn \`${path}.implicit\` on`,
    });
  }
  const { defaultRedirectUrl } = oauth;
  if (defaultRedirectUrl === undefined || isWrong(`${path}.callbackUrls`)) return oauth;
  const oneOf = (known: readonly string[]): Check<string> =>
    refine(anyString, (url) =>
      known.includes(url)
        ? undefined
        : { reason: "it isn't one of the callback URLs", fix: `add it to \`${path}.callbackUrls\`` },
    );
  const compare = inputAgainst(oauth.callbackUrls, oneOf);
  return { ...oauth, defaultRedirectUrl: compare(defaultRedirectUrl, `${path}.defaultRedirectUrl`, report) };
}
