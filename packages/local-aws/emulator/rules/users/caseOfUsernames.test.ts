import assert from "node:assert/strict";
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  CreateGroupCommand,
  type CreateUserPoolCommandInput,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { codeMailedTo } from "../../../tests/helpers/messages";
import { confirmSignUp, signUp } from "../../../tests/helpers/signUp";

const insensitive = { UsernameConfiguration: { CaseSensitive: false } };
const email = { email: "Ada@Example.com", email_verified: "true" };
const wrong = "UserNotFoundException: User does not exist.";

async function deploy(
  cognito: CognitoUnderTest,
  settings: Partial<CreateUserPoolCommandInput> = {},
): Promise<{ readonly UserPoolId: string; readonly ClientId: string }> {
  const UserPoolId = await cognito.createPool(settings);
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId) };
}

describeRule("case of usernames", {
  "makes no difference where the pool says so": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito, insensitive);
    await cognito.createUser(UserPoolId, { Username: "Ada" });
    for (const name of ["Ada", "ada", "ADA"]) {
      assert.ok((await cognito.signIn(ClientId, name)).AuthenticationResult);
      const { Username } = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: name }));
      assert.equal(Username, "Ada");
    }
    assert.equal(await refusalOf(cognito.signIn(ClientId, "adam")), wrong);
  },

  "doesn't weaken the password": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito, insensitive);
    await cognito.createUser(UserPoolId, { Password: "Correct-horse-1" });
    assert.equal(
      await refusalOf(cognito.signIn(ClientId, "ADA", "correct-horse-1")),
      "NotAuthorizedException: Incorrect username or password.",
    );
  },

  "matters by default, and where the pool says so": async (cognito) => {
    for (const settings of [{}, { UsernameConfiguration: { CaseSensitive: true } }]) {
      const { UserPoolId, ClientId } = await deploy(cognito, settings);
      await cognito.createUser(UserPoolId, { Username: "ada" });
      assert.equal(await refusalOf(cognito.signIn(ClientId, "ADA")), wrong);
      await cognito.createUser(UserPoolId, { Username: "ADA" });
      assert.ok((await cognito.signIn(ClientId, "ADA")).AuthenticationResult);
    }
  },

  "lets the user whom it found prove the password (SRP)": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito, insensitive);
    await cognito.createUser(UserPoolId, { Username: "Ada" });
    const AuthParameters = { USERNAME: "aDA", SRP_A: "abcdef" };
    const request = { ClientId, AuthFlow: "USER_SRP_AUTH", AuthParameters } as const;
    const { ChallengeParameters } = await cognito.send(new InitiateAuthCommand(request));
    assert.equal(ChallengeParameters?.["USER_ID_FOR_SRP"], "Ada");
  },

  "holds for aliases, which must still be verified": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito, {
      ...insensitive,
      AliasAttributes: ["email", "preferred_username"],
    });
    await cognito.createUser(UserPoolId, { attributes: { ...email, preferred_username: "Countess" } });
    await cognito.createUser(UserPoolId, { Username: "grace", attributes: { email: "Grace@example.com" } });
    assert.ok((await cognito.signIn(ClientId, "aDA@eXAMPLE.COM")).AuthenticationResult);
    assert.ok((await cognito.signIn(ClientId, "COUNTESS")).AuthenticationResult);
    assert.equal(await refusalOf(cognito.signIn(ClientId, "GRACE@example.com")), wrong);
  },

  "holds for an email address in place of a username": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito, { ...insensitive, UsernameAttributes: ["email"] });
    await cognito.createUser(UserPoolId, { Username: "Ada@Example.com" });
    assert.ok((await cognito.signIn(ClientId, "aDA@eXAMPLE.COM")).AuthenticationResult);
    assert.equal(
      await refusalOf(cognito.createUser(UserPoolId, { Username: "ADA@EXAMPLE.COM" })),
      "UsernameExistsException: User account already exists.",
    );
  },

  "refuses another user of the same name": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito, insensitive);
    await cognito.createUser(UserPoolId, { Username: "Ada" });
    assert.equal(
      await refusalOf(cognito.createUser(UserPoolId, { Username: "ADA" })),
      "UsernameExistsException: User account already exists.",
    );
    assert.equal(
      await refusalOf(signUp(cognito, ClientId, { Username: "ada" })),
      "UsernameExistsException: User already exists.",
    );
  },

  "invites the user of the name again": async (cognito) => {
    const { UserPoolId } = await deploy(cognito, insensitive);
    await cognito.createUser(UserPoolId, { Username: "Ada", isTemporary: true, attributes: email });
    const again = { UserPoolId, Username: "aDA", MessageAction: "RESEND" } as const;
    const request = { ...again, DesiredDeliveryMediums: ["EMAIL" as const] };
    assert.equal((await cognito.send(new AdminCreateUserCommand(request))).User?.Username, "Ada");
  },

  "lets a user confirm with the right code only": async (cognito) => {
    const { ClientId } = await deploy(cognito, { ...insensitive, AutoVerifiedAttributes: ["email"] });
    await signUp(cognito, ClientId, { Username: "Ada", attributes: { email: "Ada@Example.com" } });
    assert.equal(
      await refusalOf(confirmSignUp(cognito, ClientId, "wrong", "ADA")),
      "CodeMismatchException: Invalid verification code provided, please try again.",
    );
    await confirmSignUp(cognito, ClientId, await codeMailedTo(cognito, "Ada@Example.com"), "ADA");
    assert.ok((await cognito.signIn(ClientId, "ada")).AuthenticationResult);
  },

  "holds for groups": async (cognito) => {
    const { UserPoolId } = await deploy(cognito, insensitive);
    await cognito.createUser(UserPoolId, { Username: "Ada" });
    const group = { UserPoolId, GroupName: "writers" };
    await cognito.send(new CreateGroupCommand(group));
    await cognito.send(new AdminAddUserToGroupCommand({ ...group, Username: "ADA" }));
    const listing = { UserPoolId, Username: "ada" };
    const { Groups = [] } = await cognito.send(new AdminListGroupsForUserCommand(listing));
    assert.deepEqual(
      Groups.map(({ GroupName }) => GroupName),
      ["writers"],
    );
  },
});
