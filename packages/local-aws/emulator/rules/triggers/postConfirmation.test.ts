import assert from "node:assert/strict";
import {
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  type CognitoUnderTest,
  otherPassword,
  password,
  refusalOf,
} from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  createTrigger,
  type TriggerFunction,
  triggerServices,
} from "../../../tests/helpers/triggerFunctions";

interface Setting {
  readonly trigger: TriggerFunction;
  readonly email: string;
  readonly UserPoolId: string;
  readonly ClientId: string;
}

let pools = 0;

async function poolWith(cognito: CognitoUnderTest, body = "", PreSignUp?: string): Promise<Setting> {
  const trigger = await createTrigger(cognito, body);
  const UserPoolId = await cognito.createPool({
    AutoVerifiedAttributes: ["email"],
    EmailVerificationMessage: "The code is {####}.",
    LambdaConfig: { PostConfirmation: trigger.arn, ...(PreSignUp === undefined ? {} : { PreSignUp }) },
  });
  const email = `ada${String((pools += 1))}@example.com`;
  return { trigger, email, UserPoolId, ClientId: await cognito.createClient(UserPoolId) };
}

async function signUp({ send }: CognitoUnderTest, { ClientId, email }: Setting): Promise<void> {
  const user = { Username: "ada", Password: password, UserAttributes: [{ Name: "email", Value: email }] };
  await send(new SignUpCommand({ ClientId, ...user, ClientMetadata: { from: "shop" } }));
}

/** Recovers the password with the code that the user gets. */
async function recoverPassword(cognito: CognitoUnderTest, { ClientId, email }: Setting): Promise<void> {
  const request = { ClientId, Username: "ada" };
  await cognito.send(new ForgotPasswordCommand(request));
  const confirmation = { ConfirmationCode: await lastCode(cognito, email), Password: otherPassword };
  await cognito.send(new ConfirmForgotPasswordCommand({ ...request, ...confirmation }));
}

/** The last code that went to an address. */
async function lastCode({ endpoint }: CognitoUnderTest, email: string): Promise<string> {
  const text = JSON.stringify(await (await fetch(`${endpoint}/_ministack/ses/messages`)).json());
  const messages = text.split(email).slice(1);
  const codes = messages.flatMap((message) => /The code is (\d+)\./.exec(message)?.[1] ?? []);
  return codes.at(-1) ?? assert.fail(`No code went to ${email}: ${text}`);
}

async function sourcesOf({ trigger }: Setting): Promise<string[]> {
  return (await trigger.events()).map(({ triggerSource }) => triggerSource);
}

describeRule(
  "post confirmation trigger",
  {
    "tells the function of users who confirm their sign-up": async (cognito) => {
      const setting = await poolWith(cognito);
      const { ClientId, UserPoolId, email, trigger } = setting;
      await signUp(cognito, setting);
      assert.deepEqual(await sourcesOf(setting), []);
      await cognito.send(
        new ConfirmSignUpCommand({
          ClientId,
          Username: "ada",
          ConfirmationCode: await lastCode(cognito, email),
          ClientMetadata: { from: "shop" },
        }),
      );
      const [event, ...others] = await trigger.events();
      assert.deepEqual(others, []);
      assert.equal(event?.triggerSource, "PostConfirmation_ConfirmSignUp");
      assert.deepEqual(
        [event.userName, event.userPoolId, event.callerContext.clientId],
        ["ada", UserPoolId, ClientId],
      );
      assert.deepEqual(event.request, {
        userAttributes: {
          ...(await cognito.attributesOf(UserPoolId, "ada")),
          "cognito:user_status": "CONFIRMED",
        },
        clientMetadata: { from: "shop" },
      });
    },

    "tells it of users whom an administrator or the function before confirms": async (cognito) => {
      const setting = await poolWith(cognito);
      await signUp(cognito, setting);
      const { UserPoolId } = setting;
      await cognito.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: "ada" }));
      assert.deepEqual(await sourcesOf(setting), ["PostConfirmation_ConfirmSignUp"]);
      const before = await createTrigger(cognito, "event.response.autoConfirmUser = true;");
      const automatic = await poolWith(cognito, "", before.arn);
      await signUp(cognito, automatic);
      assert.deepEqual(await sourcesOf(automatic), ["PostConfirmation_ConfirmSignUp"]);
    },

    "tells it of users who signed up and recover their password, though invited again": async (cognito) => {
      const setting = await poolWith(cognito);
      const { UserPoolId, email } = setting;
      await signUp(cognito, setting);
      await cognito.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: "ada" }));
      const UserAttributes = [
        { Name: "email", Value: email },
        { Name: "email_verified", Value: "true" },
      ];
      const user = { UserPoolId, Username: "ada" };
      await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: false }));
      await cognito.send(new AdminCreateUserCommand({ ...user, MessageAction: "RESEND" }));
      await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
      await cognito.send(
        new AdminUpdateUserAttributesCommand({ UserPoolId, Username: "ada", UserAttributes }),
      );
      await recoverPassword(cognito, setting);
      assert.deepEqual((await sourcesOf(setting)).slice(1), ["PostConfirmation_ConfirmForgotPassword"]);
    },

    "doesn't tell it of users whom an administrator created": async (cognito) => {
      const setting = await poolWith(cognito);
      const attributes = { email: setting.email, email_verified: "true" };
      await cognito.createUser(setting.UserPoolId, { attributes });
      await recoverPassword(cognito, setting);
      assert.deepEqual(await sourcesOf(setting), []);
    },

    "answers with the function's error, though the user is confirmed": async (cognito) => {
      const setting = await poolWith(cognito, 'throw new Error("No mail");');
      await signUp(cognito, setting);
      const request = { UserPoolId: setting.UserPoolId, Username: "ada" };
      assert.equal(
        await refusalOf(cognito.send(new AdminConfirmSignUpCommand(request))),
        "UserLambdaValidationException: PostConfirmation failed with error No mail.",
      );
      const { UserStatus } = await cognito.send(new AdminGetUserCommand(request));
      assert.equal(UserStatus, "CONFIRMED");
    },
  },
  triggerServices,
);
