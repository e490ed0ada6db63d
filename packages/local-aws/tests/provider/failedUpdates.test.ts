import assert from "node:assert/strict";
import { PartialFailure } from "../../provider/resource";
import { secretMarker, type Properties } from "../../provider/wire";
import { create, refresh, types, update, type Deployed } from "./deployed";
import { failureWithout, useLocalAws } from "./localAws";

describe("An update that fails halfway", () => {
  const aws = useLocalAws();

  /** Updates a resource while an operation fails, and resolves to what is thrown. */
  async function updateWithout(operation: string, deployed: Deployed, news: Properties): Promise<unknown> {
    return failureWithout(aws, operation, (observed) => update(observed, deployed, news));
  }

  it("leaves a user pool in the state as it was to become", async () => {
    const pool = await create(aws.observed, types.pool, { name: "shop" });
    const failure = await updateWithout("UpdateUserPool", pool, {
      name: "shop",
      deletionProtection: "ACTIVE",
    });
    assert.ok(failure instanceof PartialFailure);
    assert.equal(failure.id, pool.id);
    assert.equal(failure.properties["deletionProtection"], "ACTIVE");
  });

  it("leaves a user's new password in the state as a secret", async () => {
    const pool = await create(aws.observed, types.pool, {});
    const inputs = { userPoolId: pool.id, username: "jane", temporaryPassword: secretMarker("Temporary_1") };
    const user = await create(aws.observed, types.user, inputs);
    const temporaryPassword = secretMarker("Temporary_2");
    const failure = await updateWithout("AdminSetUserPassword", user, { ...inputs, temporaryPassword });
    assert.ok(failure instanceof PartialFailure);
    assert.deepEqual(failure.properties["temporaryPassword"], temporaryPassword);
  });

  it("leaves a client in the state as it was", async () => {
    const pool = await create(aws.observed, types.pool, {});
    const client = await create(aws.observed, types.client, { userPoolId: pool.id, name: "web" });
    const failure = await updateWithout("UpdateUserPoolClient", client, { userPoolId: pool.id, name: "app" });
    assert.ok(failure instanceof Error && !(failure instanceof PartialFailure));
    assert.equal(failure.message, "UpdateUserPoolClient: LimitExceededException: Not now.");
  });

  it("refuses a changed schema, and the reverted one, too, until a refresh", async () => {
    const schemas = [{ name: "tier", attributeDataType: "String", mutable: true }];
    const inputs = { name: "shop", schemas };
    const pool = await create(aws.observed, types.pool, inputs);
    const refused = { name: "shop", schemas: [{ name: "age", attributeDataType: "Number", mutable: true }] };
    const failure: unknown = await update(aws.observed, pool, refused).catch((error: unknown) => error);
    assert.ok(failure instanceof PartialFailure);
    const partial = { ...pool, outputs: failure.properties };
    await assert.rejects(update(aws.observed, partial, inputs), /cannot modify or remove schema items/);
    const refreshed = await refresh(aws.observed, partial);
    assert.ok(refreshed);
    await update(aws.observed, refreshed, { ...inputs, deletionProtection: "ACTIVE" });
  });
});
