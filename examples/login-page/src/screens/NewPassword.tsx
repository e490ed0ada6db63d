import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { answer } from "../authentication";
import { AttributeFields } from "../components/AttributeFields";
import { BackToSignIn } from "../components/BackToSignIn";
import { Form } from "../components/Form";
import { NewPasswordField } from "../components/NewPasswordField";
import { valuesIn } from "../newUser";

/** Lets a user replace the temporary password at the first sign-in, and give what the account lacks. */
export function NewPassword({ configuration, screen }: ScreenProps<"newPassword">): JSX.Element {
  const { username, missing } = screen;
  const isLacking = missing.length > 0;
  return (
    <Form
      title="Choose your password"
      intro={`Your temporary password was correct. Choose your own${isLacking ? ", and complete your account" : ""}.`}
      submit="Set password"
      onSubmit={(field) => answer(field("password"), username, valuesIn(field, missing))}
      others={<BackToSignIn />}
    >
      <NewPasswordField policy={configuration.passwordPolicy} username={username} autoFocus />
      <AttributeFields names={missing} />
    </Form>
  );
}
