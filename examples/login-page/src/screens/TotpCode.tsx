import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { answer } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { CodeField } from "../components/CodeField";
import { Form } from "../components/Form";

/** Asks for the code of the user's authenticator app. */
export function TotpCode({ screen }: ScreenProps<"totpCode">): JSX.Element {
  return (
    <Form
      title="Enter your code"
      intro="Your authenticator app shows it."
      submit="Sign in"
      onSubmit={(field) => answer(field("code"), screen.username)}
      others={<BackToSignIn />}
    >
      <CodeField label="Six-digit code" />
    </Form>
  );
}
