import type { JSX } from "react";
import type { Medium } from "../delivery";
import { Field } from "./Field";

interface CodeFieldProps {
  readonly label: string;
  /** Whether the code may be one that replaces a password, of more digits. */
  readonly isForSignIn?: boolean;
}

/** A field for the digits of a code, with the name `code`. */
export function CodeField({ label, isForSignIn = false }: CodeFieldProps): JSX.Element {
  // Of a code that replaces a password: "currently fixed at an 8 digit PIN".
  // https://github.com/aws-amplify/amplify-js/issues/14428
  const [digits, title] = isForSignIn ? ["6,8", "Six to eight digits"] : ["6", "Six digits"];
  return (
    <Field
      label={label}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern={`\\s*([0-9]\\s*){${digits}}`}
      title={title}
      autoFocus
    />
  );
}

interface SentCodeFieldProps extends Omit<CodeFieldProps, "label"> {
  /** How the code was sent, where that is known. */
  readonly medium: Medium | undefined;
}

/** A field for a code that was sent. */
export function SentCodeField({ medium, ...props }: SentCodeFieldProps): JSX.Element {
  return <CodeField {...props} label={medium === undefined ? "Code" : `Code from the ${medium}`} />;
}
