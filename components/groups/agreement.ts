import type { IsWrong, Report } from "../validation/problemReport";
import { join, quote } from "../validation/shown";
import type { SettledGroup, SettledGroups } from "./settled";

/** Reports the groups that contradict one another. */
export function agreeOnGroups(groups: SettledGroups, report: Report, isWrong: IsWrong): void {
  refuseSameNames(groups, report, isWrong);
  refuseSamePrecedences(groups, report, isWrong);
}

function refuseSameNames(groups: SettledGroups, report: Report, isWrong: IsWrong): void {
  const keyOf = new Map<string, string>();
  for (const [key, { name }] of Object.entries(groups)) {
    const path = join(join("groups", key), "name");
    if (isWrong(path)) continue;
    const other = keyOf.get(name);
    if (other !== undefined) {
      report({
        path,
        value: quote(name),
        reason: `it is the name of \`${join("groups", other)}\`, too`,
        fix: "choose another one",
      });
    }
    keyOf.set(name, key);
  }
}

/**
 * "If two groups with the same Precedence have the same role ARN, that role is used […]. If the two groups have different
 * role ARNs, the cognito:preferred_role claim isn't set in users' tokens": Precedence of CreateGroup in the API reference of
 * Cognito.
 */
function refuseSamePrecedences(groups: SettledGroups, report: Report, isWrong: IsWrong): void {
  const first = new Map<number, [key: string, group: SettledGroup]>();
  for (const [key, group] of Object.entries(groups)) {
    const { precedence, roleArn } = group;
    const path = join("groups", key);
    if (precedence === undefined || roleArn === undefined || isWrong(join(path, "roleArn"))) continue;
    const [otherKey, other] = first.get(precedence) ?? [];
    if (otherKey === undefined) {
      first.set(precedence, [key, group]);
    } else if (other?.roleArn !== roleArn) {
      report({
        path: join(path, "precedence"),
        value: String(precedence),
        reason: `\`${join("groups", otherKey)}\` has the same, so users of both would have no preferred role`,
        fix: "choose another number",
      });
    }
  }
}
