import { type JSX, useEffect, useEffectEvent, useState } from "react";
import type { ScreenProps } from "../App";
import { start } from "../authentication";
import { Button } from "../components/Button";
import { Card } from "../components/Card";
import { Message } from "../components/Message";
import { isReturning } from "../hostedPage";
import { usePage } from "../usePage";

/** Shown until it is known whether the user is signed in. */
export function Starting({ configuration }: ScreenProps<"starting">): JSX.Element {
  // Once: by the time that it fails, the address says nothing of it any more.
  const [isReturn] = useState(() => isReturning(configuration));
  const { busy, failure, go } = usePage();
  const begin = useEffectEvent(() => {
    go(() => start(configuration));
  });
  useEffect(() => {
    begin();
  }, []);
  return (
    <Card title={isReturn ? "Signing in …" : "One moment …"}>
      <Message id="message" failure={failure} />
      {failure !== undefined && (
        <Button
          busy={busy}
          onClick={() => {
            go(() => start(configuration));
          }}
        >
          Try again
        </Button>
      )}
    </Card>
  );
}
