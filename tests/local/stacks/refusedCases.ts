import { config } from "./stackFile";

/** A stack file that is refused. */
export interface RefusedCase {
  readonly what: string;
  readonly file: string;
  readonly message: string;
  readonly fix: string;
  /** What the CLI reads; undefined where it refuses the file, too. */
  readonly config: Readonly<Record<string, string>> | undefined;
}

const tabs = { message: "line 2: a tab in the indentation", fix: "indent with spaces" };
const notFinite = {
  message: "line 2: expected a number that JSON has, unlike .inf and .nan",
  fix: "write a number, or a string in quotes",
};
const dateWithoutQuotes = {
  message: "line 2: a date without quotes, to which Pulumi adds a time and a time zone",
  fix: "write it in quotes",
};
const inexact = {
  message: "line 2: a number beyond 9007199254740991, which isn't exact in JSON",
  fix: "write a smaller number, or a string in quotes",
};
const tag = {
  message: "line 2: a tag, such as !!str",
  fix: "write a string in quotes, and all else without a tag",
};
const notAKey = { message: "line 2: expected a string as a key", fix: "write it in quotes" };
const noColon = {
  message: "line 2: a key in braces without a colon and a space",
  fix: 'write it as in "{ key: value }"',
};
const mayMeanAKey = {
  message: "line 2: a string with a colon or a question mark where it may mean a key",
  fix: "write it in quotes",
};
const changed = {
  message: "line 2: a string of several lines that begins with white space",
  fix: "begin it with another character",
};
const otherLine = {
  message: "line 2: a control character, or another that ends a line",
  fix: 'remove it, or write it as an escape such as "\\x1b" in a string in quotes',
};
const unusual = { message: "line 2: a number in an unusual form", fix: "write it as a decimal number" };

/** Files that are refused. */
export const refusedCases: readonly RefusedCase[] = [
  { what: ".nan", file: config("a: .nan"), ...notFinite, config: undefined },
  { what: ".inf in an object", file: config("a: {b: -.Inf}"), ...notFinite, config: undefined },
  {
    what: "a date",
    file: config("a: 2026-01-02"),
    ...dateWithoutQuotes,
    config: { "shop:a": "2026-01-02 00:00:00 +0000 UTC" },
  },
  {
    what: "a time",
    file: config("a: 2026-1-2T03:04:05.6Z"),
    ...dateWithoutQuotes,
    config: { "shop:a": "2026-01-02 03:04:05.6 +0000 UTC" },
  },
  {
    what: "an integer that isn't exact",
    file: config("a: 9007199254740992"),
    ...inexact,
    config: { "shop:a": "9007199254740992" },
  },
  {
    what: "a large hexadecimal number",
    file: config("a: -0x20000000000000"),
    ...inexact,
    config: { "shop:a": "-9007199254740992" },
  },
  { what: "a number with a sign within", file: config("a: 0b-1"), ...unusual, config: { "shop:a": "-1" } },
  { what: "a fraction with an underscore", file: config("a: .5_0"), ...unusual, config: { "shop:a": "0.5" } },
  { what: "what resembles one", file: config("a: ._5"), ...unusual, config: { "shop:a": "._5" } },
  { what: "a tag", file: config("a: !!str 10"), ...tag, config: { "shop:a": "10" } },
  { what: "a tag of one's own", file: config("a: !x {}"), ...tag, config: { "shop:a": "{}" } },
  { what: "a number as a key", file: config("7: x"), ...notAKey, config: undefined },
  {
    what: "a number as a key in an object",
    file: config("a: {7: x}"),
    ...notAKey,
    config: { "shop:a": '{"7":"x"}' },
  },
  {
    what: "an alias as a key",
    file: config("a: &x b", "*x : 1").replace("a: &x b\n", "a: &x b\n"),
    ...notAKey,
    message: "line 3: expected a string as a key",
    config: { "shop:a": "b", "shop:b": "1" },
  },
  { what: "an object as a key", file: config("? {a: 1}", ": x"), ...notAKey, config: undefined },
  {
    what: "a key that is there twice",
    file: config("a: 1", "a: 2"),
    message: "line 3: a key that is there twice",
    fix: "remove one of them",
    config: undefined,
  },
  { what: "tabs that indent", file: "config:\n\ta: 1\n", ...tabs, config: undefined },
  { what: "a tab after a dash", file: "config:\n  - \ta\n", ...tabs, config: undefined },
  {
    what: "an alias within what it stands for",
    file: config("a: &x {b: [*x]}"),
    message: "line 2: an alias within what it stands for",
    fix: "write the value instead of the alias",
    config: undefined,
  },
  {
    what: "an alias of nothing",
    file: config("a: *x"),
    message: "line 2: an alias of nothing",
    fix: "write the value instead of the alias",
    config: undefined,
  },
  {
    what: "an anchor that libyaml doesn't know",
    file: config("a: &x# 1"),
    message: "line 2: an anchor with other characters than letters and digits",
    fix: "rename it",
    config: undefined,
  },
  {
    what: "a merged list",
    file: config("a: &x []", "b: {<<: *x}"),
    message: "line 3: << without an object",
    fix: "write an alias of an object, or a list of them",
    config: undefined,
  },
  {
    what: "the key << in quotes",
    file: config('a: {"<<": 1}'),
    message: "line 2: the key << in quotes",
    fix: "choose another key",
    config: undefined,
  },
  {
    what: "aliases that multiply",
    file: config(
      "a: &a [1,1,1,1,1,1,1,1,1,1]",
      ...["ab", "bc", "cd"].map(
        ([from = "", to = ""]) => `${to}: &${to} [${Array.from({ length: 10 }, () => `*${from}`).join()}]`,
      ),
    ),
    message: "more than 10000 values, aliases included",
    fix: "write fewer",
    config: undefined,
  },
  { what: "a colon without a space in braces", file: config("a: {b:[1]}"), ...noColon, config: undefined },
  {
    what: "a key without a colon in braces",
    file: config("a: {b}"),
    ...noColon,
    config: { "shop:a": '{"b":null}' },
  },
  { what: "a question mark in brackets", file: config("a: [b?c]"), ...mayMeanAKey, config: undefined },
  {
    what: "a question mark at the beginning",
    file: config("a: ?b"),
    ...mayMeanAKey,
    config: { "shop:a": "?b" },
  },
  {
    what: "a colon at the beginning",
    file: config("a: [:b]"),
    ...mayMeanAKey,
    config: undefined,
  },
  {
    what: "an empty line at the beginning of a text",
    file: config("a: |", "", "  x"),
    ...changed,
    config: { "shop:a": "x\n" },
  },
  {
    what: "a text without an end",
    file: "config:\n  a: |\n    x",
    message: "line 2: a string of several lines that the end of the file ends",
    fix: "end the file with a line break",
    config: { "shop:a": "x" },
  },
  {
    what: "an escaped slash",
    file: config(String.raw`a: "\/"`),
    message: "line 2: the escape \\/",
    fix: "write / instead",
    config: undefined,
  },
  { what: "a control character", file: config("a: x\u0007"), ...otherLine, config: undefined },
  { what: "a line separator", file: config("a: x\u2028y"), ...otherLine, config: undefined },
  {
    what: "a line that ends as on an old Mac",
    file: "config:\n  a: 1\r  b: 2\n",
    ...otherLine,
    config: { "shop:a": "1", "shop:b": "2" },
  },
  {
    what: "a directive",
    file: `%YAML 1.1\n---\n${config("a: 1")}`,
    message: "a %YAML directive, for another version of YAML",
    fix: "remove it",
    config: { "shop:a": "1" },
  },
  {
    what: "a list",
    file: "- config\n",
    message: "expected an object",
    fix: "write keys and values, such as config: {}",
    config: undefined,
  },
  ...["config: []\n", "config: x\n"].map((file) => ({
    what: `something else than an object as the configuration: ${file.trim()}`,
    file,
    message: "config: expected an object",
    fix: "write keys and values under it",
    config: undefined,
  })),
  {
    what: "a key with too many parts",
    file: config("a:b:c: 1"),
    message: '"a:b:c" isn\'t a key of a configuration',
    fix: "write NAMESPACE:KEY, or KEY for the project's own",
    config: undefined,
  },
  {
    what: "a misspelled section",
    file: "confg:\n  a: 1\n",
    message: 'Pulumi has no setting "confg" there',
    fix: "did you mean config?",
    config: {},
  },
  {
    what: "configuration outside of its section",
    file: "cognito-auth:production: true\n",
    message: 'Pulumi has no setting "cognito-auth:production" there',
    fix: "remove it, or put it under config",
    config: {},
  },
  {
    what: "environments of Pulumi ESC",
    file: `environment: [aws]\n${config("a: 1")}`,
    message: "it imports environments of Pulumi ESC, which a local deployment can't open",
    fix: "use --stack with a stack that has all its values in its file",
    config: undefined,
  },
];
