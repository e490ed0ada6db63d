import { withUser } from "../values";
import type { Refused } from "./values";

const emailUser = { userPool: { signInWith: "email" }, testUser: { username: "jane@example.com" } };

export const ofTestUser: Refused = [
  ["testUser", [{}, null, { username: "jane" }, { email: "jane@example.com" }, { username: "jane doe" }]],
  ["testUser.username", ["", "jane doe", "x".repeat(129), "jane@example.com", 7], withUser],
  ["testUser.username", ["jane"], emailUser],
  ["testUser.email", ["jane", "<jane@example.com>", null], withUser],
  ["testUser.email", ["joe@example.com"], emailUser],
  ["testUser.attributes", [[], "given_name"], withUser],
  ["testUser.attributes.email", ["jane@example.com"], withUser],
  ["testUser.attributes.sub", ["1"], withUser],
  ["testUser.attributes.phone_number", ["+49"], withUser],
  ["testUser.attributes.givenName", ["Jane"], withUser],
  ["testUser.attributes.birthdate", ["31.1.2026"], withUser],
  ["testUser.attributes.updated_at", ["yesterday"], withUser],
  ["testUser.attributes.givenname", ["Jane", 7], withUser],
  ["testUser.attributes.custom:plan", ["free"], withUser],
  ["testUser.attributes.locale", [7, "x".repeat(2_049), undefined], withUser],
  ["testUser.sendInvitation", ["no"], withUser],
  ["testUser.passwordVersion", [0, 1.5], withUser],
  ["testUser.phone", ["+49"], withUser],
  ["testUser.phoneNumber", ["", "+0123", "49", "+49 1", "+1234567890123456", 7], withUser],
  ["testUser.username", ["jane", "12065550100"], { userPool: { signInWith: "phone", sms: {} } }],
  [
    "testUser.username",
    ["jane", "+12065550100"],
    {
      userPool: { signInWith: "emailOrPhone", sms: {} },
      testUser: { email: "jane@example.com", phoneNumber: "+491" },
    },
  ],
  ["testUser.username", ["+12065550100"], { userPool: { aliases: { phone: true }, sms: {} }, ...withUser }],
  ["testUser.groups", ["admins", ["admins"], [7], ["a", "a"]], withUser],
  ["testUser.groups", [["admin"]], { groups: { admins: {} }, ...withUser }],
  ["testUser.permanentPassword", ["yes"], withUser],
  ["testUser.permanentPassword", [true], { testUser: { ...withUser.testUser, sendInvitation: true } }],
  [
    "testUser.sendInvitation",
    [true],
    { userPool: { standardAttributes: { email: { required: false } } }, testUser: { username: "jane" } },
  ],
  [
    "testUser.attributes",
    [{}, { given_name: "Jane" }],
    {
      userPool: { standardAttributes: { givenName: { required: true }, phoneNumber: { required: true } } },
      ...withUser,
    },
  ],
];
