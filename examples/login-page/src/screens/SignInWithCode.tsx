import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { sendSignInCode } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { Form } from "../components/Form";
import { UsernameField } from "../components/UsernameField";

/** Asks who signs in, to send a code in place of a password. */
export function SignInWithCode({ configuration, screen }: ScreenProps<"signInWithCode">): JSX.Element {
  const { medium } = screen;
  return (
    <Form
      title="Sign in with a code"
      intro={`You'll get the code by ${medium}.`}
      submit="Send code"
      onSubmit={(field) => sendSignInCode(field("username"), medium)}
      others={<BackToSignIn />}
    >
      <UsernameField identifiers={configuration.signInWith} />
    </Form>
  );
}
