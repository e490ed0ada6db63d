import { type InputHTMLAttributes, type JSX, type ReactNode, useId } from "react";

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly name: string;
  /** Shown at the end of the field, such as a button. */
  readonly addition?: ReactNode;
}

/** What describes the first field of a form: its introduction and its message. */
export const formDescription = "intro message";

/** A required field with its label. */
export function Field({ label, addition, ...input }: FieldProps): JSX.Element {
  const id = useId();
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
          aria-describedby={input.autoFocus === true ? formDescription : undefined}
          {...input}
        />
        {addition}
      </div>
    </div>
  );
}

interface CodeFieldProps {
  readonly label: string;
}

/** A field for the six digits from an email or an authenticator app, with the name `code`. */
export function CodeField({ label }: CodeFieldProps): JSX.Element {
  return (
    <Field
      label={label}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="\s*([0-9]\s*){6}"
      title="Six digits"
      autoFocus
    />
  );
}
