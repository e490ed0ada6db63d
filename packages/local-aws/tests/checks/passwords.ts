import {
  AdminCreateUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  type CreateUserPoolCommandInput,
  ForgotPasswordCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, otherPassword, password } from "../helpers/cognitoUnderTest";
import { codeMailedTo, codeTextedTo, otherThan } from "../helpers/messages";
import { changeAttributes, signUp } from "../helpers/signUp";
import { startSrp } from "../helpers/srp";
import { api, assertRefused, documented, guide, newAddress, newNumber, type Subject } from "./check";
import { poolSettings } from "./settings";
import { tokensOf } from "./tokens";
import { userIn } from "./userWithAddress";

/** Violates the policy below, and the default one. */
const weak = "Short-1";

const strict: Partial<CreateUserPoolCommandInput> = {
  Policies: {
    PasswordPolicy: {
      MinimumLength: 12,
      RequireUppercase: true,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
    },
  },
};
const remembering: Partial<CreateUserPoolCommandInput> = {
  Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 2 } },
};
const byMail: Partial<CreateUserPoolCommandInput> = { ...strict, AutoVerifiedAttributes: ["email"] };

/** Signs in with a temporary password, and chooses a new one. */
async function chooseAtFirstSignIn(cognito: CognitoUnderTest, chosen: string): Promise<unknown> {
  const UserPoolId = await cognito.createPool(strict);
  await cognito.createUser(UserPoolId, { isTemporary: true });
  const ClientId = await cognito.createClient(UserPoolId);
  const { ChallengeName, Session } = await cognito.signIn(ClientId);
  const ChallengeResponses = { USERNAME: "ada", NEW_PASSWORD: chosen };
  const command = { ClientId, ChallengeName, Session, ChallengeResponses };
  return cognito.send(new RespondToAuthChallengeCommand(command));
}

/** Changes the password of a user who is signed in. */
async function change(
  cognito: CognitoUnderTest,
  AccessToken: string,
  PreviousPassword: string,
  ProposedPassword: string,
): Promise<unknown> {
  return cognito.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }));
}

function forget({ send }: CognitoUnderTest, ClientId: string): Promise<unknown> {
  return send(new ForgotPasswordCommand({ ClientId, Username: "ada" }));
}

function reset(
  { send }: CognitoUnderTest,
  ClientId: string,
  ConfirmationCode: string,
  Password: string,
): Promise<unknown> {
  const command = { ClientId, Username: "ada", ConfirmationCode, Password };
  return send(new ConfirmForgotPasswordCommand(command));
}

export const passwords: Subject = {
  title: "Passwords",
  checks: {
    "A sign-up needs a password of the policy": documented(api("SignUp"), async (cognito) => {
      const ClientId = await cognito.createClient(await cognito.createPool(strict));
      await assertRefused("InvalidPasswordException", signUp(cognito, ClientId, { Password: weak }));
      await signUp(cognito, ClientId);
    }),

    "A password needs no kinds of characters that the policy doesn't require": documented(
      api("PasswordPolicyType"),
      async (cognito) => {
        const PasswordPolicy = { MinimumLength: 8, RequireUppercase: false, RequireNumbers: false };
        const Policies = {
          PasswordPolicy: { ...PasswordPolicy, RequireLowercase: true, RequireSymbols: false },
        };
        const ClientId = await cognito.createClient(await cognito.createPool({ Policies }));
        await signUp(cognito, ClientId, { Password: "lowercase" });
      },
    ),

    "A password needs only the length of a policy that says nothing else": documented(
      api("PasswordPolicyType"),
      async (cognito) => {
        const Policies = { PasswordPolicy: { MinimumLength: 8 } };
        const ClientId = await cognito.createClient(await cognito.createPool({ Policies }));
        await assertRefused("InvalidPasswordException", signUp(cognito, ClientId, { Password: "letters" }));
        await signUp(cognito, ClientId, { Password: "lowercase" });
      },
    ),

    "A temporary password has to be of the policy": documented(
      api("AdminCreateUser"),
      async ({ createPool, send }) => {
        const UserPoolId = await createPool(strict);
        const createWith = (TemporaryPassword: string): Promise<unknown> => {
          const user = { UserPoolId, Username: "ada", MessageAction: "SUPPRESS" } as const;
          return send(new AdminCreateUserCommand({ ...user, TemporaryPassword }));
        };
        await assertRefused("InvalidPasswordException", createWith(weak));
        await createWith(password);
      },
    ),

    "The password that replaces a temporary one has to be of the policy": documented(
      api("RespondToAuthChallenge"),
      async (cognito) => {
        await assertRefused("InvalidPasswordException", chooseAtFirstSignIn(cognito, weak));
        await chooseAtFirstSignIn(cognito, otherPassword);
      },
    ),

    "The password that an administrator sets has to be of the policy": documented(
      api("AdminSetUserPassword"),
      async (cognito) => {
        const { UserPoolId } = await userIn(cognito, strict);
        const set = (Password: string): Promise<unknown> =>
          cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: "ada", Password }));
        await assertRefused("InvalidPasswordException", set(weak));
        await set(otherPassword);
      },
    ),

    "A changed password has to be of the policy": documented(api("ChangePassword"), async (cognito) => {
      const { ClientId } = await userIn(cognito, strict);
      const { access } = await tokensOf(cognito, ClientId);
      await assertRefused("InvalidPasswordException", change(cognito, access, password, weak));
      await change(cognito, access, password, otherPassword);
    }),

    "A user who changes the password has to know the old one": documented(
      api("ChangePassword"),
      async (cognito) => {
        const { ClientId } = await userIn(cognito, strict);
        const { access } = await tokensOf(cognito, ClientId);
        const wrong = change(cognito, access, `${password}x`, otherPassword);
        await assertRefused("NotAuthorizedException", wrong);
        await change(cognito, access, password, otherPassword);
        await tokensOf(cognito, ClientId, "ada", otherPassword);
      },
    ),

    "A changed password must not be one of the last that the pool remembers": documented(
      api("PasswordPolicyType"),
      async (cognito) => {
        const { ClientId } = await userIn(cognito, remembering);
        const { access } = await tokensOf(cognito, ClientId);
        const again = (): Promise<unknown> => change(cognito, access, password, password);
        await assertRefused("PasswordHistoryPolicyViolationException", again());
        await change(cognito, access, password, otherPassword);
        const back = change(cognito, access, otherPassword, password);
        await assertRefused("PasswordHistoryPolicyViolationException", back);
      },
    ),

    "A forgotten password is replaced by the code in a mail": documented(
      api("ForgotPassword"),
      async (cognito) => {
        const { ClientId, email } = await userIn(cognito, byMail);
        await forget(cognito, ClientId);
        await reset(cognito, ClientId, await codeMailedTo(cognito, email), otherPassword);
        await tokensOf(cognito, ClientId, "ada", otherPassword);
        await assertRefused("NotAuthorizedException", cognito.signIn(ClientId));
      },
    ),

    "The code goes to the phone number, where the pool prefers that": documented(
      api("RecoveryOptionType"),
      async (cognito) => {
        const preferences = [
          { Name: "verified_phone_number", Priority: 1 },
          { Name: "verified_email", Priority: 2 },
        ] as const;
        const { SmsConfiguration } = poolSettings;
        const AccountRecoverySetting = { RecoveryMechanisms: [...preferences] };
        const UserPoolId = await cognito.createPool({ SmsConfiguration, AccountRecoverySetting });
        const [email, phone_number] = [newAddress(), newNumber()];
        const verified = { email_verified: "true", phone_number_verified: "true" };
        await cognito.createUser(UserPoolId, { attributes: { email, phone_number, ...verified } });
        const ClientId = await cognito.createClient(UserPoolId);
        await forget(cognito, ClientId);
        await reset(cognito, ClientId, await codeTextedTo(cognito, phone_number), otherPassword);
      },
    ),

    "A forgotten password isn't replaced by another code": documented(
      api("ConfirmForgotPassword"),
      async (cognito) => {
        const { ClientId, email } = await userIn(cognito, byMail);
        await forget(cognito, ClientId);
        const code = await codeMailedTo(cognito, email);
        const other = reset(cognito, ClientId, otherThan(code), otherPassword);
        await assertRefused("CodeMismatchException", other);
        await reset(cognito, ClientId, code, otherPassword);
      },
    ),

    "The password that replaces a forgotten one has to be of the policy": documented(
      api("ConfirmForgotPassword"),
      async (cognito) => {
        const { ClientId, email } = await userIn(cognito, byMail);
        await forget(cognito, ClientId);
        const code = await codeMailedTo(cognito, email);
        await assertRefused("InvalidPasswordException", reset(cognito, ClientId, code, weak));
        await reset(cognito, ClientId, code, otherPassword);
      },
    ),

    "A user without a verified address or number can't replace a forgotten password": documented(
      api("ForgotPassword"),
      async (cognito) => {
        const UserPoolId = await cognito.createPool({ AutoVerifiedAttributes: ["email"] });
        await cognito.createUser(UserPoolId, { attributes: { email: newAddress() } });
        const ClientId = await cognito.createClient(UserPoolId);
        await assertRefused("InvalidParameterException", forget(cognito, ClientId));
        await changeAttributes(cognito, UserPoolId, { email_verified: "true" });
        await forget(cognito, ClientId);
      },
    ),

    "A temporary password can't be replaced as a forgotten one": documented(
      guide("signing-up-users-in-your-app"),
      async (cognito) => {
        const UserPoolId = await cognito.createPool(byMail);
        const attributes = { email: newAddress(), email_verified: "true" };
        await cognito.createUser(UserPoolId, { isTemporary: true, attributes });
        const ClientId = await cognito.createClient(UserPoolId);
        await assertRefused("NotAuthorizedException", forget(cognito, ClientId));
        await forget(cognito, (await userIn(cognito, byMail)).ClientId);
      },
    ),

    "A forgotten password is replaced by administrators only, where the pool says so": documented(
      guide("managing-users-passwords"),
      async (cognito) => {
        const RecoveryMechanisms = [{ Priority: 1, Name: "admin_only" }] as const;
        const AccountRecoverySetting = { RecoveryMechanisms: [...RecoveryMechanisms] };
        const { ClientId } = await userIn(cognito, { ...byMail, AccountRecoverySetting });
        // The error isn't documented, but known.
        await assertRefused("NotAuthorizedException", forget(cognito, ClientId));
        await forget(cognito, (await userIn(cognito, byMail)).ClientId);
      },
    ),

    "A user whose password an administrator has reset needs a new one": documented(
      api("AdminResetUserPassword"),
      async (cognito) => {
        const { UserPoolId, ClientId } = await userIn(cognito, byMail);
        await tokensOf(cognito, ClientId);
        await cognito.send(new AdminResetUserPasswordCommand({ UserPoolId, Username: "ada" }));
        await assertRefused("PasswordResetRequiredException", cognito.signIn(ClientId));
      },
    ),

    "A wrong password is refused": documented(api("InitiateAuth"), async (cognito) => {
      const { ClientId } = await userIn(cognito, strict);
      await assertRefused("NotAuthorizedException", cognito.signIn(ClientId, "ada", otherPassword));
      await tokensOf(cognito, ClientId);
    }),

    "A wrong proof of the password (SRP) is refused": documented(
      guide("amazon-cognito-user-pools-authentication-flow-methods"),
      async (cognito) => {
        const { UserPoolId, ClientId } = await userIn(cognito, strict);
        const prove = async (chosen: string): Promise<unknown> => {
          const ChallengeResponses = await startSrp(cognito, UserPoolId, ClientId, "ada", chosen);
          const challenge = { ClientId, ChallengeName: "PASSWORD_VERIFIER", ChallengeResponses } as const;
          return cognito.send(new RespondToAuthChallengeCommand(challenge));
        };
        await assertRefused("NotAuthorizedException", prove(otherPassword));
        await prove(password);
      },
    ),
  },
};
