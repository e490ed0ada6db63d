import assert from "node:assert/strict";
import { GetRolePolicyCommand, IAMClient } from "@aws-sdk/client-iam";
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
} from "./deployed";
import {
  changesSentBy,
  identityServices,
  identityTypes as types,
  parametersOf,
  sentBy,
} from "./identityPoolFixtures";
import { assumeRolePolicy } from "./lambdaFixtures";
import { useLocalAws } from "./localAws";

/** A policy that allows reading some files; the percent sign and the plus would change if it were decoded twice. */
function reading(files: string, indentation?: number): string {
  const Statement = [
    { Effect: "Allow", Action: ["s3:GetObject"], Resource: `arn:aws:s3:::shop/${files}%2B+` },
  ];
  return JSON.stringify({ Statement, Version: "2012-10-17" }, undefined, indentation);
}

/** The policy as the AWS provider writes it: with its version first, and otherwise with its names in order. */
function sortedReading(files: string): string {
  const statement = `{"Action":["s3:GetObject"],"Effect":"Allow","Resource":"arn:aws:s3:::shop/${files}%2B+"}`;
  return `{"Version":"2012-10-17","Statement":[${statement}]}`;
}

describe("A role's policy", () => {
  const aws = useLocalAws(identityServices);
  let iam: IAMClient;
  let ofRole: Deployed;
  let role: string;

  before(() => {
    iam = createAwsClient(IAMClient, aws);
  });

  beforeEach(async () => {
    ofRole = await create(aws.observed, types.role, { assumeRolePolicy });
    role = ofRole.id;
  });

  async function policyIn(PolicyName: string): Promise<string> {
    const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand({ RoleName: role, PolicyName }));
    return decodeURIComponent(PolicyDocument);
  }

  it("is sent with its version first, and its names in order", async () => {
    const policy = reading("a", 2);
    let deployed: Deployed | undefined;
    const sent = await changesSentBy(aws.endpoint, async (recorded) => {
      deployed = await create(recorded, types.rolePolicy, { name: "files", role, policy });
    });
    assert.deepEqual(sent.map(parametersOf), [
      { Action: "PutRolePolicy", RoleName: role, PolicyName: "files", PolicyDocument: sortedReading("a") },
    ]);
    assert.ok(deployed);
    assert.equal(deployed.id, `${role}:files`);
    assert.deepEqual(deployed.outputs, {
      id: `${role}:files`,
      name: "files",
      namePrefix: "",
      policy: sortedReading("a"),
      role,
    });
    await assertSettled(aws.observed, deployed, `${role}:files`);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("gets a name of the resource's own with seven random digits, of 128 characters at most", async () => {
    const deployed = await create(
      aws.observed,
      types.rolePolicy,
      { role, policy: reading("a") },
      "x".repeat(200),
    );
    assert.match(String(deployed.inputs["name"]), /^x{120}-[0-9a-f]{7}$/);
    assert.equal(deployed.id, `${role}:${String(deployed.inputs["name"])}`);
  });

  it("is changed in place, and by nothing but what it says", async () => {
    const inputs = { name: "files", role, policy: reading("a") };
    const deployed = await create(aws.observed, types.rolePolicy, inputs);
    assert.equal(
      (await preview(aws.observed, deployed, { ...inputs, policy: reading("a", 4) })).changes,
      false,
    );
    const changed = await update(aws.observed, deployed, { ...inputs, policy: reading("b") });
    assert.equal(await policyIn("files"), sortedReading("b"));
    await assertSettled(aws.observed, changed, deployed.id);
  });

  it("is replaced by one of another role or name", async () => {
    const policy = reading("a");
    const deployed = await create(aws.observed, types.rolePolicy, { name: "files", role, policy });
    const { replaces } = await preview(aws.observed, deployed, { name: "other", role: "other", policy });
    assert.deepEqual(replaces.sort(), ["name", "role"]);
  });

  it("is gone once deleted, and may be deleted again, also after its role", async () => {
    const deployed = await create(aws.observed, types.rolePolicy, {
      name: "files",
      role,
      policy: reading("a"),
    });
    const sent = await sentBy(aws.endpoint, (recorded) => remove(recorded, deployed));
    assert.deepEqual(sent.map(parametersOf), [
      { Action: "DeleteRolePolicy", RoleName: role, PolicyName: "files" },
    ]);
    assert.equal(await refresh(aws.observed, deployed), undefined);
    await remove(aws.observed, deployed);
    await remove(aws.observed, ofRole);
    await remove(aws.observed, deployed);
    assert.equal(await refresh(aws.observed, deployed), undefined);
  });

  it("keeps its role from being deleted, as in AWS", async () => {
    const deployed = await create(aws.observed, types.rolePolicy, { role, policy: reading("a") });
    await assert.rejects(remove(aws.observed, ofRole), {
      message:
        /^DeleteRole: DeleteConflictException: Cannot delete entity, must delete all inline policies first/,
    });
    assert.notEqual(await refresh(aws.observed, ofRole), undefined);
    await remove(aws.observed, deployed);
    await remove(aws.observed, ofRole);
    assert.equal(await refresh(aws.observed, ofRole), undefined);
  });

  it("can't be given to a role that isn't there", async () => {
    await assert.rejects(create(aws.observed, types.rolePolicy, { role: "none", policy: reading("a") }), {
      message: /^PutRolePolicy: NoSuchEntityException: /,
    });
  });

  it("isn't found by an id without a name", async () => {
    assert.deepEqual(await aws.observed.provider.read(role, urnOf(types.rolePolicy), {}), {
      id: "",
      props: {},
    });
  });

  it("has a name that begins as the program says, and keeps it", async () => {
    const inputs = { role, namePrefix: "files-", policy: reading("a") };
    const deployed = await create(aws.observed, types.rolePolicy, inputs);
    assert.match(deployed.id, /^[^:]+:files-[0-9a-f]{26}$/);
    assert.equal(deployed.outputs["namePrefix"], "files-");
    await assertSettled(aws.observed, deployed, deployed.id);
    const changed = await update(aws.observed, deployed, { ...inputs, policy: reading("b") });
    assert.equal(changed.outputs["name"], deployed.outputs["name"]);
    assert.equal(await policyIn(String(changed.outputs["name"])), sortedReading("b"));
  });

  it("has a name, and is a text", async () => {
    const failuresOf = async (more: object): Promise<unknown> =>
      (await check(aws.observed, urnOf(types.rolePolicy), { role, policy: reading("a"), ...more })).failures;
    assert.deepEqual(await failuresOf({ name: "a".repeat(128) }), []);
    const reason = "must have 1 to 128 bytes";
    assert.deepEqual(await failuresOf({ name: "a".repeat(129) }), [{ property: "name", reason }]);
    assert.deepEqual(await failuresOf({ policy: { Statement: [] } }), []);
    assert.deepEqual(await failuresOf({ policy: "[]" }), [
      { property: "policy", reason: "must be a text with a JSON object" },
    ]);
    assert.deepEqual(await failuresOf({ namePrefix: "a".repeat(102) }), []);
    assert.deepEqual(await failuresOf({ namePrefix: "a".repeat(103) }), [
      { property: "namePrefix", reason: "must have 1 to 102 bytes" },
    ]);
    const only = "can have only letters, digits and _ + = , . @ -";
    assert.deepEqual(await failuresOf({ role: "arn:aws:iam::000000000000:role/a" }), [
      { property: "role", reason: only },
    ]);
  });
});
