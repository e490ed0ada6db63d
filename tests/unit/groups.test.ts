import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs } from "../../components";
import { groupProblems } from "../../components/groups/groupHook";
import { problemsOf } from "../helpers/argumentRules";
import { deployComponent, deployProgram, inputsOf, secretValue } from "../helpers/deployProgram";
import { jane } from "../helpers/expectedInputs";

const roleArn = "arn:aws:iam::123456789012:role/staff";
const otherRole = "arn:aws:iam::123456789012:role/guests";
const of = (group: string, property: string): string => `groups.${group}.${property}`;

/** The names of the resources that are protected in a protected component. */
async function protectedIn(args: CognitoAuthArgs): Promise<string[]> {
  const names: string[] = [];
  const note: pulumi.ResourceTransform = ({ name, opts }) => {
    if (opts.protect === true) names.push(name);
    return undefined;
  };
  await deployProgram(() => new CognitoAuth("auth", args, { protect: true, transforms: [note] }));
  return names;
}

describe("Groups", () => {
  it("are children of the component, named after their keys, and nothing else without arguments", async () => {
    const deployment = await deployComponent({ groups: { staff: {} } });
    assert.deepEqual(inputsOf(deployment)["auth-group-staff"], {
      name: "staff",
      userPoolId: "auth-user-pool-id",
    });
    assert.equal(deployment.resources["auth-group-staff"]?.parent, "auth");
  });

  it("have what is given, and a secret stays one", async () => {
    const staff = { name: "Staff", description: "Who works here", precedence: 1, roleArn };
    const inputs = inputsOf(
      await deployComponent({
        groups: {
          staff,
          guests: { description: pulumi.secret("Others"), roleArn: pulumi.output(otherRole) },
        },
      }),
    );
    assert.deepEqual(inputs["auth-group-staff"], { ...staff, userPoolId: "auth-user-pool-id" });
    assert.deepEqual(inputs["auth-group-guests"], {
      name: "guests",
      description: secretValue("Others"),
      roleArn: otherRole,
      userPoolId: "auth-user-pool-id",
    });
  });

  it("contain the test user, where the user names their keys", async () => {
    const groups = { staff: { name: "Staff" }, guests: {}, admins: {} };
    const { resources } = await deployComponent({
      groups,
      testUser: { ...jane, groups: ["staff", "guests"] },
    });
    const memberships = Object.entries(resources).filter(([, { type }]) => type.endsWith(":UserInGroup"));
    assert.deepEqual(
      memberships.map(([name, { inputs, parent }]) => [name, parent, inputs]),
      [
        [
          "auth-test-user-group-staff",
          "auth",
          { groupName: "Staff", username: "jane", userPoolId: "auth-user-pool-id" },
        ],
        [
          "auth-test-user-group-guests",
          "auth",
          { groupName: "guests", username: "jane", userPoolId: "auth-user-pool-id" },
        ],
      ],
    );
  });

  it("are protected in a protected component, because their users are lost with them; who is in them isn't", async () => {
    const names = await protectedIn({ groups: { staff: {} }, testUser: { ...jane, groups: ["staff"] } });
    assert.equal(names.includes("auth-group-staff"), true);
    assert.equal(names.includes("auth-test-user-group-staff"), false);
  });
});

describe("The names of groups", () => {
  it("are all different, whether they are given or keys", () => {
    assert.deepEqual(problemsOf({ groups: { staff: {}, Staff: {}, guests: { name: "others" } } }), []);
    assert.deepEqual(problemsOf({ groups: { staff: {}, guests: { name: "staff" } } }), [
      {
        path: of("guests", "name"),
        value: '"staff"',
        reason: "it is the name of `groups.staff`, too",
        fix: "choose another one",
      },
    ]);
  });
});

describe("The precedences of groups", () => {
  it("are from 1 to the largest whole number of 32 bits", () => {
    assert.deepEqual(
      problemsOf({ groups: { first: { precedence: 1 }, last: { precedence: 2147483647 } } }),
      [],
    );
    for (const precedence of [-1, 1.5, 2147483648]) {
      assert.deepEqual(problemsOf({ groups: { staff: { precedence } } }), [
        {
          path: of("staff", "precedence"),
          value: String(precedence),
          reason: "Cognito ranks groups by whole numbers of at most 2,147,483,647",
          fix: "choose a whole number from 1 to 2147483647",
        },
      ]);
    }
  });

  it("aren't 0, which the AWS provider doesn't send", () => {
    assert.deepEqual(problemsOf({ groups: { staff: { precedence: 0 } } }), [
      {
        path: of("staff", "precedence"),
        value: "0",
        reason: "the AWS provider doesn't send 0 when it creates a group, which would have no rank then",
        fix: "write 1 for the first group, and larger numbers for the others",
      },
    ]);
  });

  it("are different where the roles are", () => {
    const both = (staff: object, guests: object): object => ({
      groups: { staff: { precedence: 7, ...staff }, guests: { precedence: 7, ...guests } },
    });
    const problem = {
      path: of("guests", "precedence"),
      value: "7",
      reason: "`groups.staff` has the same, so users of both would have no preferred role",
      fix: "choose another number",
    };
    assert.deepEqual(problemsOf(both({ roleArn }, { roleArn: otherRole })), [problem]);
    assert.deepEqual(problemsOf(both({ roleArn }, { roleArn: pulumi.output(roleArn) })), [problem]);
    for (const args of [
      both({}, {}),
      both({ roleArn }, {}),
      both({ roleArn }, { roleArn }),
      both({ roleArn }, { roleArn: otherRole, precedence: 8 }),
    ]) {
      assert.deepEqual(problemsOf(args), []);
    }
  });
});

describe("A change of a group", () => {
  it("can't take its precedence or its role away, but change both", () => {
    const had = { name: "staff", precedence: 1, roleArn: "arn:aws:iam::000000000000:role/staff" };
    assert.deepEqual(
      groupProblems("staff", had, { ...had, precedence: 2, roleArn: "arn:aws:iam::1:role/x" }),
      [],
    );
    assert.deepEqual(groupProblems("staff", { name: "staff" }, had), []);
    assert.deepEqual(
      groupProblems("staff", had, { name: "staff" }).map(({ path, fix }) => [path, fix]),
      ["groups.staff.precedence", "groups.staff.roleArn"].map((path) => [
        path,
        "keep it, or change it, or give the group another key, which makes another group",
      ]),
    );
  });
});
