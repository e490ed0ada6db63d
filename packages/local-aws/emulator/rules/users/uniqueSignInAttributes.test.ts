import assert from "node:assert/strict";
import { VerifyUserAttributeCommand } from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { answerers, answerFirstSignIn } from "../../../tests/helpers/firstSignIn";
import { codeIn, emailOf, mailsTo } from "../../../tests/helpers/messages";
import { changeAttributes, changeOwnAttributes, signUp } from "../../../tests/helpers/signUp";

const ada = "ada@example.com";
const grace = "grace@example.com";

describeRule("unique sign-in attributes", {
  "can't be changed to another user's, verified or not": async (cognito) => {
    const UserPoolId = await cognito.createPool({ UsernameAttributes: ["email"] });
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId, { Username: ada });
    await cognito.createUser(UserPoolId, { Username: grace });
    const refused = "AliasExistsException: An account with the given email already exists.";
    assert.equal(await refusalOf(changeAttributes(cognito, UserPoolId, { email: ada }, grace)), refused);
    assert.equal(await refusalOf(changeOwnAttributes(cognito, ClientId, { email: ada }, grace)), refused);
  },

  "can't be verified by the second of two users who await the same": async (cognito) => {
    const UserPoolId = await cognito.createPool({
      UsernameAttributes: ["email"],
      AutoVerifiedAttributes: ["email"],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] },
    });
    const ClientId = await cognito.createClient(UserPoolId);
    const email = emailOf("wanted");
    const users = [emailOf("ada"), emailOf("grace")];
    for (const Username of users) await cognito.createUser(UserPoolId, { Username });
    for (const Username of users) await changeOwnAttributes(cognito, ClientId, { email }, Username);
    const [first, second] = (await mailsTo(cognito, email)).map(({ text }) => codeIn(text));
    const verify = async (Username: string | undefined, Code: string | undefined): Promise<unknown> => {
      const { AuthenticationResult } = await cognito.signIn(ClientId, Username);
      const AccessToken = AuthenticationResult?.AccessToken;
      return cognito.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: "email", Code }));
    };
    await verify(users[0], first);
    assert.equal(
      await refusalOf(verify(users[1], second)),
      "AliasExistsException: An account with the given email already exists.",
    );
    assert.equal(
      await refusalOf(verify(users[1], "wrong")),
      "CodeMismatchException: Invalid verification code provided, please try again.",
    );
  },

  "can't be those of another user at creation, where the username is the other one": async (cognito) => {
    const UserPoolId = await cognito.createPool({ UsernameAttributes: ["email", "phone_number"] });
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId, { Username: ada });
    const user = { Username: "+15555550100", attributes: { email: ada } };
    const refused = "UsernameExistsException: An account with the given email already exists.";
    assert.equal(await refusalOf(cognito.createUser(UserPoolId, user)), refused);
    assert.equal(await refusalOf(signUp(cognito, ClientId, user)), refused);
    await cognito.createUser(UserPoolId, { ...user, attributes: { email: grace } });
  },

  "can't be changed to another user's at the first sign-in": async (cognito) => {
    const UserPoolId = await cognito.createPool({ UsernameAttributes: ["email"] });
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId, { Username: ada });
    await cognito.createUser(UserPoolId, { Username: grace, isTemporary: true });
    for (const by of answerers) {
      const answer = { UserPoolId, ClientId, Username: grace, attributes: { email: ada } };
      assert.equal(
        await refusalOf(answerFirstSignIn(cognito, by, answer)),
        "AliasExistsException: An account with the given email already exists.",
      );
    }
  },

  "can be changed to any other, and kept": async (cognito) => {
    const UserPoolId = await cognito.createPool({ UsernameAttributes: ["email"] });
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId, { Username: ada });
    await changeAttributes(cognito, UserPoolId, { email: ada }, ada);
    await changeAttributes(cognito, UserPoolId, { email: grace, phone_number: "+15555550100" }, ada);
    assert.ok((await cognito.signIn(ClientId, grace)).AuthenticationResult);
  },

  "are those only that the pool signs in with": async (cognito) => {
    const UserPoolId = await cognito.createPool({ UsernameAttributes: ["phone_number"] });
    await cognito.createUser(UserPoolId, { Username: "+15555550100", attributes: { email: ada } });
    await cognito.createUser(UserPoolId, { Username: "+15555550101" });
    await changeAttributes(cognito, UserPoolId, { email: ada }, "+15555550101");
  },
});
