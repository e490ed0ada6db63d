import { TimeUnit, type DurationArgs } from "./appClient/args";
import { FeaturePlan, MfaMode, SignInWith } from "./userPool/args";

/** A username is the one form of sign-in that can still change its e-mail address. */
export const signInWith: SignInWith = SignInWith.Username;

/** A pool that anybody can join has to be asked for. */
export const selfSignUp = false;

/** What Security Hub (Cognito.3), Checkov (CKV_AWS_366) and Prowler ask for. */
export const passwordPolicy = {
  minimumLength: 14,
  requireLowercase: true,
  requireUppercase: true,
  requireNumbers: true,
  requireSymbols: true,
  temporaryPasswordValidityDays: 7,
  historySize: 0,
};

/** Users can protect themselves from the first day; a stack for production turns this to required. */
export const mfaMode: MfaMode = MfaMode.Optional;

/** An authenticator app costs nothing and, unlike SMS, can't be taken over with a phone number. */
export const mfaTotp = true;

/** Cognito's own limits of a text; written out, or every preview after a refresh would show a diff. */
export const stringLength = { minimum: 0, maximum: 2048 };

/** The whole numbers that JavaScript holds exactly; written out, or every preview after a refresh would show a diff. */
export const numberRange = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };

/** A user profile is expected to change. */
export const attributeMutable = true;

/** Cognito's own texts; written out, so that taking one's own text back restores them. */
export const invitation = {
  subject: "Your temporary password",
  message: "Your username is {username} and temporary password is {####}.",
  smsMessage: "Your username is {username} and temporary password is {####}.",
};

/** Cognito's own texts; written out, so that taking one's own text back restores them. */
export const verification = {
  subject: "Your verification code",
  message: "Your verification code is {####}.",
};

/** What AWS gives a new pool; written out, so that a change of that doesn't change a pool. */
export const featurePlan: FeaturePlan = FeaturePlan.Essentials;

/** A deleted pool takes all its users with it. */
export const deletionProtection = true;

/** A browser signs in by SRP, a server by the server-side sign-in API; neither sends a password in the clear. */
export const authFlows = {
  userSrp: true,
  adminUserPassword: true,
  userPassword: false,
  custom: false,
};

/** What AWS recommends for a token that can't be revoked. */
export const accessTokenValidity: DurationArgs = { value: 60, unit: TimeUnit.Minutes };

/** As long as the access token, so that both are refreshed together. */
export const idTokenValidity: DurationArgs = { value: 60, unit: TimeUnit.Minutes };

/** A user who comes back within a month needn't sign in again. */
export const refreshTokenValidity: DurationArgs = { value: 30, unit: TimeUnit.Days };

/** A rotated token is worth nothing at once; a client that loses an answer has to sign in again. */
export const retryGracePeriodSeconds = 0;

/** The shortest that Cognito allows for answering a challenge, and what it gives a new client. */
export const authSessionValidityMinutes = 3;

/** Signing out should mean it. */
export const tokenRevocation = true;

/** The user has to learn the temporary password somehow. */
export const sendInvitation = true;

/** The first temporary password. */
export const passwordVersion = 1;
