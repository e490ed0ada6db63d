import assert from "node:assert/strict";
import { startEmulator, type Emulator } from "../../../local/emulator";
import { PartialFailure } from "../../../local/provider/resource";
import { secretMarker, type Properties } from "../../../local/provider/wire";
import { refusal, throughProxy } from "../interceptingProxy";
import { check, create, observe, refresh, types, update, type Deployed } from "./deployed";

describe("An update that fails halfway", () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator({ onProgress: () => undefined });
  });
  after(() => emulator.stop());

  /** Updates a resource while an operation fails, and resolves to what is thrown. */
  async function updateWithout(operation: string, deployed: Deployed, news: Properties): Promise<unknown> {
    return throughProxy(
      emulator.endpoint,
      (request, forward) =>
        request.operation === operation ? refusal("LimitExceededException", "Not now.") : forward(),
      async (proxied) => {
        const observed = observe(proxied);
        const { inputs } = await check(observed, deployed.urn, news, deployed.inputs);
        return observed.provider
          .update(deployed.id, deployed.urn, deployed.outputs, inputs)
          .catch((error: unknown) => error);
      },
    );
  }

  it("leaves a user pool in the state as it was to become", async () => {
    const observed = observe(emulator.endpoint);
    const pool = await create(observed, types.pool, { name: "shop" });
    const failure = await updateWithout("UpdateUserPool", pool, {
      name: "shop",
      deletionProtection: "ACTIVE",
    });
    assert.ok(failure instanceof PartialFailure);
    assert.equal(failure.id, pool.id);
    assert.equal(failure.properties["deletionProtection"], "ACTIVE");
  });

  it("leaves a user's new password in the state as a secret", async () => {
    const observed = observe(emulator.endpoint);
    const pool = await create(observed, types.pool, {});
    const inputs = { userPoolId: pool.id, username: "jane", temporaryPassword: secretMarker("Temporary_1") };
    const user = await create(observed, types.user, inputs);
    const temporaryPassword = secretMarker("Temporary_2");
    const failure = await updateWithout("AdminSetUserPassword", user, { ...inputs, temporaryPassword });
    assert.ok(failure instanceof PartialFailure);
    assert.deepEqual(failure.properties["temporaryPassword"], temporaryPassword);
  });

  it("leaves a client in the state as it was", async () => {
    const observed = observe(emulator.endpoint);
    const pool = await create(observed, types.pool, {});
    const client = await create(observed, types.client, { userPoolId: pool.id, name: "web" });
    const failure = await updateWithout("UpdateUserPoolClient", client, { userPoolId: pool.id, name: "app" });
    assert.ok(failure instanceof Error && !(failure instanceof PartialFailure));
    assert.equal(failure.message, "UpdateUserPoolClient: LimitExceededException: Not now.");
  });

  it("refuses a changed schema, and the reverted one, too, until a refresh", async () => {
    const observed = observe(emulator.endpoint);
    const schemas = [{ name: "tier", attributeDataType: "String", mutable: true }];
    const inputs = { name: "shop", schemas };
    const pool = await create(observed, types.pool, inputs);
    const refused = { name: "shop", schemas: [{ name: "age", attributeDataType: "Number", mutable: true }] };
    const failure: unknown = await update(observed, pool, refused).catch((error: unknown) => error);
    assert.ok(failure instanceof PartialFailure);
    const partial = { ...pool, outputs: failure.properties };
    await assert.rejects(update(observed, partial, inputs), /cannot modify or remove schema items/);
    const refreshed = await refresh(observed, partial);
    assert.ok(refreshed);
    await update(observed, refreshed, { ...inputs, deletionProtection: "ACTIVE" });
  });
});
