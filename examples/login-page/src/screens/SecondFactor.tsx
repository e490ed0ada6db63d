import type { JSX } from "react";
import type { ScreenProps } from "../App";
import { answer } from "../authentication";
import { BackToSignIn } from "../components/BackToSignIn";
import { Button } from "../components/Button";
import { Card } from "../components/Card";
import { Message } from "../components/Message";
import type { SecondFactor as Factor } from "../screen";
import { usePage } from "../usePage";

const labels: Readonly<Record<Factor, string>> = {
  TOTP: "Authenticator app",
  SMS: "Text message",
  EMAIL: "Email",
};

/** Lets a user choose where the code for the second step of a sign-in comes from. */
export function SecondFactor({ screen }: ScreenProps<"secondFactor">): JSX.Element {
  const { username, factors, isSetUp } = screen;
  const { busy, failure, go } = usePage();
  return (
    <Card title={isSetUp ? "Choose how to get your code" : "Set up a second step"}>
      <p>
        {isSetUp
          ? "The sign-in asks for a code in addition to your password."
          : "From now on, the sign-in asks for a code in addition to your password. Choose how you get it."}
      </p>
      {factors.map((factor) => (
        <Button
          key={factor}
          busy={busy}
          onClick={() => {
            go(() => answer(factor, username));
          }}
        >
          {labels[factor]}
        </Button>
      ))}
      <Message id="message" failure={failure} />
      <div className="others">
        <BackToSignIn />
      </div>
    </Card>
  );
}
