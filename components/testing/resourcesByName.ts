import type { MockResource } from "./mockDeployment";
import { nameIn } from "./monitor/urn";

/** The resources by name; those that share a name by URN, and reading that name fails. */
export function resourcesByName(resources: readonly MockResource[]): Record<string, MockResource> {
  const byName = new Map<string, MockResource[]>();
  for (const resource of resources) {
    const name = nameIn(resource.urn);
    byName.set(name, [...(byName.get(name) ?? []), resource]);
  }
  const record: Record<string, MockResource> = {};
  for (const resource of resources) {
    const name = nameIn(resource.urn);
    const namesakes = byName.get(name) ?? [];
    if (namesakes.length === 1) {
      record[name] = resource;
      continue;
    }
    record[resource.urn] = resource;
    // It isn't enumerable, so that what goes through all resources doesn't fail.
    Object.defineProperty(record, name, { configurable: true, get: () => refuse(name, namesakes) });
  }
  return record;
}

function refuse(name: string, namesakes: readonly MockResource[]): never {
  const urns = namesakes.map(({ urn }) => `\n  resources["${urn}"]`);
  throw new Error(
    `${namesakes.length} resources are named ${name}: read the one you mean by its URN,${urns.join("")}`,
  );
}
