import { type InputHTMLAttributes, type JSX, useState } from "react";
import { Field } from "./Field";

interface PasswordFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
}

/** A field for a password, with the name `password`, which can be made readable. */
export function PasswordField(props: PasswordFieldProps): JSX.Element {
  const [readable, setReadable] = useState(false);
  return (
    <Field
      {...props}
      name="password"
      type={readable ? "text" : "password"}
      addition={
        <button
          type="button"
          aria-label={readable ? "Hide the password" : "Show the password"}
          onClick={() => {
            setReadable(!readable);
          }}
        >
          {readable ? "Hide" : "Show"}
        </button>
      }
    />
  );
}
