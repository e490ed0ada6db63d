import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { confirmSignUp, resendSignUpCode } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { CodeField } from "../components/Field";
import { Form } from "../components/Form";
import { LinkTo } from "../components/LinkTo";

/** Asks for the code that was emailed to a new user. */
export function ConfirmSignUp({ screen }: ScreenProps<"confirmSignUp">): JSX.Element {
  const { username, sentTo, notice } = screen;
  return (
    <Form
      title="Confirm your email address"
      intro={`A code was sent to ${sentTo}.`}
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
      <CodeField label="Code from the email" />
    </Form>
  );
}
