import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { confirmSignUp, resendSignUpCode } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { SentCodeField } from "../components/CodeField";
import { Form } from "../components/Form";
import { LinkTo } from "../components/LinkTo";
import { type Medium, sentenceOn } from "../delivery";

const confirmed: Readonly<Record<Medium, string>> = {
  email: "email address",
  "text message": "phone number",
};

/** Asks for the code that was sent to a new user. */
export function ConfirmSignUp({ screen }: ScreenProps<"confirmSignUp">): JSX.Element {
  const { username, delivery, notice } = screen;
  const { medium } = delivery;
  return (
    <Form
      title={`Confirm your ${medium === undefined ? "account" : confirmed[medium]}`}
      intro={sentenceOn(delivery)}
      notice={notice}
      submit="Confirm"
      onSubmit={(field) => confirmSignUp(username, field("code"))}
      others={
        <>
          <LinkTo screen={() => resendSignUpCode(username)}>Send another code</LinkTo>
          <BackToSignIn />
        </>
      }
    >
      <SentCodeField medium={medium} />
    </Form>
  );
}
