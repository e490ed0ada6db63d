import assert from "node:assert/strict";
import {
  AdminConfirmSignUpCommand,
  AdminGetUserCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { otherPassword, password } from "../helpers/cognitoUnderTest";
import { mailsTo } from "../helpers/messages";
import { api, assertRefused, documented, guide, newAddress, type Subject } from "./check";
import { createTrigger } from "./lambda";
import { mailedCode } from "./messages";
import { poolSettings } from "./settings";
import { claimsOf, tokensOf } from "./tokens";
import { assertInvoked, firstSignIn, type Pool, poolOf, poolWith, signUp } from "./triggerPools";

const byMail = { AutoVerifiedAttributes: ["email" as const] };

export const triggers: Subject = {
  title: "Triggers",
  checks: {
    "Pre sign-up confirms a user, and verifies the address": documented(
      guide("user-pool-lambda-pre-sign-up"),
      async (cognito) => {
        const confirming =
          "event.response.autoConfirmUser = event.response.autoVerifyEmail = true; return event;";
        const pool = await poolWith(cognito, "PreSignUp", confirming);
        await signUp(cognito, pool);
        const { UserPoolId } = pool;
        const user = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: "ada" }));
        assert.equal(user.UserStatus, "CONFIRMED");
        assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["email_verified"], "true");
        await tokensOf(cognito, pool.ClientId);
      },
    ),

    "Pre sign-up gets what the application passes for validation": documented(
      api("SignUp"),
      async (cognito) => {
        const body = `const { invitation } = event.request.validationData ?? {};
          if (invitation !== "1234") throw new Error("uninvited"); return event;`;
        const pool = await poolWith(cognito, "PreSignUp", body);
        await assertRefused("UserLambdaValidationException", signUp(cognito, pool));
        const ValidationData = [{ Name: "invitation", Value: "1234" }];
        await signUp(cognito, pool, newAddress(), { ValidationData });
      },
    ),

    "Pre sign-up refuses a user who signs up": documented(
      guide("user-pool-lambda-pre-sign-up"),
      async (cognito) => {
        await assertInvoked(cognito, "PreSignUp", "PreSignUp_SignUp", (pool) => signUp(cognito, pool));
      },
    ),

    "Pre sign-up refuses a user whom an administrator creates": documented(
      guide("user-pool-lambda-pre-sign-up"),
      async (cognito) => {
        await assertInvoked(cognito, "PreSignUp", "PreSignUp_AdminCreateUser", ({ UserPoolId }) =>
          cognito.createUser(UserPoolId),
        );
      },
    ),

    "Post confirmation follows the confirmation of a sign-up": documented(
      guide("user-pool-lambda-post-confirmation"),
      async (cognito) => {
        await assertInvoked(cognito, "PostConfirmation", "PostConfirmation_ConfirmSignUp", async (pool) => {
          await signUp(cognito, pool);
          const user = { UserPoolId: pool.UserPoolId, Username: "ada" };
          await cognito.send(new AdminConfirmSignUpCommand(user));
        });
      },
    ),

    "Post confirmation follows a new password": documented(
      guide("user-pool-lambda-post-confirmation"),
      async (cognito) => {
        const resetPassword = async ({ UserPoolId, ClientId }: Pool): Promise<void> => {
          const email = newAddress();
          await cognito.createUser(UserPoolId, { attributes: { email, email_verified: "true" } });
          const user = { ClientId, Username: "ada" };
          await cognito.send(new ForgotPasswordCommand(user));
          const ConfirmationCode = await mailedCode(cognito, email);
          const command = { ...user, ConfirmationCode, Password: otherPassword };
          await cognito.send(new ConfirmForgotPasswordCommand(command));
        };
        const source = "PostConfirmation_ConfirmForgotPassword";
        await assertInvoked(cognito, "PostConfirmation", source, resetPassword, byMail);
      },
    ),

    "Pre authentication refuses a sign-in": documented(
      guide("user-pool-lambda-pre-authentication"),
      async (cognito) => {
        const source = "PreAuthentication_Authentication";
        await assertInvoked(cognito, "PreAuthentication", source, (pool) => firstSignIn(cognito, pool));
      },
    ),

    "Post authentication follows a sign-in": documented(
      guide("user-pool-lambda-post-authentication"),
      async (cognito) => {
        const source = "PostAuthentication_Authentication";
        await assertInvoked(cognito, "PostAuthentication", source, (pool) => firstSignIn(cognito, pool));
      },
    ),

    "Pre token generation adds, changes and removes claims of the ID token, and its groups": documented(
      guide("user-pool-lambda-pre-token-generation"),
      async (cognito) => {
        const body = `event.response = { claimsOverrideDetails: {
          claimsToAddOrOverride: { plan: "gold", name: "Grace" }, claimsToSuppress: ["email"],
          groupOverrideDetails: { groupsToOverride: ["readers"] } } }; return event;`;
        const { UserPoolId, ClientId } = await poolWith(cognito, "PreTokenGeneration", body);
        await cognito.createUser(UserPoolId, { attributes: { email: newAddress(), name: "Ada" } });
        const claims = claimsOf((await tokensOf(cognito, ClientId)).id);
        assert.deepEqual(
          [claims["plan"], claims["name"], claims["email"], claims["cognito:groups"]],
          ["gold", "Grace", undefined, ["readers"]],
        );
      },
    ),

    "Pre token generation, version 2, changes the access token's claims and scopes": documented(
      guide("user-pool-lambda-pre-token-generation"),
      async (cognito) => {
        const LambdaArn = await createTrigger(
          cognito,
          `event.response = { claimsAndScopeOverrideDetails: { accessTokenGeneration: {
            claimsToAddOrOverride: { plan: { name: "gold" } }, scopesToAdd: ["shop/read"] } } }; return event;`,
        );
        const PreTokenGenerationConfig = { LambdaVersion: "V2_0", LambdaArn } as const;
        const { UserPoolId, ClientId } = await poolOf(cognito, {
          LambdaConfig: { PreTokenGenerationConfig },
        });
        await cognito.createUser(UserPoolId);
        const claims = claimsOf((await tokensOf(cognito, ClientId)).access);
        assert.deepEqual(claims["plan"], { name: "gold" });
        assert.deepEqual(String(claims["scope"]).split(" ").sort(), [
          "aws.cognito.signin.user.admin",
          "shop/read",
        ]);
      },
    ),

    "Custom message changes the mail at sign-up": documented(
      guide("user-pool-lambda-custom-message"),
      async (cognito) => {
        const body =
          "event.response.emailSubject = event.triggerSource; " +
          "event.response.emailMessage = `shop ${event.request.codeParameter}`; return event;";
        const settings = { ...byMail, EmailConfiguration: poolSettings.EmailConfiguration };
        const pool = await poolWith(cognito, "CustomMessage", body, settings);
        const email = newAddress();
        await signUp(cognito, pool, email);
        const [mail] = await mailsTo(cognito, email);
        assert.equal(mail?.subject, "CustomMessage_SignUp");
        assert.match(`${mail.text}${mail.html}`, /shop \d{6}/);
      },
    ),

    "Custom challenges decide on a sign-in": documented(
      guide("user-pool-lambda-challenge"),
      async (cognito) => {
        const body = `const { request, response, triggerSource } = event;
          if (triggerSource.startsWith("Define")) {
            const solved = request.session.some(({ challengeResult }) => challengeResult);
            Object.assign(response, { issueTokens: solved, failAuthentication: false, challengeName: "CUSTOM_CHALLENGE" });
          } else if (triggerSource.startsWith("Create")) {
            Object.assign(response, { publicChallengeParameters: { ask: "6 * 7" }, privateChallengeParameters: { answer: "42" } });
          } else response.answerCorrect = request.challengeAnswer === request.privateChallengeParameters.answer;
          return event;`;
        const steps = ["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"] as const;
        const { UserPoolId, ClientId } = await poolWith(cognito, steps, body);
        await cognito.createUser(UserPoolId);
        const begin = { ClientId, AuthFlow: "CUSTOM_AUTH", AuthParameters: { USERNAME: "ada" } } as const;
        const first = await cognito.send(new InitiateAuthCommand(begin));
        assert.equal(first.ChallengeParameters?.["ask"], "6 * 7");
        const answer = (Session: string | undefined, ANSWER: string): RespondToAuthChallengeCommand => {
          const ChallengeResponses = { USERNAME: "ada", ANSWER };
          const ChallengeName = "CUSTOM_CHALLENGE";
          return new RespondToAuthChallengeCommand({ ClientId, ChallengeName, Session, ChallengeResponses });
        };
        const second = await cognito.send(answer(first.Session, "41"));
        assert.equal(second.ChallengeName, "CUSTOM_CHALLENGE");
        const last = await cognito.send(answer(second.Session, "42"));
        assert.notEqual(last.AuthenticationResult?.AccessToken, undefined);
      },
    ),

    "User migration creates a user who signs in": documented(
      guide("user-pool-lambda-migrate-user"),
      async (cognito) => {
        const body = `if (event.triggerSource !== "UserMigration_Authentication") throw new Error();
          if (event.request.password !== "${password}") throw new Error();
          Object.assign(event.response, { userAttributes: { email: "ada@example.com", email_verified: "true" },
            finalUserStatus: "CONFIRMED", messageAction: "SUPPRESS" });
          return event;`;
        const { UserPoolId, ClientId } = await poolWith(cognito, "UserMigration", body);
        await tokensOf(cognito, ClientId);
        assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["email"], "ada@example.com");
      },
    ),

    "User migration creates a user who has forgotten the password": documented(
      guide("user-pool-lambda-migrate-user"),
      async (cognito) => {
        const email = newAddress();
        const body = `if (event.triggerSource !== "UserMigration_ForgotPassword") throw new Error();
          Object.assign(event.response, { userAttributes: { email: "${email}", email_verified: "true" },
            messageAction: "SUPPRESS" });
          return event;`;
        const { UserPoolId, ClientId } = await poolWith(cognito, "UserMigration", body, byMail);
        await cognito.send(new ForgotPasswordCommand({ ClientId, Username: "ada" }));
        assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["email"], email);
        await mailedCode(cognito, email);
      },
    ),
  },
};
