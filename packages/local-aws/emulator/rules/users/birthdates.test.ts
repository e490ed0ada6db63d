import assert from "node:assert/strict";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { answerers, answerFirstSignIn } from "../../../tests/helpers/firstSignIn";
import { changeAttributes, changeOwnAttributes, signUp } from "../../../tests/helpers/signUp";

const refused = "InvalidParameterException: birthdate: Value must be a valid date in the format YYYY-MM-DD.";
const wrong = ["01/02/2003", "2003-13-01", "2003-02-29", "2003-00-10", "20030102ab"];
const right = ["2003-01-02", "2004-02-29", "0001-01-01"];

describeRule("birthdates", {
  "have the form of a date that there is": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId);
    for (const birthdate of wrong) {
      const attributes = { birthdate };
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
      const attributes = { birthdate: wrong[0] ?? "" };
      const answer = answerFirstSignIn(cognito, by, { UserPoolId, ClientId, attributes });
      assert.equal(await refusalOf(answer), refused);
    }
  },

  "are taken, changed and deleted": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId);
    for (const birthdate of right) await changeAttributes(cognito, UserPoolId, { birthdate });
    await changeOwnAttributes(cognito, ClientId, { birthdate: "" });
    await signUp(cognito, ClientId, { Username: "grace", attributes: { birthdate: right[0] ?? "" } });
  },
});
