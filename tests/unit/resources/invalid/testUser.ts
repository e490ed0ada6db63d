import { type Refused, user } from "./values";

const emailUser = { userPool: { signInWith: "email" }, testUser: { username: "jane@example.com" } };

export const ofTestUser: Refused = [
  ["testUser", [{}, null, { username: "jane" }, { email: "jane@example.com" }, { username: "jane doe" }]],
  ["testUser.username", ["", "jane doe", "x".repeat(129), "jane@example.com", 7], user],
  ["testUser.username", ["jane"], emailUser],
  ["testUser.email", ["jane", "<jane@example.com>", null], user],
  ["testUser.email", ["joe@example.com"], emailUser],
  ["testUser.attributes", [[], "given_name"], user],
  ["testUser.attributes.email", ["jane@example.com"], user],
  ["testUser.attributes.sub", ["1"], user],
  ["testUser.attributes.phone_number", ["+49"], user],
  ["testUser.attributes.givenName", ["Jane"], user],
  ["testUser.attributes.birthdate", ["31.1.2026"], user],
  ["testUser.attributes.updated_at", ["yesterday"], user],
  ["testUser.attributes.givenname", ["Jane", 7], user],
  ["testUser.attributes.custom:plan", ["free"], user],
  ["testUser.attributes.locale", [7, "x".repeat(2_049), undefined], user],
  ["testUser.sendInvitation", ["no"], user],
  ["testUser.passwordVersion", [0, 1.5], user],
  ["testUser.phone", ["+49"], user],
];
