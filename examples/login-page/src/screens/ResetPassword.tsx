import { type JSX } from "react";
import type { ScreenProps } from "../App";
import { resetPassword } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { CodeField } from "../components/Field";
import { Form } from "../components/Form";
import { NewPasswordField } from "../components/NewPasswordField";

const introOnRequest =
  "If there is such an account, a code was mailed to its address. Those who have an invitation get none: its password is still good.";
const introWhereRequired =
  "Your administrator asks you to replace your password. A code was mailed to your address.";

/** Has a user replace a password, by means of a code that was mailed. */
export function ResetPassword({ configuration, screen }: ScreenProps<"resetPassword">): JSX.Element {
  const { username, isRequired } = screen;
  return (
    <Form
      title="Choose another password"
      intro={isRequired ? introWhereRequired : introOnRequest}
      submit="Set the password"
      onSubmit={(field) => resetPassword(username, field("code"), field("password"))}
      others={<BackToSignIn />}
    >
      <CodeField label="Code from the mail" />
      <NewPasswordField policy={configuration.passwordPolicy} username={username} />
    </Form>
  );
}
