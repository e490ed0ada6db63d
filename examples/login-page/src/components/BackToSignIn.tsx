import type { JSX } from "react";
import { LinkTo } from "./LinkTo";

/** Leaves a screen for the sign-in. */
export function BackToSignIn(): JSX.Element {
  return <LinkTo screen={{ name: "signIn" }}>Back to sign-in</LinkTo>;
}
