import { type JSX, useState } from "react";
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
  return <PageContext value={{ busy, failure, go }}>{show(screen, configuration)}</PageContext>;
}

function show(screen: Screen, configuration: Configuration): JSX.Element {
  switch (screen.name) {
    case "starting":
      return <Starting configuration={configuration} screen={screen} />;
    case "signIn":
      return <SignIn configuration={configuration} screen={screen} />;
    case "signInWithCode":
      return <SignInWithCode configuration={configuration} screen={screen} />;
    case "newPassword":
      return <NewPassword configuration={configuration} screen={screen} />;
    case "totpSetUp":
      return <TotpSetUp configuration={configuration} screen={screen} />;
    case "totpCode":
      return <TotpCode configuration={configuration} screen={screen} />;
    case "sentCode":
      return <SentCode configuration={configuration} screen={screen} />;
    case "secondFactor":
      return <SecondFactor configuration={configuration} screen={screen} />;
    case "emailSetUp":
      return <EmailSetUp configuration={configuration} screen={screen} />;
    case "forgottenPassword":
      return <ForgottenPassword configuration={configuration} screen={screen} />;
    case "resetPassword":
      return <ResetPassword configuration={configuration} screen={screen} />;
    case "signUp":
      return <SignUp configuration={configuration} screen={screen} />;
    case "confirmSignUp":
      return <ConfirmSignUp configuration={configuration} screen={screen} />;
    case "signedIn":
      return <SignedIn configuration={configuration} screen={screen} />;
  }
}
