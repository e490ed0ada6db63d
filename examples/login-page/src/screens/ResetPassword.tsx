import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { resetPassword } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { CodeField } from "../components/Field";
import { Form } from "../components/Form";
import { NewPasswordField } from "../components/NewPasswordField";

const introOnRequest =
  "If there is such an account, a code was sent to its email address. If you haven't used your invitation yet, no code is sent: sign in with its password.";
const introWhereRequired =
  "Your administrator asks you to replace your password. A code was sent to your email address.";

/** Lets a user replace a password, with a code that was sent by email. */
export function ResetPassword({ configuration, screen }: ScreenProps<"resetPassword">): JSX.Element {
  const { username, isRequired } = screen;
  return (
    <Form
      title="Choose a new password"
      intro={isRequired ? introWhereRequired : introOnRequest}
      submit="Set password"
      onSubmit={(field) => resetPassword(username, field("code"), field("password"))}
      others={<BackToSignIn />}
    >
      <CodeField label="Code from the email" />
      <NewPasswordField policy={configuration.passwordPolicy} username={username} />
    </Form>
  );
}
