import { type JSX, useEffect, useEffectEvent } from "react";
import { start } from "../authentication";
import { Button } from "../components/Button";
import { Card } from "../components/Card";
import { Message } from "../components/Message";
import { usePage } from "../usePage";

/** Shown until it is known whether the user is signed in. */
export function Starting(): JSX.Element {
  const { busy, failure, go } = usePage();
  const begin = useEffectEvent(() => {
    go(start);
  });
  useEffect(() => {
    begin();
  }, []);
  return (
    <Card title="One moment …">
      <Message id="message" failure={failure} />
      {failure !== undefined && (
        <Button
          busy={busy}
          onClick={() => {
            go(start);
          }}
        >
          Try again
        </Button>
      )}
    </Card>
  );
}
