import type { JSX } from "react";
import type { Configuration } from "../configuration";
import { Field } from "./Field";

interface UsernameFieldProps {
  readonly signInWith: Configuration["signInWith"];
}

const labels: Readonly<Record<Configuration["signInWith"], string>> = {
  email: "Email address",
  "username or email": "Username or email address",
  username: "Username",
};

/** The field for what a user signs in with, with the name `username`. */
export function UsernameField({ signInWith }: UsernameFieldProps): JSX.Element {
  const type = signInWith === "email" ? "email" : "text";
  return <Field label={labels[signInWith]} name="username" type={type} autoComplete="username" autoFocus />;
}
