import assert from "node:assert/strict";
import { DeleteUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { UserPool } from "@pulumi/aws/cognito/userPool";
import { getAvailabilityZones } from "@pulumi/aws/getAvailabilityZones";
import { getCallerIdentity } from "@pulumi/aws/getCallerIdentity";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";
import { createCognitoClient } from "../../awsClient";
import { startProvider } from "../../engines/providerProcess";
import { refusal, throughProxy } from "../helpers/interceptingProxy";
import { region } from "../provider/providerUnderTest";
import { counts, everyFile, program, resourcesOf, type Settings, useEngine } from "./engineStack";

describe("The local provider under the real engine", () => {
  const engine = useEngine();

  it("takes a stack through its life cycle", async () => {
    const provider = await engine.served();
    let settings: Settings = { nickname: "Jay" };
    const { stack, stateFolder } = await engine.newStack(provider, () => Promise.resolve(program(settings)));

    const created = await stack.up();
    assert.deepEqual(counts(created), { create: 5 });
    const { pool, endpoint, client, password, user } = created.outputs;
    assert.equal(endpoint?.value, `cognito-idp.eu-west-1.amazonaws.com/${String(pool?.value)}`);
    assert.equal(user?.value, `${String(pool?.value)}/jane`);
    assert.equal(password?.secret, true);
    await stack.preview({ expectNoChanges: true });

    settings = { minimumLength: 16, nickname: "Jane" };
    const updated = await stack.up();
    assert.deepEqual(counts(updated), { update: 2 });
    assert.deepEqual(updated.outputs["client"], client);

    settings = { ...settings, generateSecret: true };
    const replaced = await stack.up();
    assert.deepEqual(counts(replaced), { replace: 1 });
    assert.deepEqual(replaced.outputs["pool"], pool);
    assert.notEqual(replaced.outputs["client"]?.value, client?.value);
    const { clientSecret } = replaced.outputs;
    assert.equal(clientSecret?.secret, true);

    settings = { ...settings, lengthOfPassword: 24 };
    const changed = await stack.up();
    assert.deepEqual(counts(changed), { replace: 1, update: 1 });
    assert.deepEqual(changed.outputs["user"], user);
    await stack.preview({ expectNoChanges: true });

    const state = await everyFile(stateFolder);
    for (const secret of [password, changed.outputs["password"], clientSecret]) {
      assert.equal(String(secret?.value).length >= 20, true);
      assert.equal(state.includes(JSON.stringify(secret?.value).slice(1, -1)), false);
    }
    assert.equal(state.includes("Jane"), true);

    await stack.destroy();
    assert.deepEqual(await resourcesOf(stack), []);
    assert.equal(provider.printed.stdout, `${provider.port}\n`);
    assert.equal(provider.printed.stderr, "");
  });

  it("finds nothing changed by a refresh, and what is gone", async () => {
    const { stack } = await engine.newStack(await engine.served(), () =>
      Promise.resolve({ pool: new UserPool("pool", { autoVerifiedAttributes: ["email"] }).id }),
    );
    const { pool } = (await stack.up()).outputs;
    await stack.refresh({ expectNoChanges: true });
    await stack.preview({ expectNoChanges: true });

    const cognito = createCognitoClient({ endpoint: engine.emulator.endpoint, region });
    await cognito.send(new DeleteUserPoolCommand({ UserPoolId: String(pool?.value) }));
    const { summary } = await stack.refresh();
    assert.equal(summary.resourceChanges?.delete, 1);
    assert.deepEqual(counts(await stack.up()), { create: 1 });
  });

  it("treats a partly created resource as complete, as the AWS provider does, until a refresh", async () => {
    let isFailing = true;
    await throughProxy(
      engine.emulator.endpoint,
      ({ operation }, forward) =>
        isFailing && operation === "SetUserPoolMfaConfig"
          ? refusal("LimitExceededException", "Not now.")
          : forward(),
      async (endpoint) => {
        const { stack } = await engine.newStack(await engine.served(endpoint), () => {
          const software = { softwareTokenMfaConfiguration: { enabled: true } };
          const pool = new UserPool("pool", { mfaConfiguration: "ON", ...software });
          return Promise.resolve({ pool: pool.id, mfa: pool.mfaConfiguration });
        });
        await assert.rejects(stack.up(), /SetUserPoolMfaConfig: LimitExceededException: Not now\./);
        isFailing = false;
        const again = await stack.up();
        assert.deepEqual(counts(again), { update: 1 });
        assert.equal(again.outputs["mfa"]?.value, "OFF");
        const refreshed = await stack.up({ refresh: true });
        assert.deepEqual(counts(refreshed), { update: 1 });
        assert.equal(refreshed.outputs["mfa"]?.value, "ON");
      },
    );
  });

  it("answers the functions that a program calls, and says which it has", async () => {
    const provider = await engine.served();
    const { stack } = await engine.newStack(provider, async () => {
      const { accountId } = await getCallerIdentity();
      return { accountId, partition: getPartitionOutput().partition, region: getRegionOutput().region };
    });
    const { outputs } = await stack.up();
    assert.deepEqual(
      Object.entries(outputs).map(([name, { value }]) => [name, value] as const),
      [
        ["accountId", "000000000000"],
        ["partition", "aws"],
        ["region", region],
      ],
    );
    const { stack: other } = await engine.newStack(provider, () => getAvailabilityZones());
    await assert.rejects(
      other.up(),
      /has no function aws:index\/getAvailabilityZones:\w+; it has aws:index\/get/,
    );
    assert.equal(provider.printed.stderr, "");
  });

  it("says why a resource is refused, before anything is created", async () => {
    const { stack } = await engine.newStack(await engine.served(), () => {
      new UserPool("pool", { passwordPolicy: { minimumLength: 5 } });
      return Promise.resolve();
    });
    await assert.rejects(stack.preview(), /has a problem: must be 6 to 99.*passwordPolicy\.minimumLength/s);
  });

  it("accepts an explicit provider, with a notice where its region is another", async () => {
    const { endpoint } = engine.emulator;
    const notices: string[] = [];
    const provider = await startProvider({ endpoint, region, onNotice: (notice) => notices.push(notice) });
    try {
      const inRegion = (own: string) => () => {
        new UserPool("pool", {}, { provider: new Provider("own", { region: own }) });
        return Promise.resolve();
      };
      const { stack } = await engine.newStack(provider, inRegion(region));
      assert.deepEqual((await stack.preview()).changeSummary, { create: 3 });
      assert.deepEqual(notices, []);
      const { stack: other } = await engine.newStack(provider, inRegion("us-east-1"));
      assert.deepEqual((await other.preview()).changeSummary, { create: 3 });
    } finally {
      await provider.stop();
    }
    const notice =
      "Provider own is for us-east-1, but its resources are in eu-west-1, as all of this local AWS.";
    assert.deepEqual([...new Set(notices)], [notice]);
  });

  it("doesn't wait for what isn't requested by the program's end", async () => {
    const { stack } = await engine.newStack(await engine.served(), () => {
      const late = new Promise<string>(() => undefined);
      pulumi.output(late).apply((name) => new UserPool("late", { name }));
      new UserPool("pool");
      return Promise.resolve();
    });
    await stack.up();
    const types = (await resourcesOf(stack)).map(({ type }) => type);
    assert.deepEqual(types.sort(), [
      "aws:cognito/userPool:UserPool",
      "pulumi:providers:aws",
      "pulumi:pulumi:Stack",
    ]);
    await stack.destroy();
  });
});
