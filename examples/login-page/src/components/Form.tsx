import { type JSX, type ReactNode, type SubmitEvent } from "react";
import type { Screen } from "../screen";
import { usePage } from "../usePage";
import { Button } from "./Button";
import { Card } from "./Card";
import { Message } from "./Message";

/** What a form holds, by the names of its fields. */
export type Fields = (name: string) => string;

interface FormProps {
  readonly title: string;
  /** Why the form is there. */
  readonly intro?: string;
  readonly notice?: string | undefined;
  /** What the button says that sends the form. */
  readonly submit: string;
  /** Does what the form is for; what it rejects with is shown. */
  readonly onSubmit: (field: Fields) => Promise<Screen>;
  readonly children: ReactNode;
  /** What else the user can do. */
  readonly others: ReactNode;
}

/** A screen that asks for something. Its first field is described by the introduction and the message. */
export function Form(props: FormProps): JSX.Element {
  const { title, intro, notice, submit, onSubmit, children, others } = props;
  const { busy, failure, go } = usePage();
  const send = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const fields = fieldsOf(new FormData(event.currentTarget));
    go(() => onSubmit(fields));
  };
  return (
    <Card title={title}>
      <form onSubmit={send} aria-labelledby="title" aria-busy={busy}>
        <p id="intro">{intro}</p>
        {children}
        <Message id="message" failure={failure} notice={notice} />
        <Button kind="submit" busy={busy}>
          {submit}
        </Button>
      </form>
      <div className="others">{others}</div>
    </Card>
  );
}

function fieldsOf(form: FormData): Fields {
  return (name) => {
    const value = form.get(name);
    if (typeof value !== "string") return "";
    // Each character of a password counts, and codes are often shown in groups.
    if (name === "password") return value;
    return name === "code" ? value.replace(/\s/g, "") : value.trim();
  };
}
