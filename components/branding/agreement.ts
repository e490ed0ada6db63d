import { LoginPages } from "../domain/args";
import { pagesAreUnknown } from "../domain/settled";
import type { Settled } from "../settled";
import type { IsWrong, Report } from "../validation/problemReport";

/**
 * "Managed login branding styles per user pool", which AWS doesn't raise.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
const mostStyles = 20;

/** Reports more clients with managed login pages than a pool can have styles: a page without a style isn't available. */
export function agreeOnBranding(
  { appClient, appClients, domain }: Pick<Settled<unknown>, "appClient" | "appClients" | "domain">,
  report: Report,
  isWrong: IsWrong,
): void {
  if (domain?.pages !== LoginPages.Managed || pagesAreUnknown(isWrong)) return;
  const styles = [appClient, ...Object.values(appClients)].filter(({ oauth }) => oauth !== undefined).length;
  if (styles <= mostStyles) return;
  report({
    path: "appClients",
    value: `${styles} clients with oauth`,
    reason: `each has a style of its managed login pages, and a user pool has at most ${mostStyles}`,
    fix: `set \`domain.pages\` to ${LoginPages.Classic}, or let applications share a client`,
  });
}
