import { QRCodeSVG } from "qrcode.react";
import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { answer, finishTotpSetUp, signedIn } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { CodeField } from "../components/CodeField";
import { Form } from "../components/Form";
import { LinkTo } from "../components/LinkTo";

/** Lets a user set up an authenticator app, during the sign-in or later. */
export function TotpSetUp({ screen }: ScreenProps<"totpSetUp">): JSX.Element {
  const { secret, address, during, username } = screen;
  const isSigningIn = during === "sign-in";
  return (
    <Form
      title="Set up your authenticator app"
      intro="Scan this code with the app, or type the key into it. Then enter the six digits that it shows."
      submit={isSigningIn ? "Sign in" : "Use this app"}
      onSubmit={(field) => (isSigningIn ? answer(field("code"), username) : finishTotpSetUp(field("code")))}
      others={isSigningIn ? <BackToSignIn /> : <LinkTo screen={() => signedIn()}>Not now</LinkTo>}
    >
      <figure>
        <QRCodeSVG value={address} size={168} marginSize={4} title="QR code for an authenticator app" />
        <figcaption>
          Key: <code>{inGroups(secret)}</code>
        </figcaption>
      </figure>
      <CodeField label="Six-digit code" />
    </Form>
  );
}

/** A key in groups of four letters, as people type it. Authenticator apps ignore the spaces. */
function inGroups(key: string): string {
  return key.replace(/.{4}(?=.)/g, "$& ");
}
