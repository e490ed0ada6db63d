import * as pulumi from "@pulumi/pulumi";
import { formatProblems, type Problem } from "./validation/problem";

/** What an update that can't be made is refused with. */
export interface UpdateRefusal {
  /** What the problems are about, before their list. */
  readonly subject: string;
  /** What to know besides, after it. */
  readonly advice: string;
}

/**
 * A hook that refuses an update of a resource, already in the preview.
 *
 * @param name the hook's name, which is made unique
 * @returns `undefined` where there are no hooks, such as under Pulumi's mocks
 */
export function updateHook(
  name: string,
  find: (update: pulumi.ResourceHookArgs) => Problem[],
  refusalOf: (update: pulumi.ResourceHookArgs) => UpdateRefusal,
): pulumi.ResourceHook | undefined {
  const monitor = pulumi.runtime.getMonitor();
  // Registering a hook with the monitor of Pulumi's mocks fails.
  if (monitor === undefined || !("registerResourceHook" in monitor)) return undefined;
  const refuse = (update: pulumi.ResourceHookArgs): void => {
    const problems = find(update);
    if (problems.length === 0) return;
    const { subject, advice } = refusalOf(update);
    throw new pulumi.RunError(`${formatProblems(subject, problems)}\n${advice}`);
  };
  return new pulumi.ResourceHook(uniqueName(name), refuse, { onDryRun: true });
}

/** The options of a resource with hooks that refuse its updates, as far as there are any, besides its own. */
export function withUpdateHooks<Options extends pulumi.ResourceOptions>(
  options: Options,
  hooks: readonly (pulumi.ResourceHook | undefined)[],
): Options {
  const added = hooks.filter((hook) => hook !== undefined);
  if (added.length === 0) return options;
  return {
    ...options,
    hooks: { ...options.hooks, beforeUpdate: [...(options.hooks?.beforeUpdate ?? []), ...added] },
  };
}

const timesNamed = new Map<string, number>();

/**
 * A name that no other hook of a deployment has. A component's name isn't enough, because components with different
 * parents can have the same; and a random one would change the state each time, which names the hooks of a resource.
 */
function uniqueName(name: string): string {
  const times = (timesNamed.get(name) ?? 0) + 1;
  timesNamed.set(name, times);
  return times === 1 ? name : `${name}-${times}`;
}
