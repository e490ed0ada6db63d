import {
  type Alias,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  Scalar,
  type YAMLMap,
} from "yaml";
import { type PlainScalar, readPlainScalar, UnreadableYaml } from "./yamlScalar";
import { deepest, textOfYaml, tooDeep, unreadableAt } from "./yamlText";

/** A value in a YAML file. */
export type YamlValue = PlainScalar | YamlValue[] | YamlMapping;

/** The fields of an object in a YAML file, by name. */
export interface YamlMapping {
  [key: string]: YamlValue;
}

/** More values than any project has, and few enough for a file in which aliases multiply them. */
const mostValues = 10_000;

/** What the parser's problems are. Its own messages contain parts of the file, which may be confidential. */
const parserProblems: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_ALIAS: "an anchor or alias whose name can't be read",
  BAD_DIRECTIVE: "a directive that can't be read",
  BAD_DQ_ESCAPE: "an escape that YAML doesn't have",
  BAD_INDENT: "a line that isn't indented as those around it",
  BLOCK_AS_IMPLICIT_KEY: "a key or a list in the line of another key",
  BLOCK_IN_FLOW: "lines of keys, of a list or of a text in brackets or braces",
  KEY_OVER_1024_CHARS: "a key of more than 1024 characters",
  MISSING_CHAR: "a quote, bracket, brace, colon, comma or space is missing",
  MULTILINE_IMPLICIT_KEY: "a key of several lines",
  RESOURCE_EXHAUSTION: tooDeep[0],
  TAB_AS_INDENT: "a tab in the indentation",
  UNEXPECTED_TOKEN: "something unexpected",
};

/**
 * Reads a YAML file as the Pulumi CLI does, whose reader, gopkg.in/yaml.v3, is one of YAML 1.1 with parts of 1.2.
 *
 * @throws UnreadableYaml where it isn't one, or where it would be read otherwise
 */
export function readYaml(file: Uint8Array): YamlValue {
  const text = textOfYaml(file);
  const lineCounter = new LineCounter();
  // Every scalar is a string: what it is otherwise is decided by the CLI's rules. It reads the first document only.
  const schema = "failsafe";
  const { contents, directives, errors } = parseDocument(text, {
    schema,
    lineCounter,
    logLevel: "silent",
    prettyErrors: false,
    // The parser would compare each key with each; `readMapping` does it in linear time.
    uniqueKeys: false,
  });
  const [problem] = errors;
  if (problem !== undefined) {
    const message = parserProblems[problem.code] ?? "something that isn't YAML";
    throw unreadableAt(lineCounter.linePos(problem.pos[0]).line, message, "correct it");
  }
  if (directives.yaml.explicit === true) {
    throw new UnreadableYaml("a %YAML directive, for another version of YAML", "remove it");
  }
  return new Reader(text, lineCounter).read(contents);
}

/** Turns the nodes of a document into values. */
class Reader {
  private readonly anchors = new Map<string, unknown>();
  /** The nodes that are being read. */
  private readonly open = new Set<unknown>();
  /** How many brackets and braces are around. */
  private depth = 0;
  private values = 0;

  constructor(
    private readonly text: string,
    private readonly lines: LineCounter,
  ) {}

  read(node: unknown): YamlValue {
    this.values += 1;
    if (this.values > mostValues) {
      throw new UnreadableYaml(`more than ${mostValues} values, aliases included`, "write fewer");
    }
    if (isAlias(node)) return this.read(this.targetOf(node));
    this.declare(node);
    if (isScalar(node)) return this.readScalar(node);
    if (this.open.size === deepest) {
      throw this.unreadable(node, ...tooDeep);
    }
    this.open.add(node);
    const value = this.readCollection(node);
    this.open.delete(node);
    return value;
  }

  private readCollection(node: unknown): YamlValue {
    if (!isMap(node) && !isSeq(node)) return null;
    const isFlow = node.flow === true;
    if (isFlow) this.depth += 1;
    const value = isMap(node) ? this.readMapping(node) : node.items.map((item) => this.read(item));
    if (isFlow) this.depth -= 1;
    return value;
  }

  private declare(node: unknown): void {
    if (typeof node !== "object" || node === null) return;
    if ("anchor" in node && typeof node.anchor === "string") {
      if (!/^[\w-]+$/.test(node.anchor)) {
        throw this.unreadable(node, "an anchor with other characters than letters and digits", "rename it");
      }
      this.anchors.set(node.anchor, node);
    }
    if (!("tag" in node) || node.tag === undefined) return;
    throw this.unreadable(
      node,
      "a tag, such as !!str",
      "write a string in quotes, and all else without a tag",
    );
  }

  private targetOf(alias: Alias): unknown {
    const target = this.anchors.get(alias.source);
    if (target !== undefined && !this.open.has(target)) return target;
    const reason = target === undefined ? "an alias of nothing" : "an alias within what it stands for";
    throw this.unreadable(alias, reason, "write the value instead of the alias");
  }

  private readScalar(scalar: Scalar): YamlValue {
    const text = typeof scalar.value === "string" ? scalar.value : "";
    const { type = Scalar.PLAIN } = scalar;
    const read = { text, source: this.sourceOf(scalar), type, isInFlow: this.depth > 0 };
    for (const { isIn, message, fix } of unequalScalars) {
      if (isIn(read)) throw this.unreadable(scalar, message, fix);
    }
    if (type !== Scalar.PLAIN) return text;
    try {
      return readPlainScalar(text);
    } catch (error) {
      throw error instanceof UnreadableYaml ? this.unreadable(scalar, error.message, error.fix) : error;
    }
  }

  private readMapping(map: YAMLMap): YamlMapping {
    const merged: [string, YamlValue][] = [];
    const own: [string, YamlValue][] = [];
    const keys = new Set<unknown>();
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? pair.key.value : pair.key;
      if (keys.has(key)) throw this.unreadable(pair.key, "a key that is there twice", "remove one of them");
      keys.add(key);
      if (map.flow === true) this.checkColon(pair);
      if (isMergeKey(pair.key)) merged.push(...this.readMerged(pair));
      else own.push([this.readKey(pair.key), this.read(pair.value)]);
    }
    // The names are sorted as the CLI sorts them, so that nothing is deployed in another order.
    const entries = [...new Map([...merged, ...own])].sort(([left], [right]) => (left < right ? -1 : 1));
    return Object.fromEntries(entries);
  }

  /** In braces, YAML's versions disagree about where a key ends whose colon has no space after it. */
  private checkColon({ key }: Pair): void {
    if (!isScalar(key) || key.type !== Scalar.PLAIN) return;
    const [, end = 0] = key.range ?? [];
    if (/^ *:\s/.test(this.text.slice(end, this.text.indexOf(":", end) + 2))) return;
    throw this.unreadable(
      key,
      "a key in braces without a colon and a space",
      'write it as in "{ key: value }"',
    );
  }

  private readKey(key: unknown): string {
    const name = isScalar(key) ? this.read(key) : undefined;
    if (name === "<<") throw this.unreadable(key, "the key << in quotes", "choose another key");
    if (typeof name === "string") return name;
    throw this.unreadable(key, "expected a string as a key", "write it in quotes");
  }

  /** The fields that are merged by `<<`: of several objects, the first has precedence. */
  private readMerged({ key, value }: Pair): [string, YamlValue][] {
    const objects = isSeq(value) ? value.items.toReversed() : [value];
    return objects.flatMap((object) => {
      const read = this.read(object);
      if (isMapping(read)) return Object.entries(read);
      throw this.unreadable(key, "<< without an object", "write an alias of an object, or a list of them");
    });
  }

  private sourceOf({ range }: Scalar): string {
    return this.text.slice(range?.[0], range?.[1]);
  }

  private unreadable(node: unknown, message: string, fix: string): UnreadableYaml {
    const range = typeof node === "object" && node !== null && "range" in node ? node.range : undefined;
    const start: unknown = Array.isArray(range) ? range[0] : undefined;
    return typeof start === "number"
      ? unreadableAt(this.lines.linePos(start).line, message, fix)
      : new UnreadableYaml(message, fix);
  }
}

/** A scalar as it is in the file. */
interface ReadScalar {
  readonly text: string;
  readonly source: string;
  readonly type: string;
  /** Whether it is in brackets or braces. */
  readonly isInFlow: boolean;
}

/** A kind of scalar that the CLI reads otherwise, or doesn't read. */
interface UnequalScalar {
  readonly isIn: (scalar: ReadScalar) => boolean;
  readonly message: string;
  readonly fix: string;
}

const unequalScalars: readonly UnequalScalar[] = [
  {
    isIn: ({ text, type, isInFlow }) =>
      type === Scalar.PLAIN && (/^[:?]/.test(text) || (isInFlow && text.includes("?"))),
    message: "a string with a colon or a question mark where it may mean a key",
    fix: "write it in quotes",
  },
  {
    isIn: ({ source, type }) =>
      type === Scalar.QUOTE_DOUBLE && source.match(/\\[^]/g)?.includes("\\/") === true,
    message: "the escape \\/",
    fix: "write / instead",
  },
  {
    // The CLI writes and reads a stack file again before it uses it, and its writer changes such a string.
    isIn: ({ text }) => /^(\n|[ \t][^]*\n)/.test(text),
    message: "a string of several lines that begins with white space",
    fix: "begin it with another character",
  },
  {
    isIn: ({ source, type }) => type.startsWith("BLOCK") && !source.endsWith("\n"),
    message: "a string of several lines that the end of the file ends",
    fix: "end the file with a line break",
  },
];

/** Whether a value is an object. */
export function isMapping(value: YamlValue | undefined): value is YamlMapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.type === Scalar.PLAIN && key.value === "<<";
}
