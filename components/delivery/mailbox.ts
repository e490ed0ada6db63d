/** Words of RFC 5322 that need no quotes. */
const atoms = /^[\w!#$%&'*+\-/=?^`{|}~]+(?: [\w!#$%&'*+\-/=?^`{|}~]+)*$/;

const printableAscii = /^[ -~]*$/;

/** What every encoded word begins with. */
const encodedStart = "=?";

/** "An 'encoded-word' may not be more than 75 characters long": RFC 2047, of which Base64 makes 4 of 3 bytes. */
const longestWord = 45;

/** A sender as it is in the header of an email: the name, in quotes or encoded where it has to be, and the address. */
export function mailboxOf(name: string, address: string): string {
  return `${displayName(name)} <${address}>`;
}

function displayName(name: string): string {
  if (!printableAscii.test(name)) return encodedWords(name);
  // An encoded word isn't decoded in quotes, so a name that looks like one stays as it is.
  const isPlain = atoms.test(name) && !name.includes(encodedStart);
  return isPlain ? name : `"${name.replace(/["\\]/g, "\\$&")}"`;
}

/**
 * "If you want to use Unicode characters in the "friendly from" name, you must encode the "friendly from" name using MIME
 * encoded-word syntax": Source of SendEmail in the API reference of Amazon SES. A character is never divided.
 */
function encodedWords(name: string): string {
  const words = [""];
  for (const character of name) {
    const longer = `${words.at(-1) ?? ""}${character}`;
    if (Buffer.byteLength(longer) > longestWord) words.push(character);
    else words[words.length - 1] = longer;
  }
  return words.map((word) => `${encodedStart}UTF-8?B?${Buffer.from(word).toString("base64")}?=`).join(" ");
}
