import { type InputHTMLAttributes, type JSX, type ReactNode, useId } from "react";

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly name: string;
  /** Says below the field what to type. */
  readonly hint?: string | undefined;
  /** Shown at the end of the field, such as a button. */
  readonly addition?: ReactNode;
}

/** What describes the first field of a form: its introduction and its message. */
export const formDescription = "intro message";

/** A required field with its label. */
export function Field({ label, hint, addition, ...input }: FieldProps): JSX.Element {
  const id = useId();
  const hintId = useId();
  const descriptions = [
    ...(input.autoFocus === true ? [formDescription] : []),
    ...(hint === undefined ? [] : [hintId]),
  ];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="input">
        <input
          id={id}
          type="text"
          required
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={descriptions.length === 0 ? undefined : descriptions.join(" ")}
          {...input}
        />
        {addition}
      </div>
      {hint !== undefined && (
        <p id={hintId} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
