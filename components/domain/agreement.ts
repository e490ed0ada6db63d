import { certificateRegion } from "../certificate/properties";
import { FeaturePlan } from "../userPool/args";
import type { IsWrong, Report } from "../validation/problemReport";
import { LoginPages } from "./args";
import { pagesAreUnknown, type SettledDomain } from "./settled";

/** Reports the arguments of the domain that contradict one another, or the pool's plan. */
export function agreeOnDomain(
  domain: SettledDomain,
  featurePlan: FeaturePlan,
  report: Report,
  isWrong: IsWrong,
): void {
  requireDomain(domain, report, isWrong);
  refuseOthersBesideUrl(domain, report);
  requireCertificate(domain, report, isWrong);
  requirePlanOfManagedLogin(domain, featurePlan, report);
  agreeOnClassicUi(domain, report, isWrong);
}

function requireDomain({ prefix, custom, url }: SettledDomain, report: Report, isWrong: IsWrong): void {
  const isGiven = prefix !== undefined || custom !== undefined || url !== undefined;
  if (isGiven || isWrong("domain")) return;
  report({
    path: "domain",
    reason: "it says nothing about where the sign-in pages are",
    fix: "add `domain.prefix`, `domain.custom` or `domain.url`",
  });
}

function refuseOthersBesideUrl({ prefix, custom, url }: SettledDomain, report: Report): void {
  if (url === undefined || (prefix === undefined && custom === undefined)) return;
  report({
    path: "domain.url",
    reason: "it is for a domain from elsewhere, and this program creates one",
    fix: "leave it out, or `domain.prefix` and `domain.custom`",
  });
}

function requireCertificate({ custom }: SettledDomain, report: Report, isWrong: IsWrong): void {
  if (custom === undefined || isWrong("domain.custom")) return;
  if (custom.certificateArn !== undefined || custom.hostedZoneId !== undefined) return;
  report({
    path: "domain.custom",
    reason: `it needs a certificate in ${certificateRegion}, which is issued once a record in DNS proves that the domain is yours`,
    fix: "add `domain.custom.hostedZoneId`, or `domain.custom.certificateArn` where DNS is elsewhere",
  });
}

function requirePlanOfManagedLogin({ pages }: SettledDomain, featurePlan: FeaturePlan, report: Report): void {
  if (featurePlan !== FeaturePlan.Lite || pages !== LoginPages.Managed) return;
  report({
    path: "domain.pages",
    value: pages,
    reason: `the feature plan ${featurePlan} has no managed login`,
    fix: `set it to ${LoginPages.Classic}, or \`userPool.featurePlan\` to ${FeaturePlan.Essentials}`,
  });
}

function agreeOnClassicUi({ pages, classicUi }: SettledDomain, report: Report, isWrong: IsWrong): void {
  if (classicUi === undefined || isWrong("domain.classicUi")) return;
  const path = "domain.classicUi";
  if (pages === LoginPages.Managed && !pagesAreUnknown(isWrong)) {
    report({
      path,
      reason: "managed login pages don't show it",
      fix: `set \`domain.pages\` to ${LoginPages.Classic}, or use \`appClient.branding\``,
    });
  }
  if (classicUi.css !== undefined || classicUi.logoBase64 !== undefined) return;
  report({
    path,
    reason: "it changes nothing",
    fix: "add `domain.classicUi.css` or `domain.classicUi.logoBase64`",
  });
}
