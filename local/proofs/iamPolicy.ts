/** A statement of an IAM policy, as far as it is read here. */
export interface Statement {
  readonly Effect: string;
  readonly Action?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What a policy allows, statement by statement. */
export function allowedBy(policy: string): Statement[] {
  const { Statement: statements } = JSON.parse(policy) as { Statement: Statement | Statement[] };
  return [statements].flat().filter(({ Effect }) => Effect === "Allow");
}

/** Whether something written in a policy means one value: a list of one value is that value. */
export function isOnly(written: unknown, value: unknown): boolean {
  return JSON.stringify(withoutLists(written)) === JSON.stringify(value);
}

function withoutLists(written: unknown): unknown {
  if (Array.isArray(written)) return written.length === 1 ? written[0] : written;
  if (typeof written !== "object" || written === null) return written;
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, withoutLists(value)]));
}
