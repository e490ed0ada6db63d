import { type JSX } from "react";
import type { ScreenProps } from "../App";
import { signUp } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { Field } from "../components/Field";
import { Form } from "../components/Form";
import { NewPasswordField } from "../components/NewPasswordField";

/** Has people make an account of their own. */
export function SignUp({ configuration }: ScreenProps<"signUp">): JSX.Element {
  const { signInWith, passwordPolicy } = configuration;
  const hasUsername = signInWith !== "email";
  return (
    <Form
      title="Create an account"
      submit="Create the account"
      onSubmit={(field) =>
        signUp(field(hasUsername ? "username" : "email"), field("email"), field("password"))
      }
      others={<BackToSignIn />}
    >
      {hasUsername && (
        <Field
          label="Username"
          name="username"
          autoComplete="username"
          // Cognito takes no address for a username where the address is another name of the user's.
          {...(signInWith === "username" ? {} : { pattern: "[^@]+", title: "Without @" })}
          autoFocus
        />
      )}
      <Field label="E-mail address" name="email" type="email" autoComplete="email" autoFocus={!hasUsername} />
      <NewPasswordField policy={passwordPolicy} />
    </Form>
  );
}
