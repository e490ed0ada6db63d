import { readRules } from "@cognito-auth/local-aws/emulator";

/** The rules of AWS's behavior that this project has added to an endpoint. */
export interface EndpointRules {
  /** Their names; empty for an endpoint of another kind. */
  readonly names: ReadonlySet<string>;
  /** The names of those that have made a difference since the last call. */
  actedSince(): Promise<readonly string[]>;
}

/**
 * Finds out which rules an endpoint has, and watches them.
 *
 * @throws LocalAwsError when nothing answers there
 */
export async function watchRules(endpoint: string): Promise<EndpointRules> {
  let before = await countsAt(endpoint);
  const names = new Set(before.keys());
  return {
    names,
    async actedSince() {
      if (names.size === 0) return [];
      const now = await countsAt(endpoint);
      const acted = [...now].filter(([name, count]) => count !== before.get(name)).map(([name]) => name);
      before = now;
      return acted;
    },
  };
}

async function countsAt(endpoint: string): Promise<ReadonlyMap<string, number>> {
  const rules = await readRules(endpoint);
  return new Map(rules.filter(({ keepsSettings }) => !keepsSettings).map(({ name, acted }) => [name, acted]));
}
