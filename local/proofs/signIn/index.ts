import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { secretsOf } from "@cognito-auth/local-aws/credentials";
import { within } from "./deadline";
import { assertAnswering } from "./lostEndpoint";
import { type Proof, startProof } from "./proof";
import { claimSeconds, proveClaims, redact } from "./proveClaims";
import { asRefusal, describeRefusal } from "./refusal";
import { claims } from "./signInClaims";
import type { ProofResult, ProofTarget } from "./types";

export type { SignInConfiguration } from "./configuration";
export type { Proof } from "./proof";
export type {
  AttributeRights,
  Invitation,
  PoolMessages,
  PoolSettings,
  ProofResult,
  ProofStatus,
  ProofTarget,
  UserGroup,
} from "./types";

/**
 * Proves, over the network and like any client, that the test user can sign in and others can't. Reports one
 * result per claim, as soon as there is one, and resolves with all of them; rejects only where `onResult` throws, or the
 * endpoint stops answering. It uses up the temporary password unless `keepTemporaryPassword` is set.
 *
 * @param afterSignIn proves what depends on the sign-in, with the same report; nothing by default
 */
export async function proveSignIn(
  target: ProofTarget,
  onResult: (result: ProofResult) => void,
  afterSignIn: (proof: Proof, report: (result: ProofResult) => void) => Promise<void> = () =>
    Promise.resolve(),
): Promise<ProofResult[]> {
  return proveDeployment(target, onResult, async (proof, report) => {
    await proveClaims(claims, proof, report);
    await afterSignIn(proof, report);
  });
}

/**
 * Proves something of a deployment with a test user. Reports one result per claim, and resolves with all of them.
 *
 * @param prove gets what checks share, and reports each result
 */
export async function proveDeployment(
  target: ProofTarget,
  onResult: (result: ProofResult) => void,
  prove: (proof: Proof, report: (result: ProofResult) => void) => Promise<void>,
): Promise<ProofResult[]> {
  const results: ProofResult[] = [];
  const report = (result: ProofResult): void => {
    results.push(result);
    onResult(result);
  };
  const client = createCognitoClient(target);
  try {
    const proof = await within(claimSeconds, startProof(client, target)).catch(async (error: unknown) => {
      await assertAnswering(target.endpoint);
      report(nothingThere(error, target));
    });
    if (proof !== undefined) await prove(proof, report);
  } finally {
    client.destroy();
  }
  return results;
}

function nothingThere(error: unknown, { initialPassword, credentials }: ProofTarget): ProofResult {
  return {
    claim: "The user pool, the app client and the test user are there.",
    status: "failed",
    detail: redact(describeRefusal(asRefusal(error)), [initialPassword, ...secretsOf(credentials)]),
  };
}
