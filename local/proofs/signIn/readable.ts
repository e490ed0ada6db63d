import { decodeEntities } from "./entities";
import { visibleText } from "./visibleText";

/**
 * A message of Cognito's has at most 20,000 characters before it fills in the username and the password. Any program on this
 * machine can send longer ones; what is beyond this counts as not shown, because reading all of it could take minutes.
 */
const mostCharacters = 40_000;

/** What a reader sees of an HTML email, roughly: no tags, nothing hidden, entities decoded, white space run together. */
export function readableText(html: string): string {
  return singleSpaced(decodeEntities(visibleText(html.slice(0, mostCharacters))));
}

/** The beginning of the text with each run of white space as one space, and none at the ends. */
export function singleSpaced(text: string): string {
  return text.slice(0, mostCharacters).replace(/\s+/g, " ").trim();
}
