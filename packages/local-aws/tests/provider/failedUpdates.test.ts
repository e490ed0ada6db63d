import assert from "node:assert/strict";
import { PartialFailure } from "../../provider/resource";
import { type Properties, secretMarker } from "../../provider/wire";
import { create, type Deployed, refresh, types, update } from "./providerUnderTest";
import { failureWithout, useLocalAws } from "./useLocalAws";

describe("An update that fails halfway", () => {
  const aws = useLocalAws();

  /** Updates a resource while an operation fails, and resolves to what is thrown. */
  async function updateWithout(operation: string, deployed: Deployed, news: Properties): Promise<unknown> {
    return failureWithout(aws, operation, (tested) => update(tested, deployed, news));
  }

  it("leaves a user pool in the state with the new properties", async () => {
    const pool = await create(aws.tested, types.pool, { name: "shop" });
    const failure = await updateWithout("UpdateUserPool", pool, {
      name: "shop",
      deletionProtection: "ACTIVE",
    });
    assert.ok(failure instanceof PartialFailure);
    assert.equal(failure.id, pool.id);
    assert.equal(failure.properties["deletionProtection"], "ACTIVE");
  });

  it("leaves a user's new password in the state as a secret", async () => {
    const pool = await create(aws.tested, types.pool, {});
    const inputs = { userPoolId: pool.id, username: "jane", temporaryPassword: secretMarker("Temporary_1") };
    const user = await create(aws.tested, types.user, inputs);
    const temporaryPassword = secretMarker("Temporary_2");
    const failure = await updateWithout("AdminSetUserPassword", user, { ...inputs, temporaryPassword });
    assert.ok(failure instanceof PartialFailure);
    assert.deepEqual(failure.properties["temporaryPassword"], temporaryPassword);
  });

  it("leaves a client in the state with the old properties", async () => {
    const pool = await create(aws.tested, types.pool, {});
    const client = await create(aws.tested, types.client, { userPoolId: pool.id, name: "web" });
    const failure = await updateWithout("UpdateUserPoolClient", client, { userPoolId: pool.id, name: "app" });
    assert.ok(failure instanceof Error && !(failure instanceof PartialFailure));
    assert.equal(failure.message, "UpdateUserPoolClient: LimitExceededException: Not now.");
  });

  it("refuses a changed schema, and the reverted one, too, until a refresh", async () => {
    const schemas = [{ name: "tier", attributeDataType: "String", mutable: true }];
    const inputs = { name: "shop", schemas };
    const pool = await create(aws.tested, types.pool, inputs);
    const refused = { name: "shop", schemas: [{ name: "age", attributeDataType: "Number", mutable: true }] };
    const failure: unknown = await update(aws.tested, pool, refused).catch((error: unknown) => error);
    assert.ok(failure instanceof PartialFailure);
    const partial = { ...pool, outputs: failure.properties };
    await assert.rejects(update(aws.tested, partial, inputs), /cannot modify or remove schema items/);
    const refreshed = await refresh(aws.tested, partial);
    assert.ok(refreshed);
    await update(aws.tested, refreshed, { ...inputs, deletionProtection: "ACTIVE" });
  });
});
