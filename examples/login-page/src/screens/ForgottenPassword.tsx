import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { requestPasswordReset } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { Form } from "../components/Form";
import { UsernameField } from "../components/UsernameField";

/** Asks whose password is forgotten, to send a code by email. */
export function ForgottenPassword({ configuration }: ScreenProps<"forgottenPassword">): JSX.Element {
  return (
    <Form
      title="Reset your password"
      intro="You'll get a code by email. With it, you can choose a new password."
      submit="Send code"
      onSubmit={(field) => requestPasswordReset(field("username"))}
      others={<BackToSignIn />}
    >
      <UsernameField signInWith={configuration.signInWith} />
    </Form>
  );
}
