// What a run of `npm start` on moto prints, and leaves in it.

const noSrp =
  "not proved: this endpoint answers an SRP_B of 32 hexadecimal digits; Amazon Cognito's has 768, " +
  "without it, no password can be verified";
const revealsUserExistence =
  'not proved: this endpoint answers an unknown user "UserNotFoundException: User does not exist."; ' +
  "Amazon Cognito answers as to a wrong password, because the app client hides who exists";
const unknownName =
  'not proved: this endpoint answers "UserNotFoundException: User does not exist."; Amazon Cognito lets the user in';
const noMails = "not proved: the endpoint does not show the emails it sends";
const noRefresh = "not proved: the endpoint answers HTTP 500, as it does to an operation that does not exist";

/**
 * Where moto differs when the feature plan is the default: as the AWS provider, the local one doesn't send that, and
 * then a pool on AWS has it, but one on moto has none.
 */
export const noticesOfDefaultPlan = ["This endpoint ignored UserPool.userPoolTier"];

/** The outcome of each claim that the development stack and one that signs in by email have in common. */
const shown: Readonly<Record<string, string>> = {
  "The user pool and the app client have the settings that the stack asks for.": "proved",
  "A server-side sign-in refuses a wrong password and an unknown user with the same answer.":
    revealsUserExistence,
  "A browser's sign-in refuses a wrong password and an unknown user with the same answer.": noSrp,
  "A server-side sign-in accepts the temporary password and demands a new one.": "proved",
  "A browser's sign-in (SRP) accepts the temporary password and demands a new one.": noSrp,
  "The invitation email went to the test user's address only.": noMails,
  "The invitation email shows the username and the temporary password.": noMails,
  "What the invitation email says is enough to sign in.": noMails,
  "No password was sent by SMS.": "not proved: this endpoint sends no text messages",
  "The app client refuses a sign-in that sends the bare password (USER_PASSWORD_AUTH).":
    "not proved: this endpoint lets it in; Amazon Cognito refuses it",
  "A new password that violates the pool's policy is refused.": "proved",
  "A new password that satisfies the pool's policy gives tokens.": "proved",
  "The ID token verifies against the pool's keys and names the test user.": "proved",
  "A tampered ID token does not verify.": "proved",
  "The refresh token gives new tokens.": noRefresh,
  "A revoked refresh token gives nothing.": noRefresh,
  "The temporary password no longer works.": "proved",
  "A forgotten password is replaced with the code in an email, and not with another one.":
    "not proved: the endpoint does not show the messages it sends",
  "A temporary password that isn't used expires.":
    "not proved: it would take days to see, and this endpoint doesn't show its requests",
  "Upper and lower case in a username make no difference.": unknownName,
};

/** What is shown where a second factor isn't required. */
const onlyWithoutRequiredFactor = {
  "A user whose second factor is an authenticator app signs in with its code, and not with another one.":
    "not proved: a wrong code gives tokens",
};

/** The outcome of each claim about the development stack where a second factor is required. */
export const shownWithRequiredFactor = {
  ...shown,
  "The email address signs in as well as the username.": unknownName,
};

/** The outcome of each claim about the development stack. */
export const shownOfDevelopment = { ...shownWithRequiredFactor, ...onlyWithoutRequiredFactor };

/** What is shown where the pool has deletion protection, which only the development stack has not. */
export const onlyWithProtection = {
  "The pool cannot be deleted while its deletion protection is on.":
    "not proved: trying it could delete the pool",
};

/** The outcome of each claim about a stack whose usernames are email addresses. */
export const shownOfEmailStack = { ...shown, ...onlyWithoutRequiredFactor, ...onlyWithProtection };

/** A stack with almost no default values. */
export const unusualStack = `config:
  cognito-auth:userPool:
    passwordPolicy: { minimumLength: 17, requireSymbols: false, temporaryPasswordValidityDays: 3 }
    mfa: { mode: "OFF" }
    featurePlan: LITE
    selfSignUp: true
  cognito-auth:appClient:
    authFlows: { userSrp: false }
    accessTokenValidity: { value: 15, unit: minutes }
    idTokenValidity: { value: 2, unit: hours }
    refreshTokenValidity: { value: 5, unit: days }
    tokenRevocation: false
  cognito-auth:testUser: { username: jane, email: jane@example.com, sendInvitation: false }
`;

/**
 * The pool of the unusual stack, without what the service makes up. What is false isn't sent, and moto leaves it out, where
 * Cognito's answer has it: `RequireSymbols` and `AllowAdminCreateUserOnly`.
 */
export const unusualPool = {
  Policies: {
    PasswordPolicy: {
      MinimumLength: 17,
      RequireLowercase: true,
      RequireUppercase: true,
      RequireNumbers: true,
      PasswordHistorySize: 0,
      TemporaryPasswordValidityDays: 3,
    },
  },
  AliasAttributes: ["email"],
  AutoVerifiedAttributes: ["email"],
  UsernameConfiguration: { CaseSensitive: false },
  AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "verified_email", Priority: 1 }] },
  AdminCreateUserConfig: {
    InviteMessageTemplate: {
      EmailMessage: "Your username is {username} and temporary password is {####}.",
      EmailSubject: "Your temporary password",
      SMSMessage: "Your username is {username} and temporary password is {####}.",
    },
  },
  MfaConfiguration: "OFF",
  DeletionProtection: "ACTIVE",
  UserPoolTier: "LITE",
  UserPoolTags: { "pulumi:project": "cognito-auth", "pulumi:stack": "unusual" },
};

/** The app client of the unusual stack, without what the service makes up. */
export const unusualClient = {
  ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  AccessTokenValidity: 15,
  IdTokenValidity: 2,
  RefreshTokenValidity: 5,
  TokenValidityUnits: { AccessToken: "minutes", IdToken: "hours", RefreshToken: "days" },
  EnableTokenRevocation: false,
  PreventUserExistenceErrors: "ENABLED",
  AuthSessionValidity: 3,
  AllowedOAuthFlowsUserPoolClient: false,
};
