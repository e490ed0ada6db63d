import type { JSX } from "react";
import { Card } from "../components/Card";

/** Shown where the page doesn't know to which stack it belongs. */
export function NotConfigured(): JSX.Element {
  return (
    <Card title="Not configured">
      <p>
        There is no <code>amplify_outputs.json</code> of a stack beside this page, so it doesn't know your
        user pool. Export it from your stack:
      </p>
      <pre tabIndex={0}>
        pulumi --cwd STACK_FOLDER stack output amplifyOutputs &gt; public/amplify_outputs.json
      </pre>
      <p>Then reload the page.</p>
    </Card>
  );
}
