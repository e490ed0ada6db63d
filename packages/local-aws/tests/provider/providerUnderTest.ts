import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import { createProvider, type LocalProvider, type ProviderOptions } from "../../provider";
import { isZero } from "../../provider/values";
import { isRecord, type Properties, unwrapSecrets } from "../../provider/wire";
import { throughProxy } from "../helpers/interceptingProxy";

/** The tokens of the types that the provider has. */
export const types = {
  pool: "aws:cognito/userPool:UserPool",
  client: "aws:cognito/userPoolClient:UserPoolClient",
  user: "aws:cognito/user:User",
  password: "random:index/randomPassword:RandomPassword",
} as const;

/** The region of the tests. */
export const region = "eu-west-1";

/** The URN of a resource of a program. */
export function urnOf(type: string, name = "example"): string {
  return `urn:pulumi:test::shop::${type}::${name}`;
}

/** A provider, and the notices that it has given. */
export interface ProviderUnderTest {
  readonly provider: LocalProvider;
  readonly notices: string[];
}

/** A provider on an endpoint. */
export function providerAt(endpoint: string, options: Partial<ProviderOptions> = {}): ProviderUnderTest {
  const notices: string[] = [];
  const onNotice = (notice: string): number => notices.push(notice);
  return { provider: createProvider({ endpoint, region, onNotice, ...options }), notices };
}

/** A resource that is deployed, as the engine's state has it. */
export interface Deployed {
  readonly id: string;
  readonly urn: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** Checks inputs, as the engine does before everything else. */
export async function check(
  { provider }: ProviderUnderTest,
  urn: string,
  news: Properties,
  olds: Properties = {},
): Promise<{ inputs: Properties; failures: pulumi.provider.CheckFailure[] }> {
  const { inputs, failures = [] } = (await provider.check(urn, olds, news)) as Answer<"inputs"> & {
    failures?: pulumi.provider.CheckFailure[];
  };
  return { inputs, failures };
}

/** What Pulumi's types leave open in an answer of the provider's. */
type Answer<Name extends string> = Readonly<Record<Name, Properties>> & { readonly id?: string };

async function checked(
  tested: ProviderUnderTest,
  urn: string,
  news: Properties,
  olds?: Properties,
): Promise<Properties> {
  const { inputs, failures } = await check(tested, urn, news, olds);
  assert.deepEqual(failures, []);
  return inputs;
}

/** Checks and creates a resource, as the engine does. */
export async function create(
  tested: ProviderUnderTest,
  type: string,
  news: Properties,
  name?: string,
): Promise<Deployed> {
  const urn = urnOf(type, name);
  const inputs = await checked(tested, urn, news);
  const { id = "", outs } = (await tested.provider.create(urn, inputs)) as Answer<"outs">;
  return { id, urn, inputs, outputs: outs };
}

/** Checks and compares other inputs, as the engine does in a preview. */
export async function preview(
  tested: ProviderUnderTest,
  { id, urn, inputs, outputs }: Deployed,
  news: Properties,
): Promise<{ changes: boolean; replaces: string[] }> {
  const newInputs = await checked(tested, urn, news, inputs);
  const { changes = false, replaces = [] } = await tested.provider.diff(id, urn, outputs, newInputs);
  return { changes, replaces };
}

/** Updates a resource in place, as the engine does when a preview says so. */
export async function update(
  tested: ProviderUnderTest,
  deployed: Deployed,
  news: Properties,
): Promise<Deployed> {
  assert.deepEqual(await preview(tested, deployed, news), { changes: true, replaces: [] });
  const { id, urn, outputs } = deployed;
  const inputs = await checked(tested, urn, news, deployed.inputs);
  const { outs } = (await tested.provider.update(id, urn, outputs, inputs)) as Answer<"outs">;
  return { ...deployed, inputs, outputs: outs };
}

/** Reads a resource back into the state, as a refresh does; undefined when it's gone. */
export async function refresh(
  { provider }: ProviderUnderTest,
  deployed: Deployed,
): Promise<Deployed | undefined> {
  const { id, urn, outputs } = deployed;
  const found = (await provider.read(id, urn, outputs)) as Answer<"props">;
  return found.id === "" ? undefined : { ...deployed, outputs: found.props };
}

/** Reads a resource that the state doesn't know, as an import does. */
export async function importOf(
  { provider }: ProviderUnderTest,
  urn: string,
  importId: string,
): Promise<Deployed> {
  const { id = "", props, inputs } = (await provider.read(importId, urn, {})) as Answer<"props" | "inputs">;
  return { id, urn, inputs, outputs: props };
}

/** Deletes a resource. */
export async function remove({ provider }: ProviderUnderTest, { id, urn, outputs }: Deployed): Promise<void> {
  await provider.delete(id, urn, outputs);
}

/** The outputs with their secrets in the open. */
export function plain({ outputs }: Deployed): Properties {
  return unwrapSecrets(outputs);
}

/** The requests for an operation that some work makes. */
export async function requestsOf(
  endpoint: string,
  operation: string,
  work: (tested: ProviderUnderTest) => Promise<unknown>,
): Promise<Properties[]> {
  const requests: Properties[] = [];
  await throughProxy(
    endpoint,
    (request, forward) => {
      if (request.operation === operation) requests.push(JSON.parse(request.body) as Properties);
      return forward();
    },
    (proxied) => work(providerAt(proxied)),
  );
  return requests;
}

/** Properties without those that are null, false, 0 or empty: a refresh makes one of another. */
export function withoutUnset(properties: Properties): Properties {
  const entries = Object.entries(properties).map(([name, value]) => [name, withoutUnsetIn(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => !isZero(value)));
}

function withoutUnsetIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUnsetIn);
  return isRecord(value) ? withoutUnset(value) : value;
}

/** Asserts that no preview shows a change: not at once, not after a refresh, and not after an import. */
export async function assertSettled(
  tested: ProviderUnderTest,
  deployed: Deployed,
  importId: string,
): Promise<void> {
  assert.equal((await preview(tested, deployed, deployed.inputs)).changes, false);
  const refreshed = (await refresh(tested, deployed)) ?? assert.fail("It isn't there.");
  assert.deepEqual(withoutUnset(refreshed.outputs), withoutUnset(deployed.outputs));
  assert.equal((await preview(tested, refreshed, deployed.inputs)).changes, false);
  const imported = await importOf(tested, deployed.urn, importId);
  assert.equal(imported.id, deployed.id);
  assert.equal((await preview(tested, imported, deployed.inputs)).changes, false);
  assert.equal((await preview(tested, imported, imported.inputs)).changes, false);
}
