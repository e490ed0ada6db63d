import { type CheckResult, type Claim, type ProofSubject, skipped, violated } from "./claim";
import { callSeconds, within } from "./deadline";
import { assertAnswering } from "./lostEndpoint";
import { whyOperationMissing } from "./missingOperation";
import { asRefusal, describeRefusal } from "./refusal";
import { type EndpointRules, watchRules } from "./rules";
import type { ProofResult } from "./types";

/**
 * Seconds that one claim may take: two calls that wait for functions until the last moment, and as much for all others. No
 * claim has more such calls, since it ends with a refusal, but for one to compare with another.
 */
export const claimSeconds = 3 * callSeconds;

/**
 * Checks the claims one after the other, and reports one result per claim, as soon as there is one.
 *
 * @throws CommandError when the endpoint stops answering: what doesn't hold then says nothing about the deployment
 */
export async function proveClaims<Subject extends ProofSubject>(
  claims: readonly Claim<Subject>[],
  subject: Subject,
  report: (result: ProofResult) => void,
): Promise<void> {
  const rules = await watchRules(subject.target.endpoint);
  const found = new Map<string, CheckResult>();
  const bases = new Map<string, readonly string[]>();
  for (const claim of claims) {
    if (claim.appliesTo?.(subject) ?? true) {
      const known = missingRule(claim, rules) ?? obstacle(claim, claims, subject, found);
      const result = known ?? (await runCheck(claim, subject));
      if (known === undefined && result.kind !== "holds") await assertAnswering(subject.target.endpoint);
      found.set(claim.name, result);
      const basis = await basisOf(claim, rules, bases);
      bases.set(claim.name, basis);
      const { holdsWithout = [] } = claim;
      const deciding = basis.filter((rule) => !holdsWithout.includes(rule));
      report(resultOf(claim, result, deciding, subject.secrets));
    }
  }
}

/** The names of the rules that a claim rests on or that acted during its check, once it is checked. */
async function basisOf<Subject extends ProofSubject>(
  { restsOn, seenIn = [] }: Claim<Subject>,
  rules: EndpointRules,
  bases: ReadonlyMap<string, readonly string[]>,
): Promise<readonly string[]> {
  const named = restsOn === undefined ? [] : [restsOn.name];
  return [
    ...new Set([...named, ...seenIn.flatMap((name) => bases.get(name) ?? []), ...(await rules.actedSince())]),
  ];
}

/** Why a claim isn't checked at an endpoint without the rule that it rests on; undefined where it has that. */
function missingRule<Subject extends ProofSubject>(
  { restsOn }: Claim<Subject>,
  { names }: EndpointRules,
): CheckResult | undefined {
  return restsOn === undefined || names.has(restsOn.name) ? undefined : skipped(restsOn.otherwise);
}

/** What prevents a claim from being checked; undefined when nothing does. */
function obstacle<Subject extends ProofSubject>(
  claim: Claim<Subject>,
  claims: readonly Claim<Subject>[],
  subject: Subject,
  found: ReadonlyMap<string, CheckResult>,
): CheckResult | undefined {
  const prevention = claim.preventedBy?.(subject);
  if (prevention !== undefined) {
    return skipped(prevention);
  }
  const needed = (claim.needs ?? []).map((name) => ({ name, result: found.get(name) }));
  if (needed.length === 0 || needed.some(({ result }) => isReached(result))) {
    return undefined;
  }
  const cause = needed.find(({ result }) => result?.kind === "violated");
  if (cause !== undefined) {
    return skipped(
      `because this does not hold: ${claims.find(({ name }) => name === cause.name)?.sentence ?? ""}`,
    );
  }
  // What was left out says nothing.
  return needed.find(({ result }) => result !== undefined)?.result;
}

/** Whether the check was reached, even if the endpoint deviates there. */
function isReached(result: CheckResult | undefined): boolean {
  return result?.kind === "holds" || result?.kind === "asked" || result?.kind === "deviates";
}

async function runCheck<Subject extends ProofSubject>(
  claim: Claim<Subject>,
  subject: Subject,
): Promise<CheckResult> {
  try {
    return await within(claimSeconds, Promise.resolve(claim.check(subject)));
  } catch (error) {
    const whyMissing = await whyOperationMissing(error, subject.target);
    return whyMissing === undefined ? violated(describeRefusal(asRefusal(error))) : skipped(whyMissing);
  }
}

function resultOf<Subject extends ProofSubject>(
  claim: Claim<Subject>,
  result: CheckResult,
  rules: readonly string[],
  secrets: Iterable<string>,
): ProofResult {
  switch (result.kind) {
    case "holds":
      return rules.length === 0
        ? { claim: claim.sentence, status: "proved" }
        : { claim: claim.sentence, status: "proved by a rule", rules };
    case "asked":
      return { claim: claim.sentence, status: "asked for", detail: result.detail };
    case "violated":
      return { claim: claim.sentence, status: claim.whenViolated, detail: redact(result.detail, secrets) };
    case "deviates":
      return { claim: claim.sentence, status: "not proved", detail: redact(result.detail, secrets) };
    case "skipped":
      return { claim: claim.sentence, status: "not proved", detail: redact(result.reason, secrets) };
  }
}

/** The string with every secret redacted. */
export function redact(text: string, secrets: Iterable<string>): string {
  return [...secrets]
    .filter((secret) => secret !== "")
    .reduce((shown, secret) => shown.replaceAll(secret, "[secret]"), text);
}
