import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { signIn } from "../authentication";
import { Form } from "../components/Form";
import { HostedPageLink } from "../components/HostedPageLink";
import { LinkTo } from "../components/LinkTo";
import { PasswordField } from "../components/PasswordField";
import { UsernameField } from "../components/UsernameField";

/** Asks for the username and the password. */
export function SignIn({ configuration, screen }: ScreenProps<"signIn">): JSX.Element {
  const { signInWith, signInCodes, selfSignUp, hostedPage } = configuration;
  return (
    <Form
      title="Sign in"
      notice={screen.notice}
      failure={screen.failure}
      submit="Sign in"
      onSubmit={(field) => signIn(field("username"), field("password"))}
      others={
        <>
          <LinkTo screen={{ name: "forgottenPassword" }}>Forgot your password?</LinkTo>
          {signInCodes.map((medium) => (
            <LinkTo key={medium} screen={{ name: "signInWithCode", medium }}>
              {`Sign in with a code by ${medium}`}
            </LinkTo>
          ))}
          {selfSignUp && <LinkTo screen={{ name: "signUp" }}>Create an account</LinkTo>}
          <HostedPageLink hostedPage={hostedPage} />
        </>
      }
    >
      <UsernameField identifiers={signInWith} />
      <PasswordField label="Password" autoComplete="current-password" />
    </Form>
  );
}
