import assert from "node:assert/strict";
import { CreatePolicyCommand, IAMClient } from "@aws-sdk/client-iam";
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
  update,
  urnOf,
  type Deployed,
  type Observed,
} from "./deployed";
import {
  identityTypes as types,
  isReading,
  parametersOf,
  sentBy,
  startIdentity,
} from "./identityPoolFixtures";
import { assumeRolePolicy } from "./lambdaFixtures";

/** A policy that allows something. */
function allowing(Action: string): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: "*" }] });
}

/** The same as the AWS provider writes it. */
function sortedAllowing(action: string): string {
  return `{"Version":"2012-10-17","Statement":[{"Action":"${action}","Effect":"Allow","Resource":"*"}]}`;
}

describe("The policies that a role has by itself", () => {
  let emulator: Emulator;
  let observed: Observed;
  let managed: readonly [string, string];

  before(async () => {
    emulator = await startIdentity();
    const iam = createAwsClient(IAMClient, { endpoint: emulator.endpoint, region });
    const arnOf = async (PolicyName: string): Promise<string> => {
      const command = new CreatePolicyCommand({ PolicyName, PolicyDocument: allowing("s3:*") });
      return (await iam.send(command)).Policy?.Arn ?? "";
    };
    managed = [await arnOf("one"), await arnOf("two")];
  });

  after(() => emulator.stop());

  beforeEach(() => {
    observed = observe(emulator.endpoint);
  });

  /** The parameters of the requests that change something, without the role's name. */
  async function changesBy(
    work: (recorded: Observed) => Promise<unknown>,
  ): Promise<Record<string, string>[]> {
    const sent = (await sentBy(emulator.endpoint, work)).filter((one) => !isReading(one)).map(parametersOf);
    return sent.map(({ RoleName, ...others }) => {
      assert.notEqual(RoleName, undefined);
      return others;
    });
  }

  const policy = { name: "files", policy: allowing("s3:GetObject") };

  it("come with it, change with it, and go with it", async () => {
    const inputs = { assumeRolePolicy, inlinePolicies: [policy], managedPolicyArns: [managed[0]] };
    let deployed: Deployed | undefined;
    const created = await changesBy(async (recorded) => {
      deployed = await create(recorded, types.role, inputs);
    });
    assert.ok(deployed);
    assert.deepEqual(created.slice(1), [
      { Action: "PutRolePolicy", PolicyName: "files", PolicyDocument: sortedAllowing("s3:GetObject") },
      { Action: "AttachRolePolicy", PolicyArn: managed[0] },
    ]);
    const sorted =
      '{"Statement":[{"Action":"s3:GetObject","Effect":"Allow","Resource":"*"}],"Version":"2012-10-17"}';
    const stored = { name: "files", policy: sorted };
    assert.deepEqual(deployed.outputs["inlinePolicies"], [stored]);
    assert.deepEqual(deployed.outputs["managedPolicyArns"], [managed[0]]);
    await assertSettled(observed, deployed, deployed.id);

    const role = deployed;
    let changed: Deployed | undefined;
    const other = { name: "mail", policy: allowing("ses:SendEmail") };
    const updated = await changesBy(async (recorded) => {
      changed = await update(recorded, role, {
        ...inputs,
        inlinePolicies: [other],
        managedPolicyArns: [managed[1]],
      });
    });
    assert.deepEqual(updated, [
      { Action: "DeleteRolePolicy", PolicyName: "files" },
      { Action: "DetachRolePolicy", PolicyArn: managed[0] },
      { Action: "PutRolePolicy", PolicyName: "mail", PolicyDocument: sortedAllowing("ses:SendEmail") },
      { Action: "AttachRolePolicy", PolicyArn: managed[1] },
    ]);
    assert.ok(changed);
    await assertSettled(observed, changed, role.id);

    const last = changed;
    assert.deepEqual(await changesBy((recorded) => remove(recorded, last)), [
      { Action: "DeleteRolePolicy", PolicyName: "mail" },
      { Action: "DetachRolePolicy", PolicyArn: managed[1] },
      { Action: "DeleteRole" },
    ]);
    assert.equal(await refresh(observed, last), undefined);
  });

  it("change only where what they say does", async () => {
    const inputs = {
      assumeRolePolicy,
      inlinePolicies: [policy, { name: "mail", policy: allowing("ses:*") }],
    };
    const deployed = await create(observed, types.role, inputs);
    const spaced = { ...policy, policy: JSON.stringify(JSON.parse(policy.policy), undefined, 2) };
    const same = { ...inputs, inlinePolicies: [inputs.inlinePolicies[1], spaced] };
    assert.equal((await preview(observed, deployed, same)).changes, false);
    const changes = await changesBy((recorded) =>
      update(recorded, deployed, {
        ...inputs,
        inlinePolicies: [policy, { name: "mail", policy: allowing("ses:SendEmail") }],
      }),
    );
    assert.deepEqual(changes, [
      { Action: "PutRolePolicy", PolicyName: "mail", PolicyDocument: sortedAllowing("ses:SendEmail") },
    ]);
  });

  it("stay where the program says nothing of them, and go where it gives an empty list", async () => {
    const given = { assumeRolePolicy, inlinePolicies: [policy], managedPolicyArns: [managed[0]] };
    const deployed = await create(observed, types.role, given);
    assert.equal((await preview(observed, deployed, { assumeRolePolicy })).changes, false);
    const described = await changesBy((recorded) =>
      update(recorded, deployed, { assumeRolePolicy, description: "Other" }),
    );
    assert.deepEqual(described, [{ Action: "UpdateRoleDescription", Description: "Other" }]);

    const none = { assumeRolePolicy, description: "Other", inlinePolicies: [], managedPolicyArns: [] };
    const bare = await update(observed, deployed, none);
    assert.deepEqual([bare.outputs["inlinePolicies"], bare.outputs["managedPolicyArns"]], [[], []]);
    await assertSettled(observed, bare, bare.id);
  });

  it("include, after a refresh, those that are resources of their own", async () => {
    const deployed = await create(observed, types.role, { assumeRolePolicy });
    await create(observed, types.rolePolicy, { role: deployed.id, ...policy });
    const found = (await refresh(observed, deployed)) ?? assert.fail("It isn't there.");
    assert.deepEqual(found.outputs["inlinePolicies"], [
      { name: "files", policy: sortedAllowing("s3:GetObject") },
    ]);
    const changes = await changesBy((recorded) =>
      update(recorded, found, { assumeRolePolicy, description: "Other" }),
    );
    assert.deepEqual(changes, [{ Action: "UpdateRoleDescription", Description: "Other" }]);
  });

  it("don't keep it from being deleted where the program forces that", async () => {
    const inputs = { assumeRolePolicy, forceDetachPolicies: true };
    const deployed = await create(observed, types.role, inputs);
    assert.equal(deployed.outputs["forceDetachPolicies"], true);
    await create(observed, types.rolePolicy, { role: deployed.id, ...policy });
    await remove(observed, deployed);
    assert.equal(await refresh(observed, deployed), undefined);
  });

  for (const [argument, good, bad] of [
    ["inlinePolicies", policy, { ...policy, name: "a b" }],
    ["inlinePolicies", { ...policy, name: "a".repeat(128) }, { ...policy, name: "a".repeat(129) }],
    ["inlinePolicies", policy, { ...policy, policy: "[]" }],
    ["managedPolicyArns", "arn:aws:iam::aws:policy/a", "policy/a"],
  ] as const) {
    it(`can't be ${JSON.stringify(bad).slice(0, 30)}`, async () => {
      const failuresOf = async (item: unknown): Promise<string[]> => {
        const inputs = { assumeRolePolicy, [argument]: [item] };
        const { failures } = await check(observed, urnOf(types.role), inputs);
        return failures.map(({ property }) => property.replace(/\..*/, ""));
      };
      assert.deepEqual(await failuresOf(good), []);
      assert.deepEqual(await failuresOf(bad), [`${argument}[0]`]);
    });
  }
});
