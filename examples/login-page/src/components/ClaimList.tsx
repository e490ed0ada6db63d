import type { JSX } from "react";
import { type Claims, shownClaim } from "../session";

interface ClaimListProps {
  readonly claims: Claims;
}

/** What an ID token says, one line a claim. */
export function ClaimList({ claims }: ClaimListProps): JSX.Element {
  return (
    <dl className="claims">
      {Object.entries(claims).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{shownClaim(name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}
