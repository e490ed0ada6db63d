import type { Report } from "../validation/problemReport";
import { RotationFeature } from "./args";
import { formatDuration, inSeconds } from "./duration";
import { rotates, type SettledAppClient } from "./settled";

/** Reports the arguments of the app client that contradict one another. */
export function agreeOnAppClient(appClient: SettledAppClient, report: Report): void {
  refuseGracePeriodWithoutRotation(appClient, report);
  requireSignInFlow(appClient, report);
  refuseRefreshFlowWithRotation(appClient, report);
  refuseTokensThatOutliveTheRefreshToken(appClient, report);
}

function refuseGracePeriodWithoutRotation({ refreshTokenRotation }: SettledAppClient, report: Report): void {
  if (refreshTokenRotation?.feature !== RotationFeature.Disabled) return;
  const { retryGracePeriodSeconds } = refreshTokenRotation;
  if (retryGracePeriodSeconds === 0) return;
  report({
    path: "appClient.refreshTokenRotation.retryGracePeriodSeconds",
    value: String(retryGracePeriodSeconds),
    reason: "rotation is disabled, so there is no old token that could still work",
    fix: "leave it out",
  });
}

function requireSignInFlow({ authFlows }: SettledAppClient, report: Report): void {
  const { userSrp, adminUserPassword, userPassword, custom } = authFlows;
  if (userSrp || adminUserPassword || userPassword || custom) return;
  report({
    path: "appClient.authFlows",
    reason: "every sign-in flow is off, so nobody could sign in",
    fix: "turn one on, such as `appClient.authFlows.userSrp`",
  });
}

function refuseRefreshFlowWithRotation(appClient: SettledAppClient, report: Report): void {
  if (!rotates(appClient) || !appClient.authFlows.refreshToken) return;
  report({
    path: "appClient.authFlows.refreshToken",
    value: "true",
    reason: "`appClient.refreshTokenRotation` replaces this flow, and Cognito rejects both together",
    fix: "leave out this or `appClient.refreshTokenRotation`",
  });
}

function refuseTokensThatOutliveTheRefreshToken(appClient: SettledAppClient, report: Report): void {
  const { refreshTokenValidity } = appClient;
  for (const token of ["accessTokenValidity", "idTokenValidity"] as const) {
    if (inSeconds(appClient[token]) <= inSeconds(refreshTokenValidity)) continue;
    report({
      path: `appClient.${token}`,
      value: formatDuration(appClient[token]),
      reason: `it outlives the refresh token, which is valid for ${formatDuration(refreshTokenValidity)}`,
      fix: "shorten it, or lengthen `appClient.refreshTokenValidity`",
    });
  }
}
