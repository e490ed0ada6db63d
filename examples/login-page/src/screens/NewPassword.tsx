import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { answer } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { Form } from "../components/Form";
import { NewPasswordField } from "../components/NewPasswordField";

/** Lets a user replace the temporary password at the first sign-in. */
export function NewPassword({ configuration, screen }: ScreenProps<"newPassword">): JSX.Element {
  const { username } = screen;
  return (
    <Form
      title="Choose your password"
      intro="Your temporary password was correct. Choose your own."
      submit="Set password"
      onSubmit={(field) => answer(field("password"), username)}
      others={<BackToSignIn />}
    >
      <NewPasswordField policy={configuration.passwordPolicy} username={username} autoFocus />
    </Form>
  );
}
