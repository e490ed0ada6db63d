import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { answer } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { SentCodeField } from "../components/CodeField";
import { Form } from "../components/Form";
import { sentenceOn } from "../delivery";

/** Asks for a code that was sent to the user to sign in with. */
export function SentCode({ screen }: ScreenProps<"sentCode">): JSX.Element {
  const { username, delivery } = screen;
  return (
    <Form
      title="Enter your code"
      intro={sentenceOn(delivery)}
      submit="Sign in"
      onSubmit={(field) => answer(field("code"), username)}
      others={<BackToSignIn />}
    >
      <SentCodeField medium={delivery.medium} isForSignIn />
    </Form>
  );
}
