import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { signedIn, signOut, startTotpSetUp } from "../authentication";
import { ApiCall } from "../components/ApiCall";
import { Button } from "../components/Button";
import { Card } from "../components/Card";
import { ClaimList } from "../components/ClaimList";
import { Message } from "../components/Message";
import { TimeLeft } from "../components/TimeLeft";
import type { Screen } from "../screen";
import { nameIn } from "../session";
import { useKeptSession } from "../useKeptSession";
import { usePage } from "../usePage";

/** Shows who is signed in, and what such a user can do. */
export function SignedIn({ configuration, screen }: ScreenProps<"signedIn">): JSX.Element {
  const { apiUrl, offersTotp } = configuration;
  const { claims, expiresAt, managesAccount } = screen.session;
  const { busy, failure, go } = usePage();
  useKeptSession(expiresAt, (renew) => {
    go(() => signedIn(undefined, renew));
  });
  const button = (label: string, next: () => Promise<Screen>): JSX.Element => (
    <Button
      busy={busy}
      onClick={() => {
        go(next);
      }}
    >
      {label}
    </Button>
  );
  return (
    <Card title={`Hello, ${nameIn(claims)}`}>
      <Message id="message" failure={failure} notice={screen.notice} standing="You are signed in." />
      <section aria-labelledby="token">
        <h2 id="token">ID token</h2>
        <TimeLeft expiresAt={expiresAt} />
        <ClaimList claims={claims} />
        {button("Get new tokens", () => signedIn("You have new tokens.", true))}
      </section>
      {apiUrl !== undefined && <ApiCall apiUrl={apiUrl} />}
      <section aria-labelledby="account">
        <h2 id="account">Account</h2>
        {offersTotp && managesAccount && button("Set up an authenticator app", startTotpSetUp)}
        {button("Sign out", () => signOut(false))}
        {managesAccount && button("Sign out everywhere", () => signOut(true))}
      </section>
    </Card>
  );
}
