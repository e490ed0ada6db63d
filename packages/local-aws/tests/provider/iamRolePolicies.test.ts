import assert from "node:assert/strict";
import { CreatePolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import { createAwsClient } from "../../awsClient";
import {
  assertSettled,
  check,
  create,
  preview,
  refresh,
  remove,
  update,
  urnOf,
  type Deployed,
  type Observed,
} from "./deployed";
import {
  changesSentBy,
  identityServices,
  identityTypes as types,
  parametersOf,
} from "./identityPoolFixtures";
import { assumeRolePolicy } from "./lambdaFixtures";
import { useLocalAws } from "./localAws";

/** A policy that allows something. */
function allowing(Action: string): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: "*" }] });
}

/** The same as the AWS provider writes it. */
function sortedAllowing(action: string): string {
  return `{"Version":"2012-10-17","Statement":[{"Action":"${action}","Effect":"Allow","Resource":"*"}]}`;
}

describe("The policies that a role has by itself", () => {
  const aws = useLocalAws(identityServices);
  let managed: readonly [string, string];

  before(async () => {
    const iam = createAwsClient(IAMClient, aws);
    const arnOf = async (PolicyName: string): Promise<string> => {
      const command = new CreatePolicyCommand({ PolicyName, PolicyDocument: allowing("s3:*") });
      return (await iam.send(command)).Policy?.Arn ?? "";
    };
    managed = [await arnOf("one"), await arnOf("two")];
  });

  /** The parameters of the requests that change something, without the role's name. */
  async function changesBy(
    work: (recorded: Observed) => Promise<unknown>,
  ): Promise<Record<string, string>[]> {
    const sent = (await changesSentBy(aws.endpoint, work)).map(parametersOf);
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
    await assertSettled(aws.observed, deployed, deployed.id);

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
    await assertSettled(aws.observed, changed, role.id);

    const last = changed;
    assert.deepEqual(await changesBy((recorded) => remove(recorded, last)), [
      { Action: "DeleteRolePolicy", PolicyName: "mail" },
      { Action: "DetachRolePolicy", PolicyArn: managed[1] },
      { Action: "DeleteRole" },
    ]);
    assert.equal(await refresh(aws.observed, last), undefined);
  });

  it("change only where what they say does", async () => {
    const inputs = {
      assumeRolePolicy,
      inlinePolicies: [policy, { name: "mail", policy: allowing("ses:*") }],
    };
    const deployed = await create(aws.observed, types.role, inputs);
    const spaced = { ...policy, policy: JSON.stringify(JSON.parse(policy.policy), undefined, 2) };
    const same = { ...inputs, inlinePolicies: [inputs.inlinePolicies[1], spaced] };
    assert.equal((await preview(aws.observed, deployed, same)).changes, false);
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
    const deployed = await create(aws.observed, types.role, given);
    assert.equal((await preview(aws.observed, deployed, { assumeRolePolicy })).changes, false);
    const described = await changesBy((recorded) =>
      update(recorded, deployed, { assumeRolePolicy, description: "Other" }),
    );
    assert.deepEqual(described, [{ Action: "UpdateRoleDescription", Description: "Other" }]);

    const none = { assumeRolePolicy, description: "Other", inlinePolicies: [], managedPolicyArns: [] };
    const bare = await update(aws.observed, deployed, none);
    assert.deepEqual([bare.outputs["inlinePolicies"], bare.outputs["managedPolicyArns"]], [[], []]);
    await assertSettled(aws.observed, bare, bare.id);
  });

  it("include, after a refresh, those that are resources of their own", async () => {
    const deployed = await create(aws.observed, types.role, { assumeRolePolicy });
    await create(aws.observed, types.rolePolicy, { role: deployed.id, ...policy });
    const found = (await refresh(aws.observed, deployed)) ?? assert.fail("It isn't there.");
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
    const deployed = await create(aws.observed, types.role, inputs);
    assert.equal(deployed.outputs["forceDetachPolicies"], true);
    await create(aws.observed, types.rolePolicy, { role: deployed.id, ...policy });
    await remove(aws.observed, deployed);
    assert.equal(await refresh(aws.observed, deployed), undefined);
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
        const { failures } = await check(aws.observed, urnOf(types.role), inputs);
        return failures.map(({ property }) => property.replace(/\..*/, ""));
      };
      assert.deepEqual(await failuresOf(good), []);
      assert.deepEqual(await failuresOf(bad), [`${argument}[0]`]);
    });
  }
});
