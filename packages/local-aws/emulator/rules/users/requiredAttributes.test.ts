import assert from "node:assert/strict";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { signUp } from "../../../tests/helpers/signUp";

const Schema = ["name", "email"].map((Name) => ({ Name, Required: true, Mutable: true }));

const refusedWithout = (...names: string[]): string => {
  const lines = names.map((name) => `${name}: The attribute is required\n`);
  return `InvalidParameterException: Attributes did not conform to the schema: ${lines.join("")}`;
};

describeRule("required attributes at sign-up", {
  "refuses a user without one, or with a blank one": async (cognito) => {
    const ClientId = await cognito.createClient(await cognito.createPool({ Schema }));
    assert.equal(await refusalOf(signUp(cognito, ClientId)), refusedWithout("name", "email"));
    const blank = { attributes: { name: "Ada", email: "" } };
    assert.equal(await refusalOf(signUp(cognito, ClientId, blank)), refusedWithout("email"));
    await signUp(cognito, ClientId, { attributes: { name: "Ada", email: "ada@example.com" } });
  },

  "takes an email address from the username that it is": async (cognito) => {
    const UserPoolId = await cognito.createPool({ Schema, UsernameAttributes: ["email"] });
    const ClientId = await cognito.createClient(UserPoolId);
    const user = { Username: "ada@example.com" };
    assert.equal(await refusalOf(signUp(cognito, ClientId, user)), refusedWithout("name"));
    await signUp(cognito, ClientId, { ...user, attributes: { name: "Ada" } });
  },

  "lets administrators create users without": async (cognito) => {
    await cognito.createUser(await cognito.createPool({ Schema }));
  },

  "lets users sign up with nothing where nothing is required": async (cognito) => {
    await signUp(cognito, await cognito.createClient(await cognito.createPool()));
  },
});
