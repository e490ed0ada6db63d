import type { JSX } from "react";

interface MessageProps {
  /** For what is described by it. */
  readonly id?: string;
  /** What went wrong. */
  readonly failure?: string | undefined;
  /** A notice, shown while nothing went wrong. */
  readonly notice?: string | undefined;
}

/** What happened. Its space is kept while there is no message, so that nothing moves. */
export function Message({ id, failure, notice }: MessageProps): JSX.Element {
  return (
    <div id={id} className="message">
      <p role="alert" className="failure">
        {failure}
      </p>
      <p role="status" className="notice">
        {failure === undefined ? notice : undefined}
      </p>
    </div>
  );
}
