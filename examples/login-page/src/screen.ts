import type { AttributeName } from "./attributes";
import type { Delivery, Medium } from "./delivery";
import type { Session } from "./session";

/** What users prove in addition to their password, by Amplify's names. */
export type SecondFactor = "TOTP" | "SMS" | "EMAIL";

/** What the page shows. */
export type Screen =
  /** It isn't known yet whether the user is signed in. */
  | { readonly name: "starting" }
  | {
      readonly name: "signIn";
      /** What has happened before, such as that the session has ended. */
      readonly notice?: string;
      /** What went wrong before, such as on the hosted page. */
      readonly failure?: string;
    }
  /** Asks whom a code to sign in with is sent to, in place of a password. */
  | { readonly name: "signInWithCode"; readonly medium: Medium }
  | {
      /** The first sign-in asks for a new password. */
      readonly name: "newPassword";
      readonly username: string;
      /** The attributes that the user pool requires, and the user doesn't have. */
      readonly missing: readonly AttributeName[];
    }
  | {
      readonly name: "totpSetUp";
      /** The secret that an authenticator app shares with the user pool. */
      readonly secret: string;
      /** The secret as an address for authenticator apps, which its QR code holds. */
      readonly address: string;
      /** Whether the user is signing in, or has done so before. */
      readonly during: "sign-in" | "session";
      readonly username: string;
    }
  | { readonly name: "totpCode"; readonly username: string }
  /** Asks for a code that was sent to sign in with, alone or after the password. */
  | { readonly name: "sentCode"; readonly username: string; readonly delivery: Delivery }
  | {
      readonly name: "secondFactor";
      readonly username: string;
      readonly factors: readonly SecondFactor[];
      /** Whether the user has them, or sets one of them up. */
      readonly isSetUp: boolean;
    }
  | { readonly name: "emailSetUp"; readonly username: string }
  | { readonly name: "forgottenPassword" }
  | {
      readonly name: "resetPassword";
      readonly username: string;
      /** Whether the user has to, because an administrator asks for it, or wants to. */
      readonly isRequired: boolean;
      /** How the code was sent, where Cognito says it. */
      readonly medium?: Medium;
    }
  | { readonly name: "signUp" }
  | {
      readonly name: "confirmSignUp";
      readonly username: string;
      readonly delivery: Delivery;
      readonly notice?: string;
    }
  | { readonly name: "signedIn"; readonly session: Session; readonly notice?: string };
