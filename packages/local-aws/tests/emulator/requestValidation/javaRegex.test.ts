import assert from "node:assert/strict";
import { python } from "../emulatorPython";

/** By pattern, strings that match as a whole, and strings that don't. */
const cases: Record<string, readonly [matching: readonly string[], not: readonly string[]]> = {
  "[\\w+=,.@-]+": [["a_Z0+=,.@-"], ["", "a b", "ä", "a\n"]],
  "[\\w-_]*": [["a-_", ""], ["a.b"]],
  "[a-zA-Z0-9-_]+": [["a-b_c"], ["a.b"]],
  "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+": [["aÄß漢e\u0301€+1٣!„😀"], ["a b", "a\t", "\u200b", "", "\ud800"]],
  "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]+": [["a b\tc\r\nd"], ["a\u00a0b", "\u2003"]],
  "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*": [
    ["a\u00a0ä\u2003-", ""],
    ["!", "a\t"],
  ],
  "[^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}][^_\\p{Z}]+": [
    ["abc", "äöü"],
    ["ab", "_bc", "a\u00a0c", "\u00a0bc", "ab "],
  ],
  "\\p{ASCII}+": [["aA\n\u0000\u007f"], ["", "ä", "a\u0080"]],
  "\\p{Lu}+": [["AÄ"], ["a", "Aä"]],
  "[\\S]+": [["aä\u00a0b"], ["a b", "a\u000bb", "a\nb"]],
  "\\d{12}": [["000000000000"], ["٣٣٣٣٣٣٣٣٣٣٣٣", "1"]],
  ".*": [
    ["", "a\tb", "ä😀"],
    ["a\nb", "a\rb", "a\u0085b", "a\u2028b", "a\u2029b", "a\n"],
  ],
  ".*\\{####\\}.*": [["a {####} b"], ["a {###} b", "a\n{####}"]],
  "(?s).*": [["a\nb\u2028c"], []],
  "^[0-9]+$": [["12"], ["12\n", "a12", ""]],
  "(?!^[0-9]+$)([a-z0-9\\n]+)": [
    ["a1", "1a"],
    ["12", "12\n"],
  ],
  "$|kafka://a": [["", "kafka://a"], ["kafka://b"]],
  "^[0-9A-Za-z\\.\\-_]*(?<!\\.)$": [["a.b", ""], ["a."]],
  "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)": [
    ["/", "/a/"],
    ["/a", "/ä/", ""],
  ],
  "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+": [["a\tÿ"], ["Ā", "\u0000"]],
  "[\\uD83D\\uDE00-\\uDBFF\\uDFFF]+": [["😀🤖"], ["\u{1f5ff}", "a", "\ud83d"]],
  "[\\x21\\x23-\\x5B\\x5D-\\x7E]+": [["!#[]~"], ['"', "\\", " "]],
};

describe("A pattern of AWS's", () => {
  it("matches as in Java", async () => {
    const flat = Object.entries(cases).flatMap(([pattern, [matching, not]]) => [
      ...matching.map((text) => ({ pattern, text, matches: true })),
      ...not.map((text) => ({ pattern, text, matches: false })),
    ]);
    const script =
      "from request_validation.java_regex import matches\n" +
      'print(json.dumps([{**one, "matches": matches(one["pattern"], one["text"])} for one in given]))';
    assert.deepEqual(await python(script, flat), flat);
  });

  it("is refused where Python means something else by it, or nothing", async () => {
    const patterns = [
      "[a&&b]",
      "[a[b]]",
      "\\p{Alpha}",
      "\\p{IsLatin}",
      "\\h",
      "\\v",
      "\\Qa\\E",
      "\\z",
      "(a",
      "a\\",
    ];
    const script =
      "from request_validation.java_regex import UnsupportedPattern, translate\n" +
      "refused = []\n" +
      "for pattern in given:\n" +
      "    try:\n        translate(pattern)\n" +
      "    except UnsupportedPattern:\n        refused.append(pattern)\n" +
      "print(json.dumps(refused))";
    assert.deepEqual(await python(script, patterns), patterns);
  });

  it("can be matched, whichever it is in the models of the services", async () => {
    const script =
      "from request_validation import models\nfrom request_validation.java_regex import translate\n" +
      'names = sorted({*models.SIGNED_FOR.values(), "s3control", "sesv2"})\n' +
      'patterns = [shape["pattern"] for name in names for shape in models.load(name).shapes.values() if "pattern" in shape]\n' +
      "for pattern in patterns: translate(pattern, frozenset('ä漢'))\n" +
      "print(json.dumps([names, len(patterns) > 200]))";
    assert.deepEqual(await python(script, null), [
      [
        ...[
          "acm",
          "apigatewayv2",
          "cognito-identity",
          "cognito-idp",
          "iam",
          "kms",
          "lambda",
          "logs",
          "route53",
        ],
        ...["s3", "s3control", "ses", "sesv2", "sns", "sts", "wafv2"],
      ],
      true,
    ]);
  });
});
