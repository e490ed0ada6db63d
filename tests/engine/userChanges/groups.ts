import assert from "node:assert/strict";
import { roleArn } from "../../../packages/local-aws/tests/helpers/createRole";
import type { Course } from "./course";

const group = { "group-staff": "updated" } as const;
const user = { "test-user": "updated" } as const;

/** One password in place of another. */
const permanent = {
  "test-user-permanent-password-1": "created",
  "test-user-password-1": "deleted",
  ...user,
} as const;
const temporary = {
  "test-user-password-1": "created",
  "test-user-permanent-password-1": "deleted",
  ...user,
} as const;

const refusedByGroup = (argument: string): RegExp =>
  new RegExp(`The update of auth-group-staff has a problem:\\s+groups\\.staff\\.${argument}\\s`);

/** The roles that have to exist before a group names them. */
export const rolesOfGroups = ["staff", "guests"];

const people = { name: "people", precedence: 2, roleArn: roleArn("guests") };

/** Groups, and what the test user can be besides a name and an email address. */
export const groups: Course = {
  title: "groups and the test user",
  from: {
    userPool: { deletionProtection: false },
    testUser: { username: "jane", email: "jane@example.com" },
  },
  changes: [
    [{ "testUser.groups": ["staff"] }, /testUser\.groups\[0\]: "staff"/],
    [{ groups: { staff: {} } }, { "group-staff": "created" }],
    [{ "testUser.groups": ["staff"] }, { "test-user-group-staff": "created" }],
    [{ "groups.staff.description": "Who works here" }, group],
    [{ "groups.staff.precedence": 1 }, group],
    [{ "groups.staff.precedence": 2 }, group],
    [{ "groups.staff.roleArn": roleArn("staff") }, group],
    [{ "groups.staff.roleArn": roleArn("guests") }, group],
    [{ "groups.staff.description": undefined }, group],
    [{ "groups.staff.precedence": undefined }, refusedByGroup("precedence")],
    [{ "groups.staff.roleArn": undefined }, refusedByGroup("roleArn")],
    [{ "groups.staff.name": "people" }, { "group-staff": "replaced", "test-user-group-staff": "replaced" }],
    [{ "groups.guests": {} }, { "group-guests": "created" }],
    [
      { "testUser.groups": ["guests"] },
      { "test-user-group-guests": "created", "test-user-group-staff": "deleted" },
    ],
    [
      { groups: { staff: people }, "testUser.groups": [] },
      { "group-guests": "deleted", "test-user-group-guests": "deleted" },
    ],

    [{ "testUser.phoneNumber": "+12065550100" }, user],
    [
      { "testUser.sendInvitation": true, "testUser.permanentPassword": true },
      /testUser\.sendInvitation: true/,
    ],
    [{ "testUser.permanentPassword": true }, permanent],
    [{ "testUser.permanentPassword": false }, temporary],
    [{ "testUser.permanentPassword": true, "testUser.phoneNumber": undefined }, permanent],
  ],
  assertChanged: ({ groups: deployed }) => {
    assert.deepEqual(
      deployed.map(({ GroupName, Description, Precedence, RoleArn }) => [
        ...[GroupName, Description, Precedence, RoleArn],
      ]),
      [["people", "", 2, roleArn("guests")]],
    );
  },
};
