import type { JSX } from "react";

interface ButtonProps {
  readonly children: string;
  readonly onClick?: () => void;
  /** Whether an action is running, so that the button has to wait. */
  readonly busy?: boolean;
  /** The submit button of a form, another button, or one that looks like a link. */
  readonly kind?: "submit" | "plain" | "link";
}

/** A button. While it has to wait it keeps the focus, which a disabled one would lose. */
export function Button({ children, onClick, busy = false, kind = "plain" }: ButtonProps): JSX.Element {
  return (
    <button
      type={kind === "submit" ? "submit" : "button"}
      className={kind}
      aria-disabled={busy}
      onClick={
        busy
          ? (event) => {
              event.preventDefault();
            }
          : onClick
      }
    >
      {children}
    </button>
  );
}
