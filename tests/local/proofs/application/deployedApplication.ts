import assert from "node:assert/strict";
import {
  applicationServices,
  type Emulator,
  type RuleSelection,
  startEmulator,
} from "@cognito-auth/local-aws/emulator";
import { ownValue } from "../../../../components/validation/checks";
import { proveApplicationClaims, type ServiceRoute } from "../../../../local/proofs/application";
import { claims } from "../../../../local/proofs/application/applicationClaims";
import type { ApplicationTarget } from "../../../../local/proofs/application/subject";
import { type Proof, type ProofResult, proveSignIn } from "../../../../local/proofs/signIn";
import { deployStacks } from "../deployStacks";

/** The whole application on a local AWS, with a test user who has signed in. */
export interface DeployedApplication {
  readonly target: ApplicationTarget;
  /** The proof of the sign-in, which goes on until `stop`. */
  readonly signIn: Proof;
  stop(): Promise<void>;
}

/**
 * Deploys the application, and signs its test user in.
 *
 * @param rules the rules of the local AWS
 * @param stack the stacks' name
 */
export async function deployApplication(
  rules: RuleSelection = "all",
  stack: "dev" | "oauth" = "dev",
): Promise<DeployedApplication> {
  const services = applicationServices;
  const emulator = await startEmulator({ onProgress: () => undefined, services, rules });
  try {
    const outputs = await deployOn(emulator, stack);
    const { signIn, end } = await signInOn(emulator.endpoint, outputs);
    const stop = async (): Promise<void> => {
      await end();
      await emulator.stop();
    };
    return { target: targetOn(emulator.endpoint, outputs), signIn, stop };
  } catch (error) {
    await emulator.stop();
    throw error;
  }
}

/** An output that is a string or, with a key, the entry of one that has one for each app client. */
type Outputs = (name: string, key?: string) => string;

async function deployOn({ endpoint }: Emulator, stack: string): Promise<Outputs> {
  const stacks = await deployStacks(endpoint, stack, "auth", "api", "identityPool");
  const outputs = Object.assign({}, ...stacks.map((one) => one.outputs)) as Record<
    string,
    { value: unknown }
  >;
  const accessLogs = stacks.flatMap(({ resources }) => resources).find(({ name }) => name === "access-logs");
  return (name, key) => {
    const output = name === "accessLogGroup" ? accessLogs?.id : outputs[name]?.value;
    const value = key === undefined ? output : ownValue(output, key);
    return typeof value === "string" ? value : "";
  };
}

/** Goes through the sign-in's proof, and stays where it goes on to what rests on it. */
async function signInOn(
  endpoint: string,
  outputs: Outputs,
): Promise<{ signIn: Proof; end: () => Promise<unknown> }> {
  const target = {
    endpoint,
    region: outputs("region"),
    userPoolId: outputs("userPoolId"),
    appClientId: outputs("appClientId"),
    issuer: outputs("userPoolIssuer"),
    username: outputs("testUsername"),
    email: "test-user@example.com",
    initialPassword: outputs("testUserTemporaryPassword"),
    invitation: "email" as const,
    keepTemporaryPassword: false,
    temporaryPasswordDays: 7,
  };
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  return new Promise((resolve, reject) => {
    const ended = proveSignIn(
      target,
      () => undefined,
      async (signIn) => {
        const end = (): Promise<unknown> => {
          release();
          return ended;
        };
        resolve({ signIn, end });
        await released;
      },
    );
    ended.catch(reject);
  });
}

function targetOn(endpoint: string, outputs: Outputs): ApplicationTarget {
  return {
    endpoint,
    region: outputs("region"),
    providerName: outputs("userPoolProviderName"),
    apiUrl: outputs("apiUrl"),
    apiId: outputs("apiId"),
    frontendOrigin: "http://localhost:5173",
    throttling: { rateLimit: 10, burstLimit: 20 },
    accessLogGroup: outputs("accessLogGroup"),
    identityPoolId: outputs("identityPoolId"),
    authenticatedRoleArn: outputs("authenticatedRoleArn"),
    uploadsBucketName: outputs("uploadsBucketName"),
    serviceRoute: outputs("appClientIds", "reports") === "" ? undefined : serviceRouteOf(outputs),
  };
}

/** The route of the stack oauth. */
function serviceRouteOf(outputs: Outputs): ServiceRoute {
  const scope = "orders/read";
  const reports = {
    key: "reports",
    clientId: outputs("appClientIds", "reports"),
    clientSecret: outputs("appClientSecrets", "reports"),
    scopes: [scope],
  };
  const domain = {
    isElsewhere: false,
    prefix: "shop-sign-in-example",
    custom: undefined,
    managedLoginVersion: 2,
  };
  return { scope, clientIds: [reports.clientId], callers: [reports], domain };
}

/** Tries some claims, with all that they rest on, and gives what came of each, by its name. */
export async function outcomesOf(
  { signIn, target }: Pick<DeployedApplication, "signIn" | "target">,
  ...names: string[]
): Promise<Record<string, string>> {
  for (const name of names) {
    assert.ok(
      claims.some((claim) => claim.name === name),
      `no claim "${name}"`,
    );
  }
  const needed = new Set(names.flatMap(withNeeds));
  const idToken = signIn.tokens?.idToken;
  const results: ProofResult[] = [];
  const tried = claims.filter(({ name }) => needed.has(name));
  await proveApplicationClaims(tried, { target, signIn, idToken }, (result) => results.push(result));
  return Object.fromEntries(names.map((name) => [name, outcomeIn(results, name)]));
}

function withNeeds(name: string): string[] {
  const { needs = [] } = claims.find((claim) => claim.name === name) ?? {};
  return [name, ...needs.flatMap(withNeeds)];
}

/** Status, rules and detail of a claim. */
export function outcomeIn(results: readonly ProofResult[], name: string): string {
  const sentence = claims.find((claim) => claim.name === name)?.sentence;
  const result = results.find(({ claim }) => claim === sentence);
  assert.ok(result, `"${name}" wasn't claimed`);
  const { status, rules = [], detail } = result;
  return [status, ...rules, ...(detail === undefined ? [] : [detail])].join(": ");
}
