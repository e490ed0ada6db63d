import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { answer } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { Field } from "../components/Field";
import { Form } from "../components/Form";

/** Asks where the codes for the second step of each sign-in are sent. */
export function EmailSetUp({ screen }: ScreenProps<"emailSetUp">): JSX.Element {
  return (
    <Form
      title="Set up codes by email"
      intro="From now on, the sign-in asks for a code that is sent to this address."
      submit="Send code"
      onSubmit={(field) => answer(field("email"), screen.username)}
      others={<BackToSignIn />}
    >
      <Field label="Email address" name="email" type="email" autoComplete="email" autoFocus />
    </Form>
  );
}
