import assert from "node:assert/strict";
import { providerServices } from "@cognito-auth/local-aws/emulator";
import type * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs, stackOutputs } from "../../components";
import {
  type Engine,
  useEngine,
  withoutResults,
} from "../../packages/local-aws/tests/realEngine/engineStack";
import { withArgument } from "../helpers/argumentRules";
import type { Change, Done, Outcome } from "./argumentChanges";

/** A program with a component, which can change between operations on its stack. */
export interface ChangingProgram {
  args: CognitoAuthArgs;
  opts: pulumi.ComponentResourceOptions;
}

/** A stack of such a program. */
export interface ChangingStack {
  readonly stack: pulumi.automation.Stack;
  readonly program: ChangingProgram;
  /** The stack's outputs, which its operations don't read. */
  readonly outputs: () => Promise<pulumi.automation.OutputMap>;
}

/** What tests need in order to change arguments. */
export interface Changing {
  readonly engine: Engine;
  /** Deploys a stack of a component. */
  readonly newStack: (
    args: CognitoAuthArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) => Promise<ChangingStack>;
}

/** Runs the tests of the enclosing suite with the real engine, and all services that a component uses. */
export function useChanging(): Changing {
  const engine = useEngine(providerServices);
  return {
    engine,
    newStack: async (args, opts = {}) => {
      const program = { args, opts };
      const { stack } = await engine.newStack(await engine.served(), () => {
        const auth = new CognitoAuth("auth", program.args, program.opts);
        return Promise.resolve({ ...stackOutputs(auth) });
      });
      const outputs = stack.outputs.bind(stack);
      await withoutResults(stack).up();
      return { stack, program, outputs };
    },
  };
}

const outcomes = new Map<string, Done>([
  ["create", "created"],
  ["update", "updated"],
  ["replace", "replaced"],
  ["delete", "deleted"],
]);

/** The outcome of an update. */
export async function outcomeOf(stack: pulumi.automation.Stack): Promise<Outcome> {
  return outcomeIn((options) => stack.up(options));
}

/** The outcome that a preview shows of an update. */
export async function previewedOutcome(stack: pulumi.automation.Stack): Promise<Outcome> {
  return outcomeIn((options) => stack.preview(options));
}

async function outcomeIn(
  operation: (options: Pick<pulumi.automation.UpOptions, "onEvent">) => Promise<unknown>,
): Promise<Outcome> {
  const outcome: Outcome = {};
  const onEvent = ({ resourcePreEvent }: pulumi.automation.EngineEvent): void => {
    const { op = "same", urn = "" } = resourcePreEvent?.metadata ?? {};
    const [, name] = urn.split("::auth-");
    const done = outcomes.get(op);
    if (name !== undefined && done !== undefined) outcome[name] = done;
  };
  await operation({ onEvent });
  return outcome;
}

/** Makes changes one after the other, compares what the engine does, and what a preview then shows. */
export async function change({ stack, program }: ChangingStack, made: readonly Change[]): Promise<void> {
  for (const [changed, expected, left = {}] of made) {
    const before = program.args;
    program.args = Object.entries(changed).reduce<CognitoAuthArgs>(
      (args, [path, value]) => withArgument(args, path, value),
      before,
    );
    const title = JSON.stringify(changed, (_key, value: unknown) => value ?? null);
    if (expected instanceof RegExp) {
      await assert.rejects(stack.up(), expected, title);
      program.args = before;
    } else {
      assert.deepEqual(await outcomeOf(stack), expected, title);
      assert.deepEqual(await previewedOutcome(stack), left, `the preview after ${title}`);
    }
  }
  await stack.refresh({ expectNoChanges: true });
}
