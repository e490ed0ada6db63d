import assert from "node:assert/strict";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { answerers, answerFirstSignIn } from "../../../tests/helpers/firstSignIn";
import { changeAttributes, changeOwnAttributes, signUp } from "../../../tests/helpers/signUp";

const refused = "InvalidParameterException: Invalid phone number format.";
const wrong = [
  "15555550100",
  "+1 555 555 0100",
  "+1-555-555-0100",
  "+",
  "+1",
  "+05555550100",
  "++15555550100",
  "+1234567890123456",
];

describeRule("phone numbers", {
  "have a plus sign, a country code and up to 15 digits": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId);
    for (const phone_number of wrong) {
      const attributes = { phone_number };
      const another = { Username: "grace", attributes };
      assert.equal(await refusalOf(cognito.createUser(UserPoolId, another)), refused);
      assert.equal(await refusalOf(signUp(cognito, ClientId, another)), refused);
      assert.equal(await refusalOf(changeAttributes(cognito, UserPoolId, attributes)), refused);
      assert.equal(await refusalOf(changeOwnAttributes(cognito, ClientId, attributes)), refused);
    }
  },

  "have them at the first sign-in, too": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId, { isTemporary: true });
    for (const by of answerers) {
      const attributes = { phone_number: "15555550100" };
      const answer = answerFirstSignIn(cognito, by, { UserPoolId, ClientId, attributes });
      assert.equal(await refusalOf(answer), refused);
    }
  },

  "are taken, changed and deleted": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId, { attributes: { phone_number: "+12" } });
    await changeAttributes(cognito, UserPoolId, { phone_number: "+123456789012345" });
    await changeOwnAttributes(cognito, ClientId, { phone_number: "" });
    await signUp(cognito, ClientId, { Username: "grace", attributes: { phone_number: "+15555550100" } });
  },
});
