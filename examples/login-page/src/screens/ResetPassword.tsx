import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { resetPassword } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { SentCodeField } from "../components/CodeField";
import { Form } from "../components/Form";
import { NewPasswordField } from "../components/NewPasswordField";
import { mediaOf } from "../delivery";
import { inAList } from "../inAList";

const exception = "If you haven't used your invitation yet, no code is sent: sign in with its password.";

/** Lets a user replace a password, with a code that was sent. */
export function ResetPassword({ configuration, screen }: ScreenProps<"resetPassword">): JSX.Element {
  const { username, isRequired, medium } = screen;
  const media = medium === undefined ? mediaOf(configuration.verifiedAttributes) : [medium];
  const sent = `code was sent by ${inAList(media)}.`;
  return (
    <Form
      title="Choose a new password"
      intro={
        isRequired
          ? `Your administrator asks you to replace your password. A ${sent}`
          : `If there is such an account, a ${sent} ${exception}`
      }
      submit="Set password"
      onSubmit={(field) => resetPassword(username, field("code"), field("password"))}
      others={<BackToSignIn />}
    >
      <SentCodeField medium={media.length === 1 ? media[0] : undefined} />
      <NewPasswordField policy={configuration.passwordPolicy} username={username} />
    </Form>
  );
}
