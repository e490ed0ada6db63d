import type { JSX } from "react";

interface MessageProps {
  /** For what is described by it. */
  readonly id?: string;
  /** What went wrong. */
  readonly failure?: string | undefined;
  /** A notice, shown while nothing went wrong. */
  readonly notice?: string | undefined;
  /** Shown while nothing has happened. Unlike the others, it scrolls out of sight and covers nothing. */
  readonly standing?: string;
}

/** What happened. Its space is kept while there is no message, so that nothing moves. */
export function Message({ id, failure, notice, standing }: MessageProps): JSX.Element {
  const isNews = failure !== undefined || notice !== undefined;
  return (
    <div id={id} className={isNews ? "message news" : "message"}>
      <p role="alert" className="failure">
        {failure}
      </p>
      <p role="status" className="notice">
        {failure === undefined ? (notice ?? standing) : undefined}
      </p>
    </div>
  );
}
