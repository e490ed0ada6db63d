import { createElement, type JSX, useState } from "react";
import type { Configuration } from "./configuration";
import type { Screen } from "./screen";
import { ConfirmSignUp } from "./screens/ConfirmSignUp";
import { EmailSetUp } from "./screens/EmailSetUp";
import { ForgottenPassword } from "./screens/ForgottenPassword";
import { NewPassword } from "./screens/NewPassword";
import { ResetPassword } from "./screens/ResetPassword";
import { SecondFactor } from "./screens/SecondFactor";
import { SentCode } from "./screens/SentCode";
import { SignedIn } from "./screens/SignedIn";
import { SignIn } from "./screens/SignIn";
import { SignInWithCode } from "./screens/SignInWithCode";
import { SignUp } from "./screens/SignUp";
import { Starting } from "./screens/Starting";
import { TotpCode } from "./screens/TotpCode";
import { TotpSetUp } from "./screens/TotpSetUp";
import { useAction } from "./useAction";
import { PageContext } from "./usePage";

/** The props of every screen. */
export interface ScreenProps<Name extends Screen["name"]> {
  readonly configuration: Configuration;
  readonly screen: Extract<Screen, { readonly name: Name }>;
}

interface AppProps {
  readonly configuration: Configuration;
}

/** The page: one screen at a time. */
export function App({ configuration }: AppProps): JSX.Element {
  const [screen, setScreen] = useState<Screen>({ name: "starting" });
  const { busy, failure, run } = useAction();
  const go = (next: () => Promise<Screen>): void => {
    run(async () => {
      setScreen(await next());
    });
  };
  return (
    <PageContext value={{ busy, failure, go }}>{show(screen.name, { configuration, screen })}</PageContext>
  );
}

/** What shows each screen. */
const screens: { readonly [Name in Screen["name"]]: (props: ScreenProps<Name>) => JSX.Element } = {
  starting: Starting,
  signIn: SignIn,
  signInWithCode: SignInWithCode,
  newPassword: NewPassword,
  totpSetUp: TotpSetUp,
  totpCode: TotpCode,
  sentCode: SentCode,
  secondFactor: SecondFactor,
  emailSetUp: EmailSetUp,
  forgottenPassword: ForgottenPassword,
  resetPassword: ResetPassword,
  signUp: SignUp,
  confirmSignUp: ConfirmSignUp,
  signedIn: SignedIn,
};

// By a name of its own, so that the compiler knows that the props are those of what shows the screen.
function show<Name extends Screen["name"]>(name: Name, props: ScreenProps<Name>): JSX.Element {
  return createElement<ScreenProps<Name>>(screens[name], props);
}
