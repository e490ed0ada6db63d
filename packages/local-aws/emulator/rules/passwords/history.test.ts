import assert from "node:assert/strict";
import {
  AdminSetUserPasswordCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, password, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { answerers, answerFirstSignIn } from "../../../tests/helpers/firstSignIn";
import { codeMailedTo } from "../../../tests/helpers/messages";

const attributes = { email: "ada@example.com", email_verified: "true" };
const used = "PasswordHistoryPolicyViolationException: Password has previously been used.";

/** Creates a pool of a history, an app client and Ada. */
async function deploy(
  cognito: CognitoUnderTest,
  PasswordHistorySize: number,
  isTemporary = false,
): Promise<{ readonly UserPoolId: string; readonly ClientId: string }> {
  const Policies = { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize } };
  const UserPoolId = await cognito.createPool({ Policies });
  const ClientId = await cognito.createClient(UserPoolId);
  await cognito.createUser(UserPoolId, { isTemporary, attributes });
  return { UserPoolId, ClientId };
}

/** Sets permanent passwords as an administrator, one after the other. */
async function set(cognito: CognitoUnderTest, UserPoolId: string, ...passwords: string[]): Promise<void> {
  for (const Password of passwords) {
    const request = { UserPoolId, Username: "ada", Password, Permanent: true };
    await cognito.send(new AdminSetUserPasswordCommand(request));
  }
}

/** Ada changes her password. */
async function change(
  cognito: CognitoUnderTest,
  ClientId: string,
  present: string,
  ProposedPassword: string,
  PreviousPassword = present,
): Promise<void> {
  const { AuthenticationResult } = await cognito.signIn(ClientId, "ada", present);
  const AccessToken = AuthenticationResult?.AccessToken;
  await cognito.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }));
}

describeRule("password history", {
  "keeps as many passwords as the policy says, with the present one": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito, 2);
    await set(cognito, UserPoolId, "Password-1", "Password-2", "Password-3");
    assert.equal(await refusalOf(change(cognito, ClientId, "Password-3", "Password-3")), used);
    assert.equal(await refusalOf(change(cognito, ClientId, "Password-3", "Password-2")), used);
    await change(cognito, ClientId, "Password-3", "Password-1");
    assert.equal(await refusalOf(change(cognito, ClientId, "Password-1", "Password-3")), used);
    await change(cognito, ClientId, "Password-1", "Password-2");
  },

  "keeps 24 at most": async (cognito) => {
    const { UserPoolId } = await deploy(cognito, 24);
    const passwords = Array.from({ length: 25 }, (_, index) => `Password-${String(index)}`);
    await set(cognito, UserPoolId, ...passwords);
    assert.equal(await refusalOf(set(cognito, UserPoolId, "Password-1")), used);
    await set(cognito, UserPoolId, "Password-0");
  },

  "is of each user": async (cognito) => {
    const { UserPoolId } = await deploy(cognito, 24);
    await cognito.createUser(UserPoolId, { Username: "grace", Password: "Password-1" });
    await set(cognito, UserPoolId, "Password-1");
  },

  "isn't there without a size": async (cognito) => {
    const { UserPoolId } = await deploy(cognito, 0);
    await set(cognito, UserPoolId, password);
  },

  "applies where a forgotten password is replaced": async (cognito) => {
    const { ClientId } = await deploy(cognito, 1);
    await cognito.send(new ForgotPasswordCommand({ ClientId, Username: "ada" }));
    const answer = {
      ClientId,
      Username: "ada",
      ConfirmationCode: await codeMailedTo(cognito, attributes.email),
    };
    const confirm = (Password: string) =>
      cognito.send(new ConfirmForgotPasswordCommand({ ...answer, Password }));
    assert.equal(await refusalOf(confirm(password)), used);
    await confirm("Password-1");
  },

  "applies where a temporary password is replaced": async (cognito) => {
    for (const by of answerers) {
      const deployment = await deploy(cognito, 1, true);
      assert.equal(
        await refusalOf(answerFirstSignIn(cognito, by, { ...deployment, chosen: password })),
        used,
      );
      await answerFirstSignIn(cognito, by, { ...deployment, chosen: "Password-1" });
    }
  },

  "shows nobody who isn't asked for a new password whether one has been used": async (cognito) => {
    const { ClientId } = await deploy(cognito, 1);
    for (const ChallengeName of ["PASSWORD_VERIFIER", "CUSTOM_CHALLENGE", "NEW_PASSWORD_REQUIRED"] as const) {
      const refusalWith = (chosen: string) => {
        const ChallengeResponses = { USERNAME: "ada", NEW_PASSWORD: chosen };
        const answer = { ClientId, ChallengeName, Session: "s".repeat(20), ChallengeResponses };
        return refusalOf(cognito.send(new RespondToAuthChallengeCommand(answer)));
      };
      assert.equal(await refusalWith(password), await refusalWith("Unused-one-1"), ChallengeName);
    }
  },

  "shows nobody who doesn't know the present password whether another has been used": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito, 2);
    await set(cognito, UserPoolId, "Password-1");
    assert.equal(
      await refusalOf(change(cognito, ClientId, "Password-1", password, "Wrong-one-1")),
      "NotAuthorizedException: Incorrect username or password.",
    );
  },
});
