import { FeaturePlan } from "../userPool/args";
import type { IsWrong } from "../validation/problemReport";
import { type DomainArgs, LoginPages } from "./args";

/** The arguments of the domain with all defaults filled in. */
export interface SettledDomain extends DomainArgs {
  /** The kind of sign-in pages. */
  pages: LoginPages;
}

/** Managed login is what Cognito develops further; the plan Lite has only the classic pages. */
function defaultPages(featurePlan: FeaturePlan): LoginPages {
  return featurePlan === FeaturePlan.Lite ? LoginPages.Classic : LoginPages.Managed;
}

/** Whether what decides on the kind of pages is wrong itself. */
export function pagesAreUnknown(isWrong: IsWrong): boolean {
  return isWrong("domain.pages") || isWrong("userPool.featurePlan");
}

/** Fills in the defaults of what is omitted. */
export function settleDomain(given: DomainArgs, featurePlan: FeaturePlan): SettledDomain {
  return { pages: defaultPages(featurePlan), ...given };
}
