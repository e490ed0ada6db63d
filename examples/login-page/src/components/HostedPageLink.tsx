import type { JSX } from "react";
import { signInOnHostedPage } from "../authentication";
import type { Configuration } from "../configuration";
import { LinkTo } from "./LinkTo";

interface HostedPageLinkProps {
  readonly hostedPage: Configuration["hostedPage"];
}

/** Leads to the user pool's hosted page, or says why it can't. */
export function HostedPageLink({ hostedPage }: HostedPageLinkProps): JSX.Element | null {
  switch (hostedPage) {
    case "offered":
      return <LinkTo screen={signInOnHostedPage}>Sign in with the hosted page</LinkTo>;
    case "not from here":
      return (
        <p>
          The hosted page can't lead back to this page: add{" "}
          <code>
            {location.origin}
            {location.pathname}
          </code>{" "}
          to the callback URLs of the app client.
        </p>
      );
    case "none":
      return null;
  }
}
