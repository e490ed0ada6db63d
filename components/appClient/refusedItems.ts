import type { Objection } from "../validation/checks";
import type { IsWrong, Report } from "../validation/problemReport";
import { quote } from "../validation/shown";

/**
 * Reports items of a list that don't go with other arguments. A list with an item that is wrong by itself isn't looked at:
 * it lacks that item here.
 *
 * @returns whether every item is right
 */
export function refuseItems(
  path: string,
  items: readonly string[] | undefined,
  objectTo: (item: string) => Objection | undefined,
  report: Report,
  isWrong: IsWrong,
): boolean {
  if (isWrong(path)) return false;
  const objections = (items ?? []).map((item, index) => ({ item, index, objection: objectTo(item) }));
  for (const { item, index, objection } of objections) {
    if (objection !== undefined) report({ path: `${path}[${index}]`, value: quote(item), ...objection });
  }
  return objections.every(({ objection }) => objection === undefined);
}
