import assert from "node:assert/strict";
import { CognitoIdentityClient, GetIdentityPoolRolesCommand } from "@aws-sdk/client-cognito-identity";
import { createAwsClient } from "../../../local/awsClient";
import type { Emulator } from "../../../local/emulator";
import {
  assertSettled,
  check,
  create,
  observe,
  preview,
  refresh,
  region,
  remove,
  requestsOf,
  update,
  urnOf,
  type Deployed,
  type Observed,
} from "./deployed";
import { identityTypes as types, startIdentity } from "./identityPoolFixtures";

const authenticated = "arn:aws:iam::000000000000:role/shoppers";
const unauthenticated = "arn:aws:iam::000000000000:role/guests";

describe("The roles of an identity pool", () => {
  let emulator: Emulator;
  let cognito: CognitoIdentityClient;
  let observed: Observed;
  let ofPool: Deployed;
  let identityPoolId: string;

  before(async () => {
    emulator = await startIdentity();
    cognito = createAwsClient(CognitoIdentityClient, { endpoint: emulator.endpoint, region });
  });

  after(() => emulator.stop());

  beforeEach(async () => {
    observed = observe(emulator.endpoint);
    ofPool = await create(observed, types.identityPool, { identityPoolName: "shoppers" });
    identityPoolId = ofPool.id;
  });

  async function rolesIn(): Promise<object | undefined> {
    const command = new GetIdentityPoolRolesCommand({ IdentityPoolId: identityPoolId });
    return (await cognito.send(command)).Roles;
  }

  function attach(roles: Record<string, string>): Promise<Deployed> {
    return create(observed, types.attachment, { identityPoolId, roles });
  }

  it("have the pool's id, and no other outputs", async () => {
    const attachment = await attach({ authenticated });
    assert.equal(attachment.id, identityPoolId);
    assert.deepEqual(attachment.outputs, { identityPoolId, roles: { authenticated }, region });
    assert.deepEqual(await rolesIn(), { authenticated });
    await assertSettled(observed, attachment, identityPoolId);
    assert.deepEqual(observed.notices, []);
  });

  it("are set all at once, and taken away all at once", async () => {
    const sent = await requestsOf(emulator.endpoint, "SetIdentityPoolRoles", async (recorded) => {
      const both = { authenticated, unauthenticated };
      const attachment = await create(recorded, types.attachment, { identityPoolId, roles: both });
      const updated = await update(recorded, attachment, { identityPoolId, roles: { authenticated } });
      await assertSettled(recorded, updated, identityPoolId);
      await remove(recorded, updated);
    });
    const IdentityPoolId = identityPoolId;
    assert.deepEqual(sent, [
      { IdentityPoolId, Roles: { authenticated, unauthenticated } },
      { IdentityPoolId, Roles: { authenticated } },
      { IdentityPoolId, Roles: {} },
    ]);
    assert.deepEqual(await rolesIn(), {});
  });

  it("are changed in place, and replaced by those of another pool", async () => {
    const attachment = await attach({ authenticated });
    const roles = { authenticated: unauthenticated };
    assert.deepEqual(await preview(observed, attachment, { identityPoolId, roles }), {
      changes: true,
      replaces: [],
    });
    const other = { identityPoolId: "eu-west-1:other", roles: { authenticated } };
    assert.deepEqual((await preview(observed, attachment, other)).replaces, ["identityPoolId"]);
  });

  it("are gone once deleted, and may be deleted again, also after their pool", async () => {
    const attachment = await attach({ authenticated });
    await remove(observed, attachment);
    assert.equal(await refresh(observed, attachment), undefined);
    await remove(observed, attachment);
    await remove(observed, ofPool);
    assert.equal(await refresh(observed, attachment), undefined);
    await remove(observed, attachment);
  });

  it("can't be set for a pool that isn't there", async () => {
    await remove(observed, ofPool);
    await assert.rejects(attach({ authenticated }), {
      message: /^SetIdentityPoolRoles: ResourceNotFoundException: /,
    });
  });

  it("have no mappings in the local provider", async () => {
    const inputs = { identityPoolId, roles: { authenticated }, roleMappings: [] };
    const { failures } = await check(observed, urnOf(types.attachment), inputs);
    assert.deepEqual(failures, [
      { property: "roleMappings", reason: "is an argument that the local provider doesn't have" },
    ]);
  });
});
