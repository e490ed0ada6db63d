import type { IsWrong, Report } from "../validation/problemReport";
import { join, quote } from "../validation/shown";
import type { SettledResourceServers } from "./settled";

/** Reports the resource servers that contradict one another. */
export function agreeOnResourceServers(
  resourceServers: SettledResourceServers,
  report: Report,
  isWrong: IsWrong,
): void {
  const keyOf = new Map<string, string>();
  for (const [key, { identifier }] of Object.entries(resourceServers)) {
    const path = join("resourceServers", key);
    if (isWrong(join(path, "identifier"))) continue;
    const other = keyOf.get(identifier);
    if (other !== undefined) {
      report({
        path: join(path, "identifier"),
        value: quote(identifier),
        reason: `it is the identifier of \`${join("resourceServers", other)}\`, too`,
        fix: "choose another one, or put the scopes of both into one resource server",
      });
    }
    keyOf.set(identifier, key);
  }
}
