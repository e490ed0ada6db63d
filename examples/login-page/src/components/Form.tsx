import type { JSX, ReactNode, SubmitEvent } from "react";
import { phoneNumber } from "../attributes";
import type { Screen } from "../screen";
import { usePage } from "../usePage";
import { Button } from "./Button";
import { Card } from "./Card";
import { Message } from "./Message";

/** The values of a form, by the names of its fields. */
export type Fields = (name: string) => string;

interface FormProps {
  readonly title: string;
  /** What the form is for. */
  readonly intro?: string;
  readonly notice?: string | undefined;
  /** What went wrong before this screen. */
  readonly failure?: string | undefined;
  /** The label of the submit button. */
  readonly submit: string;
  /** Submits the form; an error that it rejects with is shown. */
  readonly onSubmit: (field: Fields) => Promise<Screen>;
  readonly children: ReactNode;
  /** Other actions. */
  readonly others: ReactNode;
}

/** A screen that asks for something. Its first field is described by the introduction and the message. */
export function Form(props: FormProps): JSX.Element {
  const { title, intro, notice, submit, onSubmit, children, others } = props;
  const { busy, failure = busy ? undefined : props.failure, go } = usePage();
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

const inGroups = new RegExp(`^${phoneNumber}$`);

function fieldsOf(form: FormData): Fields {
  return (name) => {
    const value = form.get(name);
    if (typeof value !== "string") return "";
    // Each character of a password counts. Codes and phone numbers are often written in groups.
    if (name === "password") return value;
    const isInGroups = name === "code" || inGroups.test(value);
    return isInGroups ? value.replace(/\s/g, "") : value.trim();
  };
}
