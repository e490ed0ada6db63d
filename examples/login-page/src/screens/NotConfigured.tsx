import { type JSX } from "react";
import { Card } from "../components/Card";

/** Shown where the page doesn't know to which stack it belongs. */
export function NotConfigured(): JSX.Element {
  return (
    <Card title="Which stack?">
      <p>
        This page has no <code>amplify_outputs.json</code> beside it, so it knows no user pool. Have your
        stack write it:
      </p>
      <pre tabIndex={0}>pulumi stack output amplifyOutputs &gt; public/amplify_outputs.json</pre>
      <p>Then reload the page.</p>
    </Card>
  );
}
