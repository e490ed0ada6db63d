import assert from "node:assert/strict";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { answerers, answerFirstSignIn } from "../../../tests/helpers/firstSignIn";
import { changeAttributes, changeOwnAttributes, signUp } from "../../../tests/helpers/signUp";

const refused = "InvalidParameterException: Invalid email address format.";
const wrong = ["ada", "ada@", "@example.com", "ada@example.com ", "ada@shop@example.com"];
const right = ["ada@example.com", "ada+shop@mail.example.com", "a@b"];

describeRule("email addresses", {
  "have the form of an address": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId);
    for (const email of wrong) {
      const attributes = { email };
      const another = { Username: "grace", attributes };
      assert.equal(await refusalOf(cognito.createUser(UserPoolId, another)), refused);
      assert.equal(await refusalOf(signUp(cognito, ClientId, another)), refused);
      assert.equal(await refusalOf(changeAttributes(cognito, UserPoolId, attributes)), refused);
      assert.equal(await refusalOf(changeOwnAttributes(cognito, ClientId, attributes)), refused);
    }
  },

  "have it at the first sign-in, too": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId, { isTemporary: true });
    for (const by of answerers) {
      const attributes = { email: wrong[0] ?? "" };
      const answer = answerFirstSignIn(cognito, by, { UserPoolId, ClientId, attributes });
      assert.equal(await refusalOf(answer), refused);
    }
  },

  "are taken, changed and deleted": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId);
    for (const email of right) await changeAttributes(cognito, UserPoolId, { email });
    await changeOwnAttributes(cognito, ClientId, { email: "" });
    await signUp(cognito, ClientId, { Username: "grace", attributes: { email: right[0] ?? "" } });
  },
});
