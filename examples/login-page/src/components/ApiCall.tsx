import { type JSX, useState } from "react";
import { callApi } from "../api";
import { useAction } from "../useAction";
import { Button } from "./Button";
import { Message } from "./Message";

interface ApiCallProps {
  readonly apiUrl: string;
}

/** Calls the API with the ID token, and shows what it answers. */
export function ApiCall({ apiUrl }: ApiCallProps): JSX.Element {
  const { busy, failure, run } = useAction();
  const [answer, setAnswer] = useState<string>();
  const shown = failure === undefined ? answer : undefined;
  return (
    <section aria-labelledby="api">
      <h2 id="api">API</h2>
      <Button
        busy={busy}
        onClick={() => {
          run(async () => {
            setAnswer(await callApi(apiUrl));
          });
        }}
      >
        Call the API
      </Button>
      <Message failure={failure} />
      <pre tabIndex={0} role="status" aria-label="The API's answer">
        {shown ?? <span className="muted">No answer yet.</span>}
      </pre>
    </section>
  );
}
