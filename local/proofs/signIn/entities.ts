// The few named entities that turn up around a password or in a style; others stay as they are written.
const named: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  colon: ":",
  gt: ">",
  lt: "<",
  nbsp: " ",
  quot: '"',
  semi: ";",
};

/** The text with the characters that HTML's entities stand for; a number needs no semicolon. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:(#x[0-9a-f]+|#[0-9]+);?|([a-z]+);)/gi, decodeEntity);
}

function decodeEntity(entity: string, number: string | undefined, name = ""): string {
  if (number === undefined) return named[name.toLowerCase()] ?? entity;
  const code = /^#x/i.test(number) ? parseInt(number.slice(2), 16) : parseInt(number.slice(1), 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
