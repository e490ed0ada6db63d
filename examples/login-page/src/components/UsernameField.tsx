import type { JSX } from "react";
import { type AttributeField, attributeFields } from "../attributes";
import { type Identifier, labelOf } from "../identifiers";
import { Field } from "./Field";

interface UsernameFieldProps {
  readonly identifiers: readonly Identifier[];
  /** What a new username must be. */
  readonly pattern?: string;
  /** What the pattern stands for. */
  readonly title?: string;
}

/** The first field of a form, for what a user signs in with, with the name `username`. */
export function UsernameField({ identifiers, ...rule }: UsernameFieldProps): JSX.Element {
  return <Field {...inputFor(identifiers)} {...rule} name="username" autoFocus />;
}

function inputFor(identifiers: readonly Identifier[]): AttributeField {
  const [first, ...others] = identifiers;
  // Password managers keep a password for what is called a username. A phone number can't be.
  if (others.length === 0 && first === "phone_number") return attributeFields.phone_number;
  const isEmail = others.length === 0 && first === "email";
  return { label: labelOf(identifiers), type: isEmail ? "email" : "text", autoComplete: "username" };
}
