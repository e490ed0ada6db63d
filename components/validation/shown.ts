// Nothing that a program is given can forge, reorder or hide a line of a message. These are control, format and private
// characters, lone surrogates, every separator but the plain space, and what is drawn as nothing.
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

/** How many characters of a string are shown. */
const longestShown = 60;

/** The text with every character that can't be seen, or that moves others, as `\u…`. */
export function escapeHidden(text: string): string {
  return text.replace(hidden, (character) =>
    Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(""),
  );
}

function escapeUnit(unit: number): string {
  return unit === 0x0a ? "\\n" : `\\u${unit.toString(16).padStart(4, "0")}`;
}

/** The beginning of a text that is too long to show. */
export function cut(text: string): string {
  // No character has more than two units.
  const characters = Array.from(text.slice(0, 2 * longestShown + 2));
  return characters.length > longestShown ? `${characters.slice(0, longestShown).join("")}…` : text;
}

/** A string as it is written in a program, in one short line. */
export function quote(text: string): string {
  return escapeHidden(JSON.stringify(cut(text)));
}

// Of these, no character can be taken for the end of a key.
const plainKey = /^[\p{L}\p{M}\p{N}_$:/@+=-]+$/u;

/** The name of a field, in quotes where it isn't a short word. */
export function showKey(key: string): string {
  return isPlainKey(key) ? key : quote(key);
}

/** The path of a field, such as `tags.team` or `tags["my team"]`; an empty path is that of the arguments themselves. */
export function join(path: string, key: string): string {
  if (!isPlainKey(key)) return `${path}[${quote(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

/** The paths of what a path is within, such as `tags` for `tags.team`. */
export function outerPathsOf(path: string): string[] {
  return Array.from(path.matchAll(/[.[]/g), ({ index }) => path.slice(0, index));
}

/** The argument that a path begins with. */
export function firstKeyOf(path: string): string {
  return /^[^.[]*/.exec(path)?.[0] ?? "";
}

function isPlainKey(key: string): boolean {
  return key.length <= longestShown && plainKey.test(key) && escapeHidden(key) === key;
}
