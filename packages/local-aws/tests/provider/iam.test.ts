import assert from "node:assert/strict";
import { applicationServices } from "../../emulator";
import { policy as policyOf } from "./examples/example";
import { changesSentBy, identityTypes as types, parametersOf } from "./identityPoolFixtures";
import { assumeRolePolicy } from "./lambdaFixtures";
import { type Deployed, update, urnOf } from "./providerUnderTest";
import { useLocalAws } from "./useLocalAws";

describe("A role's policies", () => {
  const aws = useLocalAws(applicationServices);
  const policy = {
    name: "files",
    policy: policyOf({ Action: "s3:GetObject", Effect: "Allow", Resource: "*" }),
  };

  /** Asserts that another description is all that changes then. */
  async function assertOnlyDescribed(role: Deployed): Promise<void> {
    const sent = await changesSentBy(aws.endpoint, (recorded) =>
      update(recorded, role, { assumeRolePolicy, description: "Other" }),
    );
    assert.deepEqual(sent.map(parametersOf), [
      { Action: "UpdateRoleDescription", RoleName: role.id, Description: "Other" },
    ]);
  }

  it("stay where the program says nothing of them, and go where it gives an empty list", async () => {
    const managedPolicyArns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"];
    const given = { assumeRolePolicy, inlinePolicies: [policy], managedPolicyArns };
    const role = await aws.create(types.role, given);
    assert.equal((await aws.preview(role, { assumeRolePolicy })).changes, false);
    await assertOnlyDescribed(role);
    const none = { assumeRolePolicy, description: "Other", inlinePolicies: [], managedPolicyArns: [] };
    const bare = await aws.update(role, none);
    assert.deepEqual([bare.outputs["inlinePolicies"], bare.outputs["managedPolicyArns"]], [[], []]);
    await aws.assertSettled(bare, bare.id);
  });

  it("include, after a refresh, those that are resources of their own", async () => {
    const role = await aws.create(types.role, { assumeRolePolicy });
    await aws.create(types.rolePolicy, { role: role.id, ...policy });
    const found = (await aws.refresh(role)) ?? assert.fail("It isn't there.");
    assert.deepEqual(found.outputs["inlinePolicies"], [policy]);
    await assertOnlyDescribed(found);
  });

  it("keep it from being deleted, unless the program forces that", async () => {
    for (const forceDetachPolicies of [false, true]) {
      const role = await aws.create(types.role, { assumeRolePolicy, forceDetachPolicies });
      await aws.create(types.rolePolicy, { role: role.id, ...policy });
      if (!forceDetachPolicies) {
        await assert.rejects(aws.remove(role), { message: /^DeleteRole: DeleteConflictException: / });
      } else {
        await aws.remove(role);
      }
      assert.equal((await aws.refresh(role)) === undefined, forceDetachPolicies);
    }
  });

  it("aren't found by an id without a name", async () => {
    const { id } = await aws.create(types.role, { assumeRolePolicy });
    const found = await aws.tested.provider.read(id, urnOf(types.rolePolicy), {});
    assert.deepEqual(found, { id: "", props: {} });
  });

  it("have a name that begins as the program says, and keep it", async () => {
    const { id: role } = await aws.create(types.role, { assumeRolePolicy });
    const inputs = { role, namePrefix: "files-", policy: policy.policy };
    const deployed = await aws.create(types.rolePolicy, inputs);
    assert.match(deployed.id, /^[^:]+:files-[0-9a-f]{26}$/);
    const other = { ...inputs, policy: policyOf({ Action: "s3:*", Effect: "Allow", Resource: "*" }) };
    const changed = await aws.update(deployed, other);
    assert.equal(changed.outputs["name"], deployed.outputs["name"]);
    await aws.assertSettled(changed, deployed.id);
  });
});
