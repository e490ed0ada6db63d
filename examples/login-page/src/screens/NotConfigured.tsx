import type { JSX } from "react";
import { Card } from "../components/Card";

/** Shown where the page doesn't know to which stack it belongs. */
export function NotConfigured(): JSX.Element {
  return (
    <Card title="Which stack?">
      <p>
        This page finds no <code>amplify_outputs.json</code> of a stack beside it, so it knows no user pool.
        Have your stack write it:
      </p>
      <pre tabIndex={0}>
        pulumi --cwd STACK_FOLDER stack output amplifyOutputs &gt; public/amplify_outputs.json
      </pre>
      <p>Then reload the page.</p>
    </Card>
  );
}
