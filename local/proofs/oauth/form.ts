import { decodeEntities } from "../signIn/entities";

/** The form of a page. */
export interface Form {
  /** Where it is sent. */
  readonly action: string;
  /** What is in it already. */
  readonly values: Readonly<Record<string, string>>;
  /** The name of the field for the username; undefined where the page asks for none. */
  readonly usernameField: string | undefined;
  readonly passwordField: string | undefined;
}

/** The first form of a page that is sent by POST; undefined where it has none. */
export function formOf(html: string): Form | undefined {
  for (const [, start = "", content = ""] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)) {
    if (attributeOf(start, "method")?.toUpperCase() !== "POST") continue;
    const inputs = [...content.matchAll(/<input\b([^>]*)>/gi)].map(([, attributes = ""]) => ({
      name: attributeOf(attributes, "name"),
      type: attributeOf(attributes, "type") ?? "text",
      value: attributeOf(attributes, "value") ?? "",
    }));
    const nameOf = (...types: string[]): string | undefined =>
      inputs.find(({ type }) => types.includes(type))?.name;
    const hidden = inputs.filter(({ type }) => type === "hidden");
    return {
      action: attributeOf(start, "action") ?? "",
      values: {
        ...Object.fromEntries(
          hidden.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value]])),
        ),
        ...passwordChoice(content),
      },
      usernameField: nameOf("text", "email", "tel"),
      passwordField: nameOf("password"),
    };
  }
  return undefined;
}

/** What the button sends by which a user chooses the password among several first factors. */
function passwordChoice(content: string): Record<string, string> {
  for (const [, attributes = ""] of content.matchAll(/<button\b([^>]*)>/gi)) {
    const name = attributeOf(attributes, "name");
    if (name !== undefined && attributeOf(attributes, "value") === "PASSWORD") return { [name]: "PASSWORD" };
  }
  return {};
}

function attributeOf(attributes: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}\\s*=\\s*"([^"]*)"`, "i").exec(attributes)?.[1];
  return value === undefined ? undefined : decodeEntities(value);
}
