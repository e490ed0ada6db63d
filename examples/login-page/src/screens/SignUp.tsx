import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { signUp } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { Field } from "../components/Field";
import { Form } from "../components/Form";
import { NewPasswordField } from "../components/NewPasswordField";

/** Lets people create an account. */
export function SignUp({ configuration }: ScreenProps<"signUp">): JSX.Element {
  const { signInWith, passwordPolicy } = configuration;
  const hasUsername = signInWith !== "email";
  return (
    <Form
      title="Create an account"
      submit="Create account"
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
          // Cognito doesn't accept an address as the username where the address is an alias.
          {...(signInWith === "username" ? {} : { pattern: "[^@]+", title: "Without @" })}
          autoFocus
        />
      )}
      <Field label="Email address" name="email" type="email" autoComplete="email" autoFocus={!hasUsername} />
      <NewPasswordField policy={passwordPolicy} />
    </Form>
  );
}
