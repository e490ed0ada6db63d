import { many, type Refused } from "./values";

const roleArn = "arn:aws:iam::123456789012:role/staff";

export const ofGroups: Refused = [
  ["groups", [[], "staff", many(10_001, {})]],
  ["groups.my staff", [{}]],
  ["groups.staff", [null, [], { groupName: "staff" }]],
  ["groups.staff.name", ["", "x".repeat(129), "my staff", "a\u0000", 7]],
  ["groups.staff.name", ["guests"], { groups: { guests: {}, staff: {} } }],
  ["groups.staff.description", ["x".repeat(2_049), "é".repeat(1_025), 7]],
  ["groups.staff.precedence", [0, -1, 1.5, 2_147_483_648, "1"]],
  [
    "groups.staff.precedence",
    [1],
    { groups: { guests: { precedence: 1, roleArn: `${roleArn}2` }, staff: { roleArn } } },
  ],
  [
    "groups.staff.roleArn",
    [
      "",
      "staff",
      "arn:aws:iam::123456789012:user/staff",
      "arn:aws:iam:eu-west-1:123456789012:role/staff",
      "arn:aws:iam::12345:role/staff",
      `${roleArn}${"x".repeat(2_048)}`,
      `arn:aws:iam::123456789012:role/${"x".repeat(65)}`,
      `${roleArn}/`,
      `${roleArn}é`,
      7,
    ],
  ],
];
