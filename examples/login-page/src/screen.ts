import type { Session } from "./session";

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
  /** The first sign-in asks for a new password. */
  | { readonly name: "newPassword"; readonly username: string }
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
  | { readonly name: "forgottenPassword" }
  | {
      readonly name: "resetPassword";
      readonly username: string;
      /** Whether the user has to, because an administrator asks for it, or wants to. */
      readonly isRequired: boolean;
    }
  | { readonly name: "signUp" }
  | {
      readonly name: "confirmSignUp";
      readonly username: string;
      readonly sentTo: string;
      readonly notice?: string;
    }
  | { readonly name: "signedIn"; readonly session: Session; readonly notice?: string };
