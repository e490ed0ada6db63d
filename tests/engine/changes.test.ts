import assert from "node:assert/strict";
import { providerServices } from "@cognito-auth/local-aws/emulator";
import type * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs, stackOutputs } from "../../components";
import { createZone } from "../../packages/local-aws/tests/provider/examples/otherServices";
import { region } from "../../packages/local-aws/tests/provider/providerUnderTest";
import { idsOf, useEngine, withoutResults } from "../../packages/local-aws/tests/realEngine/engineStack";
import { withArgument } from "../helpers/argumentRules";
import { type Change, changes, type Done, jane, type Outcome, removals, wholes } from "./argumentChanges";
import { assertChanged, assertRemoved } from "./changedSettings";
import { everyArgument } from "./everyArgument";
import { inventoryOf } from "./inventory";

const outcomes = new Map<string, Done>([
  ["create", "created"],
  ["update", "updated"],
  ["replace", "replaced"],
  ["delete", "deleted"],
]);

describe("A changed argument, under the real engine,", () => {
  const engine = useEngine(providerServices);
  const program: { args: CognitoAuthArgs; opts: pulumi.ComponentResourceOptions } = { args: {}, opts: {} };

  async function newStack(
    args: CognitoAuthArgs,
    opts: pulumi.ComponentResourceOptions,
  ): Promise<{ stack: pulumi.automation.Stack; outputs: () => Promise<pulumi.automation.OutputMap> }> {
    Object.assign(program, { args, opts });
    const { stack } = await engine.newStack(await engine.served(), () => {
      const auth = new CognitoAuth("auth", program.args, program.opts);
      return Promise.resolve({ ...stackOutputs(auth) });
    });
    const outputs = stack.outputs.bind(stack);
    await withoutResults(stack).up();
    return { stack, outputs };
  }

  /** The outcome of a change. */
  async function outcomeOf(stack: pulumi.automation.Stack): Promise<Outcome> {
    const outcome: Outcome = {};
    const onEvent = ({ resourcePreEvent }: pulumi.automation.EngineEvent): void => {
      const { op = "same", urn = "" } = resourcePreEvent?.metadata ?? {};
      const [, name] = urn.split("::auth-");
      const done = outcomes.get(op);
      if (name !== undefined && done !== undefined) outcome[name] = done;
    };
    await stack.up({ onEvent });
    return outcome;
  }

  /** What an update does at AWS, in the order in which it is done. */
  async function stepsOf(stack: pulumi.automation.Stack): Promise<string[]> {
    const steps: string[] = [];
    const onEvent = ({ resOutputsEvent }: pulumi.automation.EngineEvent): void => {
      const { op = "same", urn = "" } = resOutputsEvent?.metadata ?? {};
      const [, name] = urn.split("::auth-");
      if (name !== undefined && op !== "same" && op !== "replace") steps.push(`${op} ${name}`);
    };
    await stack.up({ onEvent });
    return steps;
  }

  /** Makes changes one after the other, and compares what the engine does. */
  async function change(stack: pulumi.automation.Stack, made: readonly Change[]): Promise<void> {
    for (const [changed, expected] of made) {
      const before = program.args;
      program.args = Object.entries(changed).reduce<CognitoAuthArgs>(
        (args, [path, value]) => withArgument(args, path, value),
        before,
      );
      const title = JSON.stringify(changed);
      if (expected instanceof RegExp) {
        await assert.rejects(stack.up(), expected, title);
        program.args = before;
      } else {
        assert.deepEqual(await outcomeOf(stack), expected, title);
      }
    }
    await stack.refresh({ expectNoChanges: true });
    await stack.preview({ expectNoChanges: true });
  }

  it("updates in place, replaces, or is refused, and is taken away again", async () => {
    const { endpoint } = engine.emulator;
    const zoneId = await createZone({ endpoint, region }, "example.com");
    const { stack, outputs } = await newStack({ testUser: jane }, {});
    await change(stack, changes(zoneId));
    await assertChanged(await outputs(), { endpoint, region, zoneId });
    await change(stack, removals);
    await assertRemoved(await outputs(), { endpoint, region, zoneId });
  });

  it("gives a domain with its own certificate another name, and deletes that certificate at the very end", async () => {
    const { endpoint } = engine.emulator;
    const zoneId = await createZone({ endpoint, region }, "example.org");
    const place = { endpoint, region, zoneId };
    const named = (name: string): CognitoAuthArgs => ({ domain: { custom: { name, hostedZoneId: zoneId } } });
    const { stack, outputs } = await newStack(named("auth.example.org"), {});
    program.args = named("login.example.org");
    assert.deepEqual((await stack.preview()).changeSummary, { replace: 6, same: 4 });
    // The records A and AAAA are made at the same time, so that either can be the first.
    const steps = (await stepsOf(stack)).map((step) => step.replace(/-a(aaa)?$/, "-alias"));
    assert.deepEqual(steps, [
      "create-replacement certificate",
      "create-replacement certificate-record",
      "create-replacement certificate-validation",
      "delete-replaced custom-domain-alias",
      "delete-replaced custom-domain-alias",
      "delete-replaced custom-domain",
      "create-replacement custom-domain",
      "create-replacement custom-domain-alias",
      "create-replacement custom-domain-alias",
      "delete-replaced certificate-validation",
      "delete-replaced certificate-record",
      "delete-replaced certificate",
    ]);
    const left = await inventoryOf(place, ["auth.example.org", "login.example.org"]);
    assert.deepEqual(left.domains, ["login.example.org"]);
    // The other test has certificates of example.com.
    assert.deepEqual(
      left.certificates.filter((name) => name.endsWith(".example.org")),
      ["login.example.org"],
    );
    const [proof = "", ...aliases] = left.records;
    const target = String((await outputs())["domainAliasTarget"]?.value);
    assert.match(proof, /^_[\w-]+\.login\.example\.org\. CNAME$/);
    assert.deepEqual(aliases, [`login.example.org. A ${target}.`, `login.example.org. AAAA ${target}.`]);
    await stack.preview({ expectNoChanges: true, refresh: true });
  });

  it("is listed here, whichever it is", () => {
    const paths = [...changes("Z1"), ...removals].flatMap(([args]) => Object.keys(args));
    const listed = paths.filter((path) => !wholes.has(path));
    assert.deepEqual(
      pathsOf(everyArgument).filter((path) => !listed.some((other) => `${path}.`.startsWith(`${other}.`))),
      [],
    );
  });

  for (const [title, before, after, what] of [
    [
      "the pool",
      {},
      { userPool: { signInWith: "email" }, testUser: { username: "jane@example.com" } },
      "auth-user-pool",
    ],
    ["the client", {}, { appClient: { generateSecret: true } }, "auth-app-client"],
    [
      "a further client",
      { appClients: { mobile: {} } },
      { appClients: { mobile: { generateSecret: true } } },
      "auth-app-client-mobile",
    ],
    ["the domain", { domain: { prefix: "kept" } }, { domain: { prefix: "another" } }, "auth-domain"],
    [
      "a resource server",
      { resourceServers: { api: { identifier: "shop", scopes: { read: "Read" } } } },
      { resourceServers: { api: { identifier: "orders", scopes: { read: "Read" } } } },
      "auth-resource-server-api",
    ],
    ["the test user", {}, { testUser: { ...jane, username: "joan" } }, "auth-test-user"],
  ] as const) {
    it(`replaces nothing on a protected stack: ${title} stays`, async () => {
      const { stack } = await newStack({ testUser: jane, ...before }, { protect: true });
      const ids = await idsOf(stack);
      program.args = Object.assign({ testUser: jane }, after);
      const refusal = new RegExp(`unable to replace resource "[^"]+::${what}"\\s+as it is currently marked`);
      await assert.rejects(stack.preview(), refusal);
      await assert.rejects(stack.up(), refusal);
      assert.deepEqual(await idsOf(stack), ids);
    });
  }

  it("renames the pool of a protected stack in place", async () => {
    const { stack } = await newStack({ testUser: jane, userPool: { name: "shop" } }, { protect: true });
    const before = await idsOf(stack);
    program.args = { testUser: jane, userPool: { name: "store" } };
    assert.deepEqual(await outcomeOf(stack), { "user-pool": "updated" });
    assert.deepEqual(await idsOf(stack), before);
  });
});

/** The paths of all arguments that are no objects. */
function pathsOf(args: object): string[] {
  return Object.entries(args).flatMap(([name, value]: [string, unknown]) =>
    typeof value === "object" && value !== null ? pathsOf(value).map((path) => `${name}.${path}`) : [name],
  );
}
