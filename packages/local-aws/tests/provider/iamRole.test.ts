import assert from "node:assert/strict";
import { CreatePolicyCommand, GetRoleCommand, IAMClient, type Role } from "@aws-sdk/client-iam";
import { createAwsClient } from "../../awsClient";
import type { Properties } from "../../provider/wire";
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
import { useLocalAws } from "./localAws";

/** Who may have a role: the users of an identity pool. */
function trust(pool: string, indentation?: number): string {
  return JSON.stringify(
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: "cognito-identity.amazonaws.com" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: { StringEquals: { "cognito-identity.amazonaws.com:aud": pool } },
        },
      ],
    },
    undefined,
    indentation,
  );
}

const assumeRolePolicy = trust("100% + a");

/** The policy as the AWS provider writes it: with its names in order. */
function sortedTrust(pool: string): string {
  const condition = `{"StringEquals":{"cognito-identity.amazonaws.com:aud":"${pool}"}}`;
  const principal = '{"Federated":"cognito-identity.amazonaws.com"}';
  const action = '"sts:AssumeRoleWithWebIdentity"';
  const statement = `{"Action":${action},"Condition":${condition},"Effect":"Allow","Principal":${principal}}`;
  return `{"Statement":[${statement}],"Version":"2012-10-17"}`;
}

describe("A role", () => {
  const aws = useLocalAws(identityServices);
  let iam: IAMClient;
  let boundary: string;

  before(async () => {
    iam = createAwsClient(IAMClient, aws);
    const PolicyDocument = JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" },
    });
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: "at-most", PolicyDocument }));
    boundary = Policy?.Arn ?? "";
  });

  async function roleIn(id: string): Promise<Role> {
    return (await iam.send(new GetRoleCommand({ RoleName: id }))).Role ?? assert.fail("No role.");
  }

  /** The parameters of the requests that some work makes, without those that only read. */
  async function changesBy(
    work: (recorded: Observed) => Promise<unknown>,
  ): Promise<Record<string, string>[]> {
    return (await changesSentBy(aws.endpoint, work)).map(parametersOf);
  }

  it("has AWS's outputs", async () => {
    const inputs = { name: "shoppers", path: "/users/", description: "Shops", assumeRolePolicy };
    const deployed = await create(aws.observed, types.role, inputs);
    const { RoleId, CreateDate } = await roleIn("shoppers");
    assert.equal(deployed.id, "shoppers");
    assert.deepEqual(deployed.outputs, {
      ...inputs,
      assumeRolePolicy: sortedTrust("100% + a"),
      maxSessionDuration: 3_600,
      arn: "arn:aws:iam::000000000000:role/users/shoppers",
      uniqueId: RoleId,
      createDate: CreateDate?.toISOString().replace(".000", ""),
      forceDetachPolicies: false,
      id: "shoppers",
      inlinePolicies: [],
      managedPolicyArns: [],
      namePrefix: "",
      permissionsBoundary: "",
      tags: null,
      tagsAll: {},
    });
    await assertSettled(aws.observed, deployed, "shoppers");
    assert.deepEqual(aws.observed.notices, []);
  });

  it("is created by one request", async () => {
    const sent = await changesBy((recorded) =>
      create(recorded, types.role, {
        name: "creation",
        assumeRolePolicy,
        maxSessionDuration: 43_200,
        permissionsBoundary: boundary,
        tags: { team: "shop" },
      }),
    );
    assert.deepEqual(sent, [
      {
        Action: "CreateRole",
        RoleName: "creation",
        AssumeRolePolicyDocument: sortedTrust("100% + a"),
        MaxSessionDuration: "43200",
        Path: "/",
        PermissionsBoundary: boundary,
        "Tags.member.1.Key": "team",
        "Tags.member.1.Value": "shop",
      },
    ]);
  });

  it("gets a name of the resource's own with seven random digits, of 64 characters at most", async () => {
    const inputsOf = async (name: string): Promise<Properties> =>
      (await check(aws.observed, urnOf(types.role, name), { assumeRolePolicy })).inputs;
    assert.match(String((await inputsOf("Shoppers"))["name"]), /^Shoppers-[0-9a-f]{7}$/);
    assert.match(String((await inputsOf("x".repeat(100)))["name"]), /^x{56}-[0-9a-f]{7}$/);
  });

  describe("in place", () => {
    const name = "changing";
    let full: Deployed;
    let all: Properties;

    beforeEach(async () => {
      all = {
        name,
        assumeRolePolicy,
        description: "Before",
        maxSessionDuration: 7_200,
        permissionsBoundary: boundary,
        tags: { team: "shop", stage: "test" },
      };
      full = await create(aws.observed, types.role, all);
    });

    afterEach(() => remove(aws.observed, full));

    const changes: readonly (readonly [what: string, change: Properties, ...requests: Properties[]])[] = [
      [
        "another trust policy",
        { assumeRolePolicy: trust("b") },
        { Action: "UpdateAssumeRolePolicy", RoleName: name, PolicyDocument: sortedTrust("b") },
      ],
      [
        "another description",
        { description: "After" },
        { Action: "UpdateRoleDescription", RoleName: name, Description: "After" },
      ],
      [
        "another session",
        { maxSessionDuration: 3_600 },
        { Action: "UpdateRole", RoleName: name, MaxSessionDuration: "3600" },
      ],
      [
        "other tags",
        { tags: { team: "sales" } },
        { Action: "UntagRole", RoleName: name, "TagKeys.member.1": "stage" },
        {
          Action: "TagRole",
          RoleName: name,
          "Tags.member.1.Key": "team",
          "Tags.member.1.Value": "sales",
        },
      ],
    ];
    for (const [what, change, ...requests] of changes) {
      it(`gets ${what}`, async () => {
        let updated: Deployed | undefined;
        const sent = await changesBy(async (recorded) => {
          updated = await update(recorded, full, { ...all, ...change });
        });
        assert.deepEqual(sent, requests);
        assert.ok(updated);
        const { assumeRolePolicy: policy, ...others } = { ...change } as Properties;
        if (policy !== undefined) assert.equal(updated.outputs["assumeRolePolicy"], sortedTrust("b"));
        for (const [property, value] of Object.entries(others))
          assert.deepEqual(updated.outputs[property], value);
        await assertSettled(aws.observed, updated, name);
        assert.deepEqual(aws.observed.notices, []);
      });
    }

    it("gets back what was taken from it, and loses what the program leaves out", async () => {
      const bare = await update(aws.observed, full, { name, assumeRolePolicy });
      const { Description, MaxSessionDuration, PermissionsBoundary, Tags = [] } = await roleIn(name);
      assert.deepEqual(
        [Description ?? "", MaxSessionDuration, PermissionsBoundary, Tags],
        ["", 3_600, undefined, []],
      );
      await assertSettled(aws.observed, bare, name);
      const again = await update(aws.observed, bare, all);
      assert.equal((await roleIn(name)).PermissionsBoundary?.PermissionsBoundaryArn, boundary);
      await assertSettled(aws.observed, again, name);
      assert.deepEqual(aws.observed.notices, []);
    });

    it("isn't changed by another way to write its trust policy, or another order of its tags", async () => {
      const tags = { stage: "test", team: "shop" };
      const same = { ...all, assumeRolePolicy: trust("100% + a", 2), tags };
      assert.equal((await preview(aws.observed, full, same)).changes, false);
      const other = { ...all, assumeRolePolicy: trust("100% + A") };
      assert.deepEqual(await preview(aws.observed, full, other), { changes: true, replaces: [] });
    });

    it("gets neither another name nor another path: it is replaced", async () => {
      const { replaces } = await preview(aws.observed, full, { ...all, name: "other", path: "/users/" });
      assert.deepEqual(replaces.sort(), ["name", "path"]);
    });
  });

  it("is gone once deleted, and may be deleted again", async () => {
    const deployed = await create(aws.observed, types.role, { assumeRolePolicy });
    const sent = await changesBy((recorded) => remove(recorded, deployed));
    assert.deepEqual(sent, [{ Action: "DeleteRole", RoleName: deployed.id }]);
    assert.equal(await refresh(aws.observed, deployed), undefined);
    await remove(aws.observed, deployed);
  });

  const limits: readonly (readonly [string, unknown, unknown, string])[] = [
    ["name", "a".repeat(64), "a".repeat(65), "must have 1 to 64 bytes"],
    ["description", "a".repeat(1_000), "a".repeat(1_001), "must have 0 to 1000 bytes"],
    ["maxSessionDuration", 3_600, 3_599, "must be 3600 to 43200"],
    ["maxSessionDuration", 43_200, 43_201, "must be 3600 to 43200"],
    ["assumeRolePolicy", "{}", "[]", "must be a text with a JSON object"],
    ["assumeRolePolicy", { Statement: [] }, "x", "must be a text with a JSON object"],
    ["name", "a_+=,.@-1", "a b", "can have only letters, digits and _ + = , . @ -"],
    ["namePrefix", "a".repeat(38), "a".repeat(39), "must have 1 to 38 bytes"],
    ["namePrefix", "a-", "a b", "can have only letters, digits and _ + = , . @ -"],
    ["permissionsBoundary", "arn:aws:iam::aws:policy/a", "policy/a", "must be an ARN"],
  ];
  for (const [property, good, bad, reason] of limits) {
    it(`${reason} (${property}: ${JSON.stringify(bad).slice(0, 20)})`, async () => {
      const failuresOf = async (value: unknown): Promise<unknown> =>
        (await check(aws.observed, urnOf(types.role), { assumeRolePolicy, [property]: value })).failures;
      assert.deepEqual(await failuresOf(good), []);
      assert.deepEqual(await failuresOf(bad), [{ property, reason }]);
    });
  }

  it("has a name that begins as the program says, or one that the program gives", async () => {
    const deployed = await create(aws.observed, types.role, { assumeRolePolicy, namePrefix: "shop-" });
    assert.match(deployed.id, /^shop-[0-9a-f]{26}$/);
    assert.deepEqual([deployed.outputs["name"], deployed.outputs["namePrefix"]], [deployed.id, "shop-"]);
    await assertSettled(aws.observed, deployed, deployed.id);
    const both = { assumeRolePolicy, name: "a", namePrefix: "b" };
    const { failures } = await check(aws.observed, urnOf(types.role), both);
    assert.deepEqual(failures, [
      { property: "name", reason: "conflicts with namePrefix" },
      { property: "namePrefix", reason: "conflicts with name" },
    ]);
  });

  it("can be given its trust policy as an object", async () => {
    const policy = JSON.parse(assumeRolePolicy) as Properties;
    const deployed = await create(aws.observed, types.role, { name: "object", assumeRolePolicy: policy });
    assert.equal(deployed.inputs["assumeRolePolicy"], sortedTrust("100% + a"));
    assert.equal(deployed.outputs["assumeRolePolicy"], sortedTrust("100% + a"));
    await assertSettled(aws.observed, deployed, "object");
    await remove(aws.observed, deployed);
  });
});
