import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { automation } from "@pulumi/pulumi";
import { isStack, nameIn } from "../../../components/testing/monitor/urn";
import { LocalAwsError, messageOf } from "../errors";
import { makeTemporaryFolder } from "../temporaryFolder";
import type { AwsProvider } from "./awsProvider";
import {
  type CreatedResource,
  deploymentFailed,
  type Engine,
  notDeleted,
  type Outputs,
  type Program,
  type ProviderTarget,
  shortType,
} from "./engine";
import { safeSettings } from "./installedEnvironment";
import { configurationOf, openPulumiAccess, type PulumiAccess, stopOnceOpen } from "./pulumiAccess";

/** How long the command may take to stop. */
const millisecondsToStop = 10_000;

/**
 * Runs programs with the real engine: the `pulumi` command, on a file backend in a temporary folder, with the local
 * provider in place of the AWS and random ones, or with the installed ones. The user's own backend, plugins and
 * credentials aren't touched.
 */
export function pulumiCliEngine(
  target: ProviderTarget,
  command: automation.PulumiCommand,
  provider: AwsProvider,
): Engine {
  const closing: (() => Promise<unknown>)[] = [];
  const aborter = new AbortController();
  const stacks: automation.Stack[] = [];
  const underWay = new Set<Promise<unknown>>();
  let workplace: Promise<Workplace> | undefined;
  const stop = async (): Promise<void> => {
    aborter.abort();
    // Until the command has ended, it writes its state, and needs the provider.
    await Promise.race([Promise.allSettled(underWay), wait(millisecondsToStop, undefined, { ref: false })]);
  };
  return {
    description: `by the Pulumi engine ${command.version?.version ?? ""}`.trimEnd(),
    deploy: async (program, onCreated) => {
      workplace ??= openWorkplace(target, provider, closing);
      const place = await workplace;
      const errors: string[] = [];
      try {
        const stack = await createStack(program, command, place, target.onNotice);
        stacks.push(stack);
        const deployment = up(stack, onCreated, (error) => errors.push(error), aborter.signal);
        underWay.add(deployment);
        return await deployment.finally(() => underWay.delete(deployment));
      } catch (error) {
        throw explain(error, errors, place);
      }
    },
    destroy: async () => {
      await stop();
      const failures: string[] = [];
      for (const stack of stacks.splice(0).reverse()) failures.push(...(await destroy(stack)));
      if (failures.length > 0) throw notDeleted(target, failures.join(", "));
    },
    close: async () => {
      await stop();
      for (const close of closing.splice(0).reverse()) await close();
    },
  };
}

/** The workspace of all stacks. */
interface Workplace {
  /** A folder with the state, and a folder for each project. */
  readonly folder: string;
  readonly access: PulumiAccess;
  /** Whether the local provider has ended by itself. */
  readonly isProviderGone: () => boolean;
}

async function openWorkplace(
  target: ProviderTarget,
  provider: AwsProvider,
  closing: (() => Promise<unknown>)[],
): Promise<Workplace> {
  const folder = makeTemporaryFolder();
  closing.push(() => folder.remove());
  const opening = openPulumiAccess(provider, target, folder.path);
  closing.push(() => stopOnceOpen(opening));
  const access = await opening;
  let isGone = false;
  void access.ended?.then(() => (isGone = true));
  return { folder: folder.path, access, isProviderGone: () => isGone };
}

async function createStack(
  program: Program,
  command: automation.PulumiCommand,
  { folder, access }: Workplace,
  onNotice: (message: string) => void,
): Promise<automation.Stack> {
  const workDir = join(folder, program.project);
  await mkdir(workDir);
  const stack = await automation.LocalWorkspace.createStack(
    {
      stackName: program.stack,
      projectName: program.project,
      program: () => Promise.resolve({ ...program.load() }),
    },
    {
      workDir,
      pulumiCommand: command,
      projectSettings: { name: program.project, runtime: "nodejs" },
      envVars: { ...access.environment, ...emptied(access.unset) },
    },
  );
  for (const key of Object.keys(program.config).filter(access.isUnsafe)) onNotice(ignoredSetting(key));
  const config = Object.entries(configurationOf(program.config, access));
  await stack.setAllConfig(Object.fromEntries(config.map(([key, value]) => [key, { value }])));
  return stack;
}

function ignoredSetting(key: string): string {
  return `Ignored ${key}: on a local AWS, the plugin is given only ${safeSettings.join(", ")}`;
}

/** The command inherits this process's environment: a variable can be emptied, but not removed. */
function emptied(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, ""]));
}

async function up(
  stack: automation.Stack,
  onCreated: (resource: CreatedResource) => void,
  onError: (message: string) => void,
  signal: AbortSignal,
): Promise<Outputs> {
  const onEvent = (event: automation.EngineEvent): void => {
    const created = createdResource(event);
    if (created !== undefined) onCreated(created);
    errorIn(event).forEach(onError);
  };
  const { outputs } = await stack.up({ onEvent, suppressProgress: true, signal });
  return outputs;
}

/**
 * The error for a failed deployment.
 *
 * @param reported what the engine has reported
 */
function explain(error: unknown, reported: readonly string[], { folder, isProviderGone }: Workplace): Error {
  const reasons = [...reported, messageOf(error)];
  const fullDisk = reasons.find((reason) => /ENOSPC|EDQUOT|no space left|quota exceeded/i.test(reason));
  if (fullDisk !== undefined) {
    return deploymentFailed(
      `the disk of ${folder}, where Pulumi keeps its state, is full: ${fullDisk}`,
      "free some space there, or set TMPDIR to a folder on another disk, then run the command again",
    );
  }
  if (isProviderGone()) {
    return deploymentFailed("the local provider ended by itself", "run the command again");
  }
  return deploymentFailed(
    reasons[0] ?? "",
    error instanceof LocalAwsError && reported.length === 0 ? error.fix : undefined,
  );
}

/** Deletes what a stack has deployed, and gives back why that isn't possible; nothing where it is. */
async function destroy(stack: automation.Stack): Promise<string[]> {
  const errors: string[] = [];
  const onEvent = (event: automation.EngineEvent): void => {
    errors.push(...errorIn(event));
  };
  try {
    // A command that was killed has left its lock.
    await stack.cancel();
    await stack.destroy({ onEvent, suppressProgress: true });
    return [];
  } catch (error) {
    return [errors[0] ?? messageOf(error)];
  }
}

/** The error that an event reports, in one line; none where it reports something else. */
function errorIn({ diagnosticEvent }: automation.EngineEvent): string[] {
  return diagnosticEvent?.severity === "error" ? [diagnosticEvent.message.trim()] : [];
}

/** A resource from the event that reports it: for a component, the start; for any other resource, the end. */
function createdResource({
  resourcePreEvent,
  resOutputsEvent,
}: automation.EngineEvent): CreatedResource | undefined {
  const metadata = (resourcePreEvent ?? resOutputsEvent)?.metadata;
  if (metadata?.op !== "create" || metadata.type.startsWith("pulumi:")) return undefined;
  const { id = "", parent = "", custom = false } = metadata.new ?? {};
  const isBeginning = resourcePreEvent !== undefined;
  if (custom === isBeginning) return undefined;
  return {
    name: nameIn(metadata.urn),
    type: shortType(metadata.type),
    parent: isStack(parent) ? undefined : nameIn(parent),
    id: id === "" ? undefined : id,
  };
}
