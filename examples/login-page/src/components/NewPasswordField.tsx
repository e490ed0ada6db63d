import { type JSX, useId, useState } from "react";
import { type PasswordPolicy, problemOf, rulesOf } from "../passwordPolicy";
import { formDescription } from "./Field";
import { PasswordField } from "./PasswordField";

interface NewPasswordFieldProps {
  readonly policy: PasswordPolicy;
  /** The user whom a password manager is to keep it for, where the form doesn't ask for that. */
  readonly username?: string;
  readonly autoFocus?: boolean;
}

/** A field for a password that the user chooses, with the user pool's requirements, checked while typing. */
export function NewPasswordField(props: NewPasswordFieldProps): JSX.Element {
  const { policy, username, autoFocus = false } = props;
  const [password, setPassword] = useState("");
  const rules = useId();
  return (
    <>
      {username !== undefined && (
        <input
          className="unseen"
          name="username"
          autoComplete="username"
          value={username}
          readOnly
          tabIndex={-1}
          aria-hidden
        />
      )}
      <PasswordField
        label="New password"
        autoComplete="new-password"
        autoFocus={autoFocus}
        aria-describedby={autoFocus ? `${formDescription} ${rules}` : rules}
        aria-invalid={password !== "" && problemOf(policy, password) !== undefined}
        onChange={({ target }) => {
          setPassword(target.value);
          target.setCustomValidity(problemOf(policy, target.value) ?? "");
        }}
      />
      {/* Without a name, which would be read in place of the rules where they describe the field. */}
      <ul id={rules} className="rules">
        {rulesOf(policy).map(({ text, isMet }) => (
          <li key={text} className={isMet(password) ? "met" : "unmet"}>
            {text}
            <span className="unseen">{isMet(password) ? ": done" : ": missing"}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
