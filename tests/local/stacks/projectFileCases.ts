/** A `Pulumi.yaml` of a project, with a stack file, that is read as the CLI reads both. */
interface ReadProject {
  readonly what: string;
  /** What is under `config` in `Pulumi.yaml`, a line each. */
  readonly declared: readonly string[];
  /** What is under `config` in the stack file, a line each; nothing by default. */
  readonly set?: readonly string[];
  /** The configuration by full key; tests/engine/stackFiles.test.ts compares it with the CLI at hand. */
  readonly config: Readonly<Record<string, string>>;
}

/** A `Pulumi.yaml` of a project, with a stack file, of which one is refused. */
interface RefusedProject extends Omit<ReadProject, "config"> {
  /** The refused file; Pulumi.yaml by default. */
  readonly file?: string;
  readonly message: string;
  readonly fix: string;
  /** Set where the CLI doesn't refuse it. */
  readonly acceptedByCli?: true;
}

/** Projects that are read. */
export const readProjects: readonly ReadProject[] = [
  {
    what: "values",
    declared: [
      "aws:region: us-east-1",
      "a: 010",
      "b: [x, 1]",
      "c: { value: { d: 1 } }",
      "aws:profile: { value: x }",
    ],
    config: {
      ...{ "aws:region": "us-east-1", "shop:a": "8", "shop:b": '["x",1]', "shop:c": '{"d":1}' },
      "aws:profile": "x",
    },
  },
  {
    what: "defaults of their types",
    declared: [
      "a: { type: boolean, default: false }",
      "b: { type: boolean, default: 'true' }",
      "c: { type: integer, default: 5 }",
      "d: { type: integer, default: '-5' }",
      "e: { type: string, default: x, description: x, secret: false }",
      "f: { type: array, items: { type: string }, default: [x, y] }",
      "g: { type: array, items: { type: array, items: { type: integer } }, default: [[1, '2'], []] }",
      "h: { type: object, default: { x: 1 } }",
      "i: { default: 5 }",
    ],
    config: {
      ...{ "shop:a": "false", "shop:b": "true", "shop:c": "5", "shop:d": "-5", "shop:e": "x" },
      ...{ "shop:f": '["x","y"]', "shop:g": '[[1,"2"],[]]', "shop:h": '{"x":1}', "shop:i": "5" },
    },
  },
  {
    what: "values of the stack before those of the project, and of their types",
    declared: [
      ...["a", "b", "c"].map((key) => `${key}: { type: string, default: x }`),
      ...["d", "shop:e"].map((key) => `${key}: { type: integer }`),
      "f: { type: boolean }",
      "g: { type: array, items: { type: integer } }",
      "h: { type: object }",
      "i: { description: x }",
      "j: 1",
    ],
    set: [
      ...[
        "a: 5",
        "b: true",
        "shop:c:",
        "d: '+05'",
        "e: 5.0",
        "f: 'true'",
        "g: [1, '2']",
        "h: { x: y }",
        "i: [1]",
      ],
      "j: x",
    ],
    config: {
      ...{ "shop:a": "5", "shop:b": "true", "shop:c": "", "shop:d": "+05", "shop:e": "5", "shop:f": "true" },
      ...{ "shop:g": '[1,"2"]', "shop:h": '{"x":"y"}', "shop:i": "[1]", "shop:j": "x" },
    },
  },
  {
    what: "a value of its type",
    declared: ["a: { type: string, value: 5 }"],
    config: { "shop:a": "5" },
  },
];

const notOfType = ([name = "", declaration = "", ...values]: readonly string[]): RefusedProject[] =>
  values.map((value) => ({
    what: `a value that isn't of type ${name}: ${value}`,
    declared: [`a: { ${declaration} }`],
    set: [`a: ${value}`],
    file: "Pulumi.dev.yaml",
    message: `"shop:a" isn't of type ${name}, as Pulumi.yaml declares it`,
    fix: "correct the value, or the type in Pulumi.yaml",
  }));

const defaultNotOfType = ([name = "", declaration = "", ...values]: readonly string[]): RefusedProject[] =>
  values.map((value) => ({
    what: `a default that isn't of type ${name}: ${value}`,
    declared: [`a: { ${declaration}, default: ${value} }`],
    message: `the default of "a" isn't of type ${name}`,
    fix: "correct the default",
  }));

const noType = {
  message: '"a" has a type that Pulumi doesn\'t have',
  fix: "use one of string, integer, boolean, object, or array with the type of its items, as in items: { type: string }",
};
const noField = { fix: "put an object under value, next to which there may be a description" };
const notItsOwn = {
  message:
    "\"aws:profile\" isn't the project's own key, so that Pulumi expects a value of it and no type or default",
  fix: "write { value: … } for it",
};
const secret = {
  message:
    '"a" is declared with secret, so that Pulumi requires it to be encrypted, and a local deployment can\'t decrypt it',
  fix: "remove secret from its declaration; a stack can still set it with --secret",
};

/** Projects of which a file is refused. */
export const refusedProjects: readonly RefusedProject[] = [
  ...[
    ["integer", "type: integer", "x", "5.5", "true", "", "[5]"],
    ["string", "type: string", "{ x: y }"],
    ["boolean", "type: boolean", "'True'", "1"],
    ["object", "type: object", "x", "[]"],
    ["array<string>", "type: array, items: { type: string }", "x", "[x, 1]", "{}"],
  ].flatMap(notOfType),
  ...[
    ["integer", "type: integer", "x", "5.5"],
    ["string", "type: string", "5", "true"],
    ["boolean", "type: boolean", "'True'"],
    ["array<string>", "type: array, items: { type: string }", "[a, 1]"],
  ].flatMap(defaultNotOfType),
  { what: "an unknown type", declared: ["a: { type: number, default: 1 }"], ...noType },
  { what: "an array of nothing", declared: ["a: { type: array, default: [] }"], ...noType },
  {
    what: "a project's value that isn't of its type",
    declared: ["a: { type: integer, value: x }"],
    message: 'the value of "a" isn\'t of type integer',
    fix: "correct the value",
  },
  {
    what: "a value together with a default",
    declared: ["a: { value: 1, default: 2 }"],
    message: '"a" has both a default and a value',
    fix: "remove one of them",
  },
  ...["{ description: x }", "{ default: x }", "{ type: string, value: x }"].map((declaration) => ({
    what: `a key of a package without a value, or with more: ${declaration}`,
    declared: [`aws:profile: ${declaration}`],
    ...notItsOwn,
  })),
  {
    what: "an object as a value",
    declared: ["a: { b: 1 }"],
    message: 'the declaration of "a" has a field "b"',
    ...noField,
  },
  {
    what: "an encrypted value as a declaration",
    declared: ["a: { secure: AAABAEQ }"],
    message: 'the declaration of "a" has a field "secure"',
    ...noField,
  },
  {
    what: "nothing as a declaration",
    declared: ["a:"],
    message: '"a" has no declaration',
    fix: "write its value, or a type such as { type: string }",
  },
  {
    what: "a secret that isn't one",
    declared: ["a: { type: string, secret: true }"],
    set: ["a: x"],
    ...secret,
  },
  {
    what: "a secret without a type",
    declared: ["a: { secret: true, default: x }"],
    ...secret,
    acceptedByCli: true,
  },
  {
    what: "a path",
    declared: ["a.b: { default: 1 }"],
    message: '"a.b" is a path, which a local deployment can\'t declare',
    fix: "declare keys only",
    acceptedByCli: true,
  },
  {
    what: "a key twice",
    declared: ["a: 1", "shop:a: 2"],
    message: '"a" and "shop:a" are the same key',
    fix: "remove one of them",
  },
];

/** The two files of a project. */
export function filesOf({ declared, set = [] }: Pick<ReadProject, "declared" | "set">): {
  readonly projectFile: string;
  readonly stackFile: string;
} {
  return { projectFile: `name: shop\nruntime: yaml\n${config(declared)}`, stackFile: config(set) };
}

function config(lines: readonly string[]): string {
  return lines.length === 0 ? "" : ["config:", ...lines.map((line) => `  ${line}`), ""].join("\n");
}
