import { createCognitoClient } from "../cognitoClient";
import { type Claim, type Finding, untried, violated } from "./claim";
import { claims } from "./claims";
import { within } from "./deadline";
import { whyOperationMissing } from "./missingOperation";
import { type Proof, startProof } from "./proof";
import { asRefusal, describeRefusal } from "./refusal";
import type { ProofResult, ProofTarget } from "./types";

export type { ProofResult, ProofStatus, ProofTarget } from "./types";

/** Seconds that one claim may take: several calls of at most ten. */
const claimSeconds = 30;

/**
 * Proves, over the network and like any client, that the test user can sign in and others can't. Reports one
 * result a claim, as soon as there is one, and resolves with all of them; rejects only where `onResult` throws.
 * It uses up the temporary password unless told to keep it. Don't run two proofs at a time in one process.
 */
export async function proveSignIn(
  target: ProofTarget,
  onResult: (result: ProofResult) => void,
): Promise<ProofResult[]> {
  const results: ProofResult[] = [];
  const report = (result: ProofResult): void => {
    results.push(result);
    onResult(result);
  };
  const client = createCognitoClient(target);
  try {
    const proof = await within(claimSeconds, startProof(client, target)).catch((error: unknown) => {
      report(nothingThere(error, target));
    });
    if (proof !== undefined) {
      await proveClaims(proof, report);
    }
  } finally {
    client.destroy();
  }
  return results;
}

function nothingThere(error: unknown, { temporaryPassword }: ProofTarget): ProofResult {
  return {
    claim: "The user pool, the app client and the test user are there.",
    status: "failed",
    detail: redact(describeRefusal(asRefusal(error)), [temporaryPassword]),
  };
}

async function proveClaims(proof: Proof, report: (result: ProofResult) => void): Promise<void> {
  const found = new Map<string, Finding>();
  for (const claim of claims) {
    if (claim.appliesTo?.(proof.facts, proof.target.invitationSent) ?? true) {
      const finding = obstacle(claim, proof, found) ?? (await findOut(claim, proof));
      found.set(claim.name, finding);
      report(resultOf(claim, finding, proof.secrets));
    }
  }
}

/** What keeps a claim from being tried; nothing when the way is clear. */
function obstacle(claim: Claim, proof: Proof, found: ReadonlyMap<string, Finding>): Finding | undefined {
  if (claim.usesUpTemporaryPassword && proof.target.keepTemporaryPassword) {
    return untried("the temporary password is left unused on purpose");
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

async function findOut(claim: Claim, proof: Proof): Promise<Finding> {
  try {
    return await within(claimSeconds, Promise.resolve(claim.check(proof)));
  } catch (error) {
    const whyMissing = await whyOperationMissing(error, proof.target);
    return whyMissing === undefined ? violated(describeRefusal(asRefusal(error))) : untried(whyMissing);
  }
}

function resultOf(claim: Claim, finding: Finding, secrets: Iterable<string>): ProofResult {
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

function redact(text: string, secrets: Iterable<string>): string {
  return [...secrets]
    .filter((secret) => secret !== "")
    .reduce((shown, secret) => shown.replaceAll(secret, "[secret]"), text);
}
