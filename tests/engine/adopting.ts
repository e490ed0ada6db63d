import type * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs, stackOutputs } from "../../components";
import type { Existing } from "./existing";
import { type Recorded, useRecorded } from "./recorded";

/** A program with a component, which can change between operations on its stack. */
export interface Program {
  args: CognitoAuthArgs;
  transform?: pulumi.ResourceTransform;
  protect?: boolean;
}

/** What tests need in order to take over existing resources. */
export interface Adoption extends Recorded {
  /** Makes a stack of a program. */
  readonly stackOf: (program: Program) => Promise<pulumi.automation.Stack>;
}

/** Runs the tests of the enclosing suite with the real engine, as `useRecorded` does. */
export function useAdoption(services?: readonly string[]): Adoption {
  const recorded = useRecorded(services);
  return {
    ...recorded,
    stackOf: async (program) => {
      const { engine, provider } = recorded.proxied;
      const { stack } = await engine.newStack(provider, () => {
        const { args, transform, protect = false } = program;
        const transforms = transform === undefined ? [] : [transform];
        return Promise.resolve({ ...stackOutputs(new CognitoAuth("auth", args, { transforms, protect })) });
      });
      return stack;
    },
  };
}

/** What the import of existing resources takes, by their names. */
export function importIds({ userPoolId, appClientId, username }: Existing): Map<string, string> {
  return new Map([
    ["auth-user-pool", userPoolId],
    ["auth-app-client", `${userPoolId}/${appClientId}`],
    ["auth-test-user", `${userPoolId}/${username}`],
  ]);
}

/** Sets options on the existing resources. */
function withOptions(
  ids: ReadonlyMap<string, string>,
  optionsOf: (id: string) => pulumi.CustomResourceOptions,
): pulumi.ResourceTransform {
  return ({ name, props, opts }) => {
    const id = ids.get(name);
    return id === undefined ? undefined : { props, opts: { ...opts, ...optionsOf(id) } };
  };
}

/** Imports existing resources; by default without changing them. */
export function adopt(
  ids: ReadonlyMap<string, string>,
  ignoreChanges: string[] = ["*"],
): pulumi.ResourceTransform {
  return withOptions(ids, (id) => ({ import: id, ignoreChanges }));
}

/** Sets `ignoreChanges` on imported resources. */
export function keep(ids: ReadonlyMap<string, string>, ignoreChanges: string[]): pulumi.ResourceTransform {
  return withOptions(ids, () => ({ ignoreChanges }));
}
