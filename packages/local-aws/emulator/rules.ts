import { isRecord, readPage } from "./readPage";

/** Rules of AWS that the local AWS adds to ministack: all, none, or those of these names. */
export type RuleSelection = "all" | "none" | readonly string[];

/** A rule of AWS that a local AWS adds to ministack. */
export interface Rule {
  readonly name: string;
  /** What AWS's documentation says. */
  readonly sentence: string;
  /** The page of that documentation. */
  readonly page: string;
  /** Whether the sentence describes the setting only, and that AWS refuses some values is known from reports by users. */
  readonly reported: boolean;
  /**
   * Whether it keeps settings as AWS keeps them, and does nothing else. What follows from a setting is then ministack's
   * or another rule's: a proof doesn't count this one, since it changes what a proof reads, and not what it tries.
   */
  readonly keepsSettings: boolean;
  /** How often the rule has made a difference since the start. */
  readonly acted: number;
}

/**
 * The rules that a local AWS adds to ministack; none at an endpoint of another kind.
 *
 * @throws LocalAwsError when nothing answers at the endpoint
 */
export async function readRules(endpoint: string): Promise<readonly Rule[]> {
  const page = await readPage(endpoint, "/_local-aws/rules");
  const rules = isRecord(page) ? page["rules"] : undefined;
  return Array.isArray(rules) && rules.every(isRule) ? rules : [];
}

function isRule(value: unknown): value is Rule {
  return (
    isRecord(value) &&
    ["name", "sentence", "page"].every((name) => typeof value[name] === "string") &&
    ["reported", "keepsSettings"].every((name) => typeof value[name] === "boolean") &&
    typeof value["acted"] === "number"
  );
}
