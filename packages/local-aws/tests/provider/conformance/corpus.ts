import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Properties } from "../../../provider/wire";

/*
 * The recorded answers of the real AWS provider; realProvider/README.md says what they are. The interfaces name what is
 * used of them.
 */

const folder = join(__dirname, "..", "realProvider");

/** What Diff answered. */
export interface RecordedDiff {
  readonly changes: "none" | "some";
  /** The kind of change by path; null for types that give only names of properties. */
  readonly detailed: Readonly<Record<string, string>> | null;
  readonly diffs: readonly string[];
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** A resource that must exist before. */
export interface Need {
  readonly type: string;
  readonly inputs: Properties;
}

/** Why Check refused something. */
export interface RecordedFailure {
  readonly reason: string;
  /** The path that it names; undefined where it can be any of several. */
  readonly at?: string;
}

export interface RecordedUpdate {
  readonly name: string;
  readonly inputs: Properties;
  readonly diff: RecordedDiff;
  /** Undefined, like what follows, where the change replaces the resource. */
  readonly outputs?: Properties;
  readonly diffAfterUpdate?: RecordedDiff;
  readonly readOutputs?: Properties;
  readonly diffAfterRead?: RecordedDiff;
}

/** The life of one resource. */
export interface RecordedCase {
  readonly name: string;
  readonly emulator: string;
  readonly needs: Readonly<Record<string, Need>>;
  readonly inputs: Properties;
  readonly checked: Properties;
  readonly failures?: readonly RecordedFailure[];
  readonly preview: Properties;
  readonly id: string;
  readonly outputs: Properties;
  readonly diffAfterCreate: RecordedDiff;
  readonly read: { readonly outputs: Properties; readonly inputs: Properties };
  readonly diffAfterRead: RecordedDiff;
  readonly import: {
    readonly importId: string;
    readonly id: string;
    readonly outputs: Properties;
    readonly inputs: Properties;
    readonly diffWithTheProgram: RecordedDiff;
  };
  readonly updates?: readonly RecordedUpdate[];
}

/** A request to AWS, with its answer. */
export interface Exchange {
  readonly operation: string;
  readonly request: unknown;
  readonly response: unknown;
  readonly status: number;
}

export interface RecordedExchanges {
  readonly name: string;
  readonly steps: readonly { readonly step: string; readonly requests: readonly Exchange[] }[];
}

/** A change of one property. */
export interface RecordedChange {
  /** A path; numbers are positions in a list. */
  readonly property: string;
  readonly from: unknown;
  /** `<absent>` where it no longer exists. */
  readonly to: unknown;
  readonly result?: "none" | "update" | "replace";
  readonly replaces?: readonly string[];
  readonly deleteBeforeReplace?: boolean;
  readonly detailed?: Readonly<Record<string, string>>;
  readonly diffs?: readonly string[];
  readonly failures?: readonly RecordedFailure[];
  readonly error?: string;
}

export interface RecordedBase {
  readonly base: string;
  readonly inputs: Properties;
  readonly changes: readonly RecordedChange[];
}

export interface RecordedRefusal {
  readonly name: string;
  readonly inputs: Properties;
  readonly refusedBy: "check" | "create in a preview" | "nothing before the request";
  readonly failures: readonly RecordedFailure[];
}

/** The types of resources that were recorded and that the local provider has, such as `UserPool`. */
export const recordedTypes = readdirSync(join(folder, "answers")).map((file) => file.replace(".json", ""));

function read(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(folder, ...path), "utf8"));
}

/** All that was recorded of a type. */
export interface Recorded {
  /** Such as `aws:cognito/userPool:UserPool`. */
  readonly type: string;
  readonly cases: readonly RecordedCase[];
  readonly exchanges: readonly RecordedExchanges[];
  readonly bases: readonly RecordedBase[];
  readonly refusals: readonly RecordedRefusal[];
}

/** Reads what was recorded of a type. */
export function recorded(name: string): Recorded {
  const { type, cases } = read("answers", `${name}.json`) as Pick<Recorded, "type" | "cases">;
  const { cases: exchanges } = read("exchanges", `${name}.json`) as { cases: RecordedExchanges[] };
  const { bases } = read("changes", `${name}.json`) as Pick<Recorded, "bases">;
  const { cases: refusals } = read("refusals", `${name}.json`) as { cases: RecordedRefusal[] };
  return { type, cases, exchanges, bases, refusals };
}

/** What `<the other standard attributes>` stands for. */
export const standardAttributes = read("exchanges", "standardAttributes.json") as readonly unknown[];

/** What was recorded of the names of properties. */
export interface RecordedProperty {
  readonly type: string;
  readonly required: boolean;
  readonly secret?: boolean;
  readonly default?: unknown;
  readonly replaces?: boolean;
  readonly keptWhenLeftOut?: boolean;
}

/** The properties by path, by type. */
export const recordedSchema = read("schema.json") as Readonly<
  Record<
    string,
    {
      readonly inputs: Readonly<Record<string, RecordedProperty>>;
      readonly outputs: Readonly<Record<string, RecordedProperty>>;
    }
  >
>;
