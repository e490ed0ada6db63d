import fc from "fast-check";

/** What a scalar may be written as: everything that YAML's versions and readers disagree about, and strings near it. */
const scalars = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom("a", "1", "true", "0x10", "a b", '"c"', "1.5", "null", "010", "http://x"),
  },
  fc.constantFrom(
    ...["", "~", "null", "Null", "nUll", "true", "TRUE", "tRue", "False", "yes", "No", "on", "Off", "y", "N"],
    ...[
      "0",
      "-0",
      "+5",
      "010",
      "-010",
      "08",
      "0o17",
      "0O7",
      "0x1F",
      "0X1f",
      "0b11",
      "-0b11",
      "0b-1",
      "1_0",
      "_1",
      "1__0_",
    ],
    ...[
      "1.0",
      "-0.0",
      ".5",
      "5.",
      "1e3",
      "1E+3",
      "1e-3",
      ".5_0",
      "1_0.5",
      "1e999",
      "1.2.3",
      "12:30",
      "1:30:00",
      "0.0.0.0/0",
    ],
    ...[
      "9007199254740991",
      "9007199254740992",
      "18446744073709551615",
      "99999999999999999999",
      "1e21",
      "123456789.123456789",
    ],
    ...[
      ".nan",
      ".NaN",
      ".inf",
      "-.Inf",
      "+.INF",
      "nan",
      "Infinity",
      "0x",
      "0o8",
      "-",
      "+",
      ".",
      "..",
      "---x",
      "=",
      "<<",
    ],
    ...[
      "2026-01-02",
      "2026-1-2",
      "2026-13-45",
      "2026-01-02T03:04:05Z",
      "2026-01-02 03:04:05",
      "2026-01",
      "2026",
    ],
    ...[
      "a b",
      "a#b",
      "a #b",
      "a: b",
      "a:b",
      "a,b",
      "a]b",
      "http://x/?y={z}",
      "x\ty",
      "é",
      "日本",
      "𝄞",
      "\\x",
      "!x",
      "!!str 1",
      '!!int "1"',
    ],
    ...[
      "'it''s'",
      "'a\\nb'",
      '"a\\nb"',
      '"\\x41\\u00e9\\U0001F600"',
      '"\\/"',
      '"\\q"',
      '"~"',
      "'true'",
      '"010"',
      "''",
      '""',
    ],
    ...[
      "@x",
      "`x",
      "%x",
      "|x",
      ">x",
      "?x",
      "? x",
      "- x",
      "&a",
      "*a",
      "&a x",
      "*b",
      "[",
      "]",
      "{",
      "}",
      ",",
      '"',
      "'",
    ],
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: fc.constantFrom(...Array.from("01_.-+exob:# TZ")), maxLength: 7 }),
  fc.integer().map(String),
  fc.double().map(String),
);

/** Mostly the first, and else the second. */
function mostly(usual: fc.Arbitrary<string>, unusual: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof({ weight: 19, arbitrary: usual }, { weight: 1, arbitrary: unusual });
}

const words = fc.constantFrom("a", "b", "c", "secure", '"d e"', "e.f", "é");
const colon = mostly(fc.constant(": "), fc.constantFrom(":", " : ", ":  ", ":\t"));
const comment = mostly(fc.constantFrom("", "", " # comment"), fc.constantFrom("#", "  "));

/** Fields of different names, mostly. */
function fieldsOf(keys: fc.Arbitrary<string>, value: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  const field = fc.tuple(keys, colon, value);
  return fc
    .uniqueArray(field, { minLength: 1, maxLength: 3, selector: ([key]) => key })
    .map((fields) => fields.map((parts) => parts.join("")));
}

/** A value in one line. */
const { flow } = fc.letrec<{ flow: string }>((tie) => ({
  flow: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 4, arbitrary: scalars },
    { weight: 2, arbitrary: fc.array(tie("flow"), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`) },
    {
      weight: 2,
      arbitrary: fieldsOf(mostly(words, scalars), tie("flow")).map((fields) => `{${fields.join(", ")}}`),
    },
  ),
}));

function linesOf(items: fc.Arbitrary<string[]>, indent = "    "): fc.Arbitrary<string> {
  return items.map((lines) => ["", ...lines.map((line) => `${indent}${line}`)].join("\n"));
}

/** A value on lines of its own. */
const block = fc.oneof(
  linesOf(fieldsOf(words, flow)),
  linesOf(
    fc.array(
      flow.map((item) => `- ${item}`),
      { minLength: 1, maxLength: 3 },
    ),
  ),
  linesOf(fc.constantFrom(["&x", "a: 1"], ["? a", ": b"], ["- a", "", "- b"], ["<<: {a: 1, z: 2}", "a: 3"])),
  fc
    .tuple(
      fc.constantFrom("|", ">", "|-", ">-", "|+", ">+", "|2", "> # comment"),
      linesOf(
        fc.array(fc.constantFrom("x", "x: y", "", "  x", "x  ", "# x", "\tx", "x\ty"), {
          minLength: 1,
          maxLength: 4,
        }),
      ),
    )
    .map((parts) => parts.join("")),
  linesOf(fc.array(mostly(scalars, flow), { minLength: 1, maxLength: 2 }), "     "),
);

const anchored = fc.tuple(flow, flow).map(([one, other]) => `[&x ${one}, *x, {<<: [*x, {z: 1}]}, ${other}]`);
const value = fc.oneof({ weight: 6, arbitrary: flow }, { weight: 4, arbitrary: block }, anchored);

const topKeys = fc.constantFrom("a", "b", "shop:c", "aws:region", "x:config:y", "e.f", "é");
const config = fc
  .tuple(fieldsOf(mostly(topKeys, scalars), value), comment)
  .map(([fields, end]) => fields.map((field) => `  ${field}${field.includes("\n") ? "" : end}`).join("\n"));

/** Stack files: some that the CLI reads, and some that it refuses. */
export const stackFileContents: fc.Arbitrary<string> = fc
  .tuple(
    mostly(
      fc.constantFrom("", "", "# comment\n", "---\n", "\ufeff", "encryptionsalt: v1:x\n", "environment:\n"),
      fc.constantFrom("other: 1\n", "%YAML 1.2\n---\n", "--- # comment\n"),
    ),
    mostly(
      fc.constant("config:\n"),
      fc.constantFrom("config: \n", "Config:\n", "config: !!map\n", "- config:\n"),
    ),
    config,
    mostly(
      fc.constantFrom("", "\n", "\n...\n", "\n---\nx: 1\n"),
      fc.constantFrom("\nconfig: {}\n", "\n\t\n", "\n  "),
    ),
    fc.constantFrom("\n", "\n", "\r\n"),
  )
  .map(([start, name, content, end, lineBreak]) =>
    [start, name, content, end].join("").replaceAll("\n", lineBreak),
  );
