import assert from "node:assert/strict";
import { UserPool } from "@pulumi/aws/cognito/userPool";
import { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import { types } from "../provider/providerUnderTest";
import { counts, everyFile, program, resourcesOf, useEngine } from "./engineStack";

describe("The real engine, through the local provider,", () => {
  const engine = useEngine();

  it("adopts what is there by the import option, which changes nothing", async () => {
    const provider = await engine.served();
    const { stack: origin } = await engine.newStack(provider, () => {
      const pool = new UserPool("pool", { name: "adopted", aliasAttributes: ["email"] });
      const client = new UserPoolClient("client", { userPoolId: pool.id, name: "web" });
      return Promise.resolve({ pool: pool.id, client: client.id });
    });
    const { pool, client } = (await origin.up()).outputs;
    const poolId = String(pool?.value);
    const clientId = String(client?.value);

    const { stack } = await engine.newStack(provider, () => {
      new UserPool("pool", { name: "adopted", aliasAttributes: ["email"] }, { import: poolId });
      new UserPoolClient("client", { userPoolId: poolId, name: "web" }, { import: `${poolId}/${clientId}` });
      return Promise.resolve();
    });
    const adopted = await stack.up();
    assert.deepEqual(counts(adopted), { create: 1, import: 2 });
    assert.doesNotMatch(adopted.stdout + adopted.stderr, /warning/);
    await stack.preview({ expectNoChanges: true });
  });

  it("adopts what is there by pulumi import, and says where there is nothing", async () => {
    const provider = await engine.served();
    const { stack: origin } = await engine.newStack(provider, () => Promise.resolve(program({})));
    const { pool, client, user } = (await origin.up()).outputs;
    const poolId = String(pool?.value);

    const { stack, stateFolder } = await engine.newStack(provider, () => Promise.resolve());
    const secret = "Imported_Password_1";
    await stack.import({
      resources: [
        { type: types.pool, name: "pool", id: poolId },
        { type: types.client, name: "client", id: `${poolId}/${String(client?.value)}` },
        { type: types.user, name: "user", id: String(user?.value) },
        { type: types.password, name: "password", id: secret },
      ],
      generateCode: false,
    });
    const imported = (await resourcesOf(stack)).filter(({ type }) =>
      Object.values<string>(types).includes(type),
    );
    assert.deepEqual(
      new Map(imported.map(({ type, id }) => [type, id])),
      new Map<string, unknown>([
        [types.pool, poolId],
        [types.client, client?.value],
        [types.user, user?.value],
        [types.password, "none"],
      ]),
    );
    assert.equal((await everyFile(stateFolder)).includes(secret), false);

    const missing = { type: types.pool, name: "other", id: "eu-west-1_missing" };
    await assert.rejects(stack.import({ resources: [missing], generateCode: false }), /does not exist/);
    const malformed = { type: types.user, name: "other", id: "jane" };
    await assert.rejects(stack.import({ resources: [malformed], generateCode: false }), /not "jane"/);
    // What the engine receives isn't printed again: each line would be a notice.
    assert.equal(provider.printed.stderr, "");
  });
});
