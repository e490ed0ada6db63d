import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { signUp } from "../authentication";
import { AttributeFields } from "../components/AttributeFields";
import { BackToSignIn } from "../components/BackToSignIn";
import { Form } from "../components/Form";
import { NewPasswordField } from "../components/NewPasswordField";
import { UsernameField } from "../components/UsernameField";
import { newUserFieldsOf, newUserIn, usernameRuleOf } from "../newUser";

/** Lets people create an account. */
export function SignUp({ configuration }: ScreenProps<"signUp">): JSX.Element {
  const fields = newUserFieldsOf(configuration);
  return (
    <Form
      title="Create an account"
      submit="Create account"
      onSubmit={(field) => signUp(newUserIn(field, fields), field("password"))}
      others={<BackToSignIn />}
    >
      <UsernameField identifiers={fields.identifiers} {...usernameRuleOf(configuration)} />
      <AttributeFields names={fields.attributes} />
      <NewPasswordField policy={configuration.passwordPolicy} />
    </Form>
  );
}
