import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import type { CognitoAuthArgs } from "../../components";
import { createZone } from "../../packages/local-aws/tests/provider/examples/otherServices";
import { region } from "../../packages/local-aws/tests/provider/providerUnderTest";
import { idsOf } from "../../packages/local-aws/tests/realEngine/engineStack";
import { changes, jane, removals, wholes } from "./argumentChanges";
import { assertChanged, assertRemoved } from "./changedSettings";
import { change, outcomeOf, useChanging } from "./changing";
import { everyArgument } from "./everyArgument";
import { inventoryOf } from "./inventory";
import { userChanges } from "./userChanges";

describe("A changed argument, under the real engine,", () => {
  const { engine, newStack } = useChanging();

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

  it("updates in place, replaces, or is refused, and is taken away again", async () => {
    const { endpoint } = engine.emulator;
    const zoneId = await createZone({ endpoint, region }, "example.com");
    const changing = await newStack({ testUser: jane });
    await change(changing, changes(zoneId));
    await assertChanged(await changing.outputs(), { endpoint, region, zoneId });
    await change(changing, removals);
    await assertRemoved(await changing.outputs(), { endpoint, region, zoneId });
  });

  it("gives a domain with its own certificate another name, and deletes that certificate at the very end", async () => {
    const { endpoint } = engine.emulator;
    const zoneId = await createZone({ endpoint, region }, "example.org");
    const place = { endpoint, region, zoneId };
    const named = (name: string): CognitoAuthArgs => ({ domain: { custom: { name, hostedZoneId: zoneId } } });
    const { stack, program, outputs } = await newStack(named("auth.example.org"));
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
    const all = [...changes("Z1"), ...removals, ...userChanges.flatMap((course) => course.changes)];
    const paths = all.flatMap(([args]) => Object.keys(args));
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
    ["a group", { groups: { staff: {} } }, { groups: { staff: { name: "people" } } }, "auth-group-staff"],
    ["the test user", {}, { testUser: { ...jane, username: "joan" } }, "auth-test-user"],
  ] as const) {
    it(`replaces nothing on a protected stack: ${title} stays`, async () => {
      const { stack, program } = await newStack({ testUser: jane, ...before }, { protect: true });
      const ids = await idsOf(stack);
      program.args = Object.assign({ testUser: jane }, after);
      const refusal = new RegExp(`unable to replace resource "[^"]+::${what}"\\s+as it is currently marked`);
      await assert.rejects(stack.preview(), refusal);
      await assert.rejects(stack.up(), refusal);
      assert.deepEqual(await idsOf(stack), ids);
    });
  }

  it("renames the pool of a protected stack in place", async () => {
    const { stack, program } = await newStack(
      { testUser: jane, userPool: { name: "shop" } },
      { protect: true },
    );
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
