import assert from "node:assert/strict";
import { AdminGetUserCommand, type UsernameAttributeType } from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { emailOf, phoneNumber } from "../../../tests/helpers/messages";
import { changeAttributes, confirmSignUp, signUp } from "../../../tests/helpers/signUp";

async function deploy(
  cognito: CognitoUnderTest,
  ...UsernameAttributes: UsernameAttributeType[]
): Promise<{ readonly UserPoolId: string; readonly ClientId: string }> {
  const settings = { UsernameAttributes, AutoVerifiedAttributes: ["email" as const] };
  const UserPoolId = await cognito.createPool(settings);
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId) };
}

async function isSignedIn(cognito: CognitoUnderTest, ClientId: string, username: string): Promise<boolean> {
  return (await cognito.signIn(ClientId, username)).AuthenticationResult?.AccessToken !== undefined;
}

const notFound = "UserNotFoundException: User does not exist.";

describeRule("one sign-in attribute of two", {
  "is the email address of who signed up by it": async (cognito) => {
    const { ClientId } = await deploy(cognito, "email", "phone_number");
    const [email, phone_number] = [emailOf("ada"), phoneNumber()];
    await signUp(cognito, ClientId, { Username: email, attributes: { phone_number } });
    await confirmSignUp(cognito, ClientId, email);
    assert.equal(await isSignedIn(cognito, ClientId, email), true);
    assert.equal(await refusalOf(cognito.signIn(ClientId, phone_number)), notFound);
  },

  "is the phone number of who was created by it, and stays that": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito, "email", "phone_number");
    const [email, phone_number, another] = [emailOf("ada"), phoneNumber(), phoneNumber()];
    await cognito.createUser(UserPoolId, { Username: phone_number, attributes: { email } });
    const find = (Username: string): Promise<unknown> =>
      cognito.send(new AdminGetUserCommand({ UserPoolId, Username }));
    assert.equal(await refusalOf(find(email)), notFound);
    await changeAttributes(cognito, UserPoolId, { phone_number: another }, phone_number);
    assert.equal(await isSignedIn(cognito, ClientId, another), true);
    assert.equal(await refusalOf(find(phone_number)), notFound);
  },

  "isn't needed where the user is named by username": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito, "email", "phone_number");
    const { UserSub = "" } = await signUp(cognito, ClientId, { Username: emailOf("ada") });
    await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: UserSub }));
  },

  "finds users in any case, where case doesn't matter": async (cognito) => {
    const UsernameConfiguration = { CaseSensitive: false };
    const UserPoolId = await cognito.createPool({
      UsernameAttributes: ["email", "phone_number"],
      UsernameConfiguration,
    });
    const ClientId = await cognito.createClient(UserPoolId);
    const email = emailOf("ada");
    await cognito.createUser(UserPoolId, { Username: email });
    assert.equal(await isSignedIn(cognito, ClientId, email.toUpperCase()), true);
  },

  "is the only one of a pool that has no other": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito, "phone_number");
    const [email, phone_number] = [emailOf("ada"), phoneNumber()];
    await cognito.createUser(UserPoolId, { Username: phone_number, attributes: { email } });
    assert.equal(await isSignedIn(cognito, ClientId, phone_number), true);
    assert.equal(await refusalOf(cognito.signIn(ClientId, email)), notFound);
  },
});
