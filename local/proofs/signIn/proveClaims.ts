import { type Claim, type Finding, type ProofSubject, untried, violated } from "./claim";
import { within } from "./deadline";
import { whyOperationMissing } from "./missingOperation";
import { asRefusal, describeRefusal } from "./refusal";
import type { ProofResult } from "./types";

/** Seconds that one claim may take: several calls of at most ten. */
export const claimSeconds = 30;

/** Tries the claims one after the other, and reports one result a claim, as soon as there is one. */
export async function proveClaims<Subject extends ProofSubject>(
  claims: readonly Claim<Subject>[],
  subject: Subject,
  report: (result: ProofResult) => void,
): Promise<void> {
  const found = new Map<string, Finding>();
  for (const claim of claims) {
    if (claim.appliesTo?.(subject) ?? true) {
      const finding = obstacle(claim, claims, subject, found) ?? (await findOut(claim, subject));
      found.set(claim.name, finding);
      report(resultOf(claim, finding, subject.secrets));
    }
  }
}

/** What keeps a claim from being tried; nothing when the way is clear. */
function obstacle<Subject extends ProofSubject>(
  claim: Claim<Subject>,
  claims: readonly Claim<Subject>[],
  subject: Subject,
  found: ReadonlyMap<string, Finding>,
): Finding | undefined {
  const prevention = claim.preventedBy?.(subject);
  if (prevention !== undefined) {
    return untried(prevention);
  }
  const needed = (claim.needs ?? []).map((name) => ({ name, finding: found.get(name) }));
  if (needed.length === 0 || needed.some(({ finding }) => isReached(finding))) {
    return undefined;
  }
  const cause = needed.find(({ finding }) => finding?.kind === "violated");
  if (cause !== undefined) {
    return untried(
      `because this does not hold: ${claims.find(({ name }) => name === cause.name)?.sentence ?? ""}`,
    );
  }
  return needed[0]?.finding;
}

/** Whether what a claim is about was reached, be it that the endpoint deviates there. */
function isReached(finding: Finding | undefined): boolean {
  return finding?.kind === "holds" || finding?.kind === "deviates";
}

async function findOut<Subject extends ProofSubject>(
  claim: Claim<Subject>,
  subject: Subject,
): Promise<Finding> {
  try {
    return await within(claimSeconds, Promise.resolve(claim.check(subject)));
  } catch (error) {
    const whyMissing = await whyOperationMissing(error, subject.target);
    return whyMissing === undefined ? violated(describeRefusal(asRefusal(error))) : untried(whyMissing);
  }
}

function resultOf<Subject extends ProofSubject>(
  claim: Claim<Subject>,
  finding: Finding,
  secrets: Iterable<string>,
): ProofResult {
  switch (finding.kind) {
    case "holds":
      return { claim: claim.sentence, status: "proved" };
    case "violated":
      return { claim: claim.sentence, status: claim.whenViolated, detail: redact(finding.detail, secrets) };
    case "deviates":
      return { claim: claim.sentence, status: "not proved", detail: redact(finding.detail, secrets) };
    case "untried":
      return { claim: claim.sentence, status: "not proved", detail: redact(finding.reason, secrets) };
  }
}

/** The text without any secret. */
export function redact(text: string, secrets: Iterable<string>): string {
  return [...secrets]
    .filter((secret) => secret !== "")
    .reduce((shown, secret) => shown.replaceAll(secret, "[secret]"), text);
}
