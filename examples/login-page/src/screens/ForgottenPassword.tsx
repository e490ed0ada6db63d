import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { requestPasswordReset } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { Form } from "../components/Form";
import { UsernameField } from "../components/UsernameField";
import { mediaOf } from "../delivery";
import { inAList } from "../inAList";

/** Asks whose password is forgotten, to send a code. */
export function ForgottenPassword({ configuration }: ScreenProps<"forgottenPassword">): JSX.Element {
  const { signInWith, verifiedAttributes } = configuration;
  return (
    <Form
      title="Reset your password"
      intro={`You'll get a code by ${inAList(mediaOf(verifiedAttributes))}. With it, you can choose a new password.`}
      submit="Send code"
      onSubmit={(field) => requestPasswordReset(field("username"))}
      others={<BackToSignIn />}
    >
      <UsernameField identifiers={signInWith} />
    </Form>
  );
}
