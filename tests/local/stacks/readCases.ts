import { config } from "./stackFile";

/** A stack file of a project `shop` that is read as the CLI reads it. */
export interface ReadCase {
  readonly what: string;
  readonly file: string;
  /** What the CLI reads, by full key; tests/engine/stackFiles.test.ts compares it with the CLI at hand. */
  readonly config: Readonly<Record<string, string>>;
}

/** Files that are read. */
export const readCases: readonly ReadCase[] = [
  { what: "nothing", file: "", config: {} },
  { what: "a comment", file: "# nothing yet\n", config: {} },
  { what: "no configuration", file: "config:\n", config: {} },
  {
    what: "what the CLI encrypts with",
    file: "encryptionsalt: v1:x\nsecretsprovider: awskms://x\nencryptedkey: x\n",
    config: {},
  },
  { what: "no environment", file: `environment:\n${config("a: 1")}`, config: { "shop:a": "1" } },
  { what: "a byte order mark", file: `\ufeff${config("a: 1")}`, config: { "shop:a": "1" } },
  { what: "lines that end as on Windows", file: "config:\r\n  a: 1\r\n", config: { "shop:a": "1" } },
  {
    what: "the first of several documents",
    file: `${config("a: 1")}---\n${config("a: 2")}`,
    config: { "shop:a": "1" },
  },
  {
    what: "keys with and without a namespace, and with one of earlier versions",
    file: config("a: 1", "shop:b: 2", "aws:region: eu-west-1", "aws:config:profile: x", "c.d: 3", '"": 4'),
    config: {
      "shop:a": "1",
      "shop:b": "2",
      "aws:region": "eu-west-1",
      "aws:profile": "x",
      "shop:c.d": "3",
      "shop:": "4",
    },
  },
  {
    what: "null as an empty string, but not in an object",
    file: config("a:", "b: ~", "c: null", "d: Null", 'e: ""', "f: {x: , y: ~, z: NULL}", "g: [~, nUll]"),
    config: {
      ...{ "shop:a": "", "shop:b": "", "shop:c": "", "shop:d": "", "shop:e": "" },
      ...{ "shop:f": '{"x":null,"y":null,"z":null}', "shop:g": '[null,"nUll"]' },
    },
  },
  {
    what: "true and false, and yes and no as strings",
    file: config("a: true", "b: [True, FALSE, tRUE]", "c: [yes, No, on, OFF, y, n]", 'd: ["true", "1", "~"]'),
    config: {
      ...{ "shop:a": "true", "shop:b": '[true,false,"tRUE"]', "shop:c": '["yes","No","on","OFF","y","n"]' },
      "shop:d": '["true","1","~"]',
    },
  },
  {
    what: "integers in all forms",
    file: config(
      "a: [010, 0o17, 0O7, 0x1F, 0X1f, 0b11, 0B11]",
      "b: [-010, +5, -0x1F, -0, 08, 1_0, 1__0, 0x_1F]",
      "c: 010",
    ),
    config: { "shop:a": "[8,15,7,31,31,3,3]", "shop:b": "[-8,5,-31,0,8,10,10,31]", "shop:c": "8" },
  },
  {
    what: "other numbers in all forms",
    file: config("a: [1.0, 1e3, 1E+3, 1.5e-3, .5, 5., 1_0.5, -.5, -0.0, 1e21, 0.1]", "b: 1e3"),
    config: { "shop:a": "[1,1000,1000,0.0015,0.5,5,10.5,-0.5,0,1e+21,0.1]", "shop:b": "1000" },
  },
  {
    what: "strings that resemble numbers",
    file: config("a: [_1, 1e999, 0x, 0o8, 1.2.3, 12:30, 0.0.0.0/0, 1st, 2026-01, nan, Infinity]"),
    config: {
      "shop:a": '["_1","1e999","0x","0o8","1.2.3","12:30","0.0.0.0/0","1st","2026-01","nan","Infinity"]',
    },
  },
  {
    what: "the largest integers that are exact",
    file: config("a: [9007199254740991, -9007199254740991]"),
    config: { "shop:a": "[9007199254740991,-9007199254740991]" },
  },
  {
    what: "merged objects, of which the first and the own fields have precedence",
    file: config("a: {<<: {x: 1, z: 3}, x: 2}", "b: {x: 2, <<: [{x: 1, y: 1}, {y: 2, z: 2}]}"),
    config: { "shop:a": '{"x":2,"z":3}', "shop:b": '{"x":2,"y":1,"z":2}' },
  },
  {
    what: "aliases",
    file: config("a: &x {y: 1}", "b: [*x, *x]", "c: {<<: *x}", "d: &x 2", "e: *x"),
    config: {
      "shop:a": '{"y":1}',
      "shop:b": '[{"y":1},{"y":1}]',
      "shop:c": '{"y":1}',
      "shop:d": "2",
      "shop:e": "2",
    },
  },
  {
    what: "fields in the order of their names",
    file: config("a: {b: 1, B: 2, a: 3}"),
    config: { "shop:a": '{"B":2,"a":3,"b":1}' },
  },
  {
    what: "objects with a field secure that isn't encrypted",
    file: config("a: {secure: x, other: y}", "b: {secure: 7}", "c: {secure: {d: e}}"),
    config: {
      "shop:a": '{"other":"y","secure":"x"}',
      "shop:b": '{"secure":7}',
      "shop:c": '{"secure":{"d":"e"}}',
    },
  },
  {
    what: "strings of several lines",
    file: config("a: |", "  x", "   y", "b: >-", "  x", "  y", "c: |+", "  x", "", "d: x", "  y"),
    config: { "shop:a": "x\n y\n", "shop:b": "x y", "shop:c": "x\n\n", "shop:d": "x y" },
  },
  {
    what: "tabs between and in values",
    file: config("a:\t1", "b: x\ty", "c: [1,\t2]"),
    config: { "shop:a": "1", "shop:b": "x\ty", "shop:c": "[1,2]" },
  },
  {
    what: "strings in quotes",
    file: config("a: 'it''s'", String.raw`b: "a\n\x41\u00e9\U0001F600\e"`, 'c: "2026-01-02"', "d: '010'"),
    config: { "shop:a": "it's", "shop:b": "a\nAé😀\u001b", "shop:c": "2026-01-02", "shop:d": "010" },
  },
];
