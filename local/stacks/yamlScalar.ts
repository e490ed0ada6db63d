/** What a file has that can't be read as the Pulumi CLI reads it. */
export class UnreadableYaml extends Error {
  /**
   * @param message what it is, without the value
   * @param fix what to write instead
   */
  constructor(
    message: string,
    readonly fix: string,
  ) {
    super(message);
  }
}

/** The value of a scalar without quotes. */
export type PlainScalar = string | number | boolean | null;

/*
 * The rules are those of gopkg.in/yaml.v3, which the Pulumi CLI is made with: a mixture of YAML 1.1 and 1.2. yes and no are
 * strings, 010 is 8, and 1_000 is a number. What it reads as a number that JSON doesn't have, or as a date, is refused.
 */

const words = new Map<string, PlainScalar>([
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);

const notANumber = /^(\.nan|\.NaN|\.NAN|[-+]?(\.inf|\.Inf|\.INF))$/;
const date =
  /^\d{4}-\d{1,2}-\d{1,2}([Tt]\d{1,2}:\d{1,2}:\d{1,2}([.,]\d+)?(Z|[-+]\d{2}:\d{2})| \d{1,2}:\d{1,2}:\d{1,2}([.,]\d+)?)?$/;
const integers: readonly (readonly [form: RegExp, prefix: string])[] = [
  [/^[-+]?(0|[1-9]\d*)$/, ""],
  [/^[-+]?0[xX][\da-fA-F]+$/, "0x"],
  [/^[-+]?0[bB][01]+$/, "0b"],
  [/^[-+]?0[oO]?[0-7]+$/, "0o"],
];
const decimal = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;
/** 0b-1 is -1, and .5_0 is a number, but .5__0 and ._5 are strings. */
const unusual = /^[-+]?0[bo][-+]|^\.[\d_]*_/;

/**
 * Reads a scalar without quotes.
 *
 * @throws UnreadableYaml where it isn't a value of JSON
 */
export function readPlainScalar(source: string): PlainScalar {
  const word = words.get(source);
  if (word !== undefined) return word;
  if (notANumber.test(source)) {
    throw new UnreadableYaml(
      "expected a number that JSON has, unlike .inf and .nan",
      "write a number, or a string in quotes",
    );
  }
  if (date.test(source)) {
    throw new UnreadableYaml(
      "a date without quotes, to which Pulumi adds a time and a time zone",
      "write it in quotes",
    );
  }
  // A scalar that begins with an underscore is a string.
  return /^[-+.\d]/.test(source) ? (readNumber(source) ?? source) : source;
}

function readNumber(written: string): number | undefined {
  const source = written.replaceAll("_", "");
  if (unusual.test(written) || unusual.test(source)) {
    throw new UnreadableYaml("a number in an unusual form", "write it as a decimal number");
  }
  const integer = readInteger(source);
  if (integer !== undefined) {
    if (Number.isSafeInteger(integer)) return integer;
    throw new UnreadableYaml(
      `a number beyond ${Number.MAX_SAFE_INTEGER}, which isn't exact in JSON`,
      "write a smaller number, or a string in quotes",
    );
  }
  const number = decimal.test(source) ? Number(source) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

function readInteger(source: string): number | undefined {
  const prefix = integers.find(([form]) => form.test(source))?.[1];
  if (prefix === undefined) return undefined;
  const digits = prefix === "" ? source.replace(/^[-+]/, "") : source.replace(/^[-+]?0[xXbBoO]?/, prefix);
  return source.startsWith("-") ? -Number(digits) : Number(digits);
}
