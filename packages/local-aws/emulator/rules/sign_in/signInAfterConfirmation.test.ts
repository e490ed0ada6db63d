import assert from "node:assert/strict";
import {
  AdminDisableUserCommand,
  AdminInitiateAuthCommand,
  type AuthFactorType,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, listOf, password, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { codeIn, emailOf, mailsTo } from "../../../tests/helpers/messages";

const byChoice = { ExplicitAuthFlows: ["ALLOW_USER_AUTH" as const] };

/** A pool with first factors that verifies email addresses, and a client for choice-based sign-in. */
async function createPool(
  cognito: CognitoUnderTest,
  ...factors: AuthFactorType[]
): Promise<Record<"UserPoolId" | "ClientId", string>> {
  const UserPoolId = await cognito.createPool({
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", ...factors] } },
    AutoVerifiedAttributes: ["email"],
  });
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId, byChoice) };
}

/** Signs a user up and confirms the user; resolves to the session of the confirmation. */
async function signUp(
  { send, ...cognito }: CognitoUnderTest,
  ClientId: string,
  Username = "ada",
  passSession = true,
): Promise<string | undefined> {
  const email = emailOf(Username);
  const UserAttributes = listOf({ email });
  const Password = password;
  const signedUp = await send(new SignUpCommand({ ClientId, Username, Password, UserAttributes }));
  const ConfirmationCode = codeIn((await mailsTo({ send, ...cognito }, email))[0]?.text);
  const session = passSession ? { Session: signedUp.Session } : {};
  const confirmation = { ClientId, Username, ConfirmationCode, ...session };
  return (await send(new ConfirmSignUpCommand(confirmation))).Session;
}

function start(
  { send }: CognitoUnderTest,
  ClientId: string,
  Session: string | undefined,
  USERNAME = "ada",
): Promise<InitiateAuthCommandOutput> {
  const AuthParameters = { USERNAME };
  return send(new InitiateAuthCommand({ ClientId, AuthFlow: "USER_AUTH", AuthParameters, Session }));
}

describeRule("sign-in after a confirmation", {
  "gives tokens for its session, once": async (cognito) => {
    const { ClientId } = await createPool(cognito, "EMAIL_OTP");
    const session = await signUp(cognito, ClientId);
    assert.notEqual((await start(cognito, ClientId, session)).AuthenticationResult?.IdToken, undefined);
    assert.equal(
      await refusalOf(start(cognito, ClientId, session)),
      "NotAuthorizedException: Invalid session for the user, session can only be used once.",
    );
  },

  "is administrators', too": async (cognito) => {
    const { UserPoolId, ClientId } = await createPool(cognito, "EMAIL_OTP");
    const Session = await signUp(cognito, ClientId);
    const AuthParameters = { USERNAME: "ada" };
    const flow = { UserPoolId, ClientId, AuthFlow: "USER_AUTH", AuthParameters, Session } as const;
    const { AuthenticationResult } = await cognito.send(new AdminInitiateAuthCommand(flow));
    assert.notEqual(AuthenticationResult, undefined);
  },

  "isn't of other users, nor by other clients": async (cognito) => {
    const { UserPoolId, ClientId } = await createPool(cognito, "EMAIL_OTP");
    const session = await signUp(cognito, ClientId);
    await signUp(cognito, ClientId, "bob");
    assert.equal((await start(cognito, ClientId, session, "bob")).ChallengeName, "SELECT_CHALLENGE");
    const other = await cognito.createClient(UserPoolId, byChoice);
    assert.equal((await start(cognito, other, session)).ChallengeName, "SELECT_CHALLENGE");
  },

  "needs the session of the sign-up, and a code as first factor": async (cognito) => {
    const { ClientId } = await createPool(cognito, "EMAIL_OTP");
    assert.equal(await signUp(cognito, ClientId, "ada", false), undefined);
    assert.equal((await start(cognito, ClientId, undefined)).ChallengeName, "SELECT_CHALLENGE");
    const other = await createPool(cognito);
    const session = await signUp(cognito, other.ClientId);
    assert.notEqual(session, undefined);
    assert.equal((await start(cognito, other.ClientId, session)).ChallengeName, "SELECT_CHALLENGE");
  },

  "is nobody's who is disabled": async (cognito) => {
    const { UserPoolId, ClientId } = await createPool(cognito, "EMAIL_OTP");
    const session = await signUp(cognito, ClientId);
    await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: "ada" }));
    const disabled = "NotAuthorizedException: User is disabled.";
    assert.equal(await refusalOf(start(cognito, ClientId, session)), disabled);
  },

  "comes before there is a user to sign in": async (cognito) => {
    const { ClientId } = await createPool(cognito, "EMAIL_OTP");
    const UserAttributes = listOf({ email: emailOf("ada") });
    const request = { ClientId, Username: "ada", Password: password, UserAttributes };
    const { Session } = await cognito.send(new SignUpCommand(request));
    assert.notEqual(Session, undefined);
    const unconfirmed = "UserNotConfirmedException: User is not confirmed.";
    assert.equal(await refusalOf(start(cognito, ClientId, Session)), unconfirmed);
    const answer = new RespondToAuthChallengeCommand({
      ClientId,
      Session,
      ChallengeName: "PASSWORD",
      ChallengeResponses: { USERNAME: "ada", PASSWORD: password },
    });
    const invalid = "NotAuthorizedException: Invalid session for the user.";
    assert.equal(await refusalOf(cognito.send(answer)), invalid);
  },

  "has no session at clients without choice-based sign-in": async (cognito) => {
    const { UserPoolId } = await createPool(cognito, "EMAIL_OTP");
    assert.equal(await signUp(cognito, await cognito.createClient(UserPoolId)), undefined);
  },
});
