import type { JSX } from "react";
import { Card } from "../components/Card";

/** Shown where the server of the page itself doesn't answer as it should. */
export function NotLoaded(): JSX.Element {
  return (
    <Card title="This page can't be loaded">
      <p>Its server doesn't answer. Check your connection, and reload the page.</p>
    </Card>
  );
}
