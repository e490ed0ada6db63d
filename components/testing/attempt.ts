import { setImmediate } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { answering } from "./answers";
import { watchFailures } from "./failures";
import type { MockOptions, MockProgram } from "./mockDeployment";
import { runProgram } from "./mockProgram";
import { startMonitor } from "./monitor/monitor";
import { type Recorded, RequestRecord } from "./requestRecord";

/** What a program requested, and what went wrong. */
export interface Attempt extends Recorded {
  failures: unknown[];
}

/** Runs a program under Pulumi's mocks. */
export async function attempt(program: MockProgram, options: MockOptions): Promise<Attempt> {
  const { preview = false, organization = "organization", project = "shop", stack = "test" } = options;
  const { config = {}, stacks = {}, answers = {} } = options;
  const record = new RequestRecord();
  const failures = watchFailures();
  const stopMonitor = await startMonitor(
    {
      ...answering({ preview, stacks, answers, region: config["aws:region"] }, failures.add),
      onResource: record.addResource,
      onOutputs: record.addOutputs,
      onFailure: failures.add,
    },
    { organization, project, stack, preview },
  );
  pulumi.runtime.setAllConfig(config);
  try {
    await Promise.race([run(program).catch(failures.add), failures.first]);
    // Nothing in a deployment under mocks waits for anything outside, so this is time enough for all that follows.
    for (let turn = 0; turn < 5; turn++) await setImmediate();
  } finally {
    failures.stop();
    stopMonitor();
    // What depends on a failed resource never settles, which Pulumi would report when the process ends.
    if (failures.all.length > 0) await forget();
  }
  return { ...record.recorded(), failures: failures.all };
}

async function run(program: MockProgram): Promise<void> {
  let thrown: unknown[] = [];
  await pulumi.runtime.runInPulumiStack(async () => {
    try {
      return await runProgram(program);
    } catch (error) {
      // Pulumi would reject two promises with it, of which the other couldn't be handled.
      thrown = [error];
      return undefined;
    }
  });
  for (const error of thrown) throw error;
  await pulumi.runtime.disconnect();
}

/** Makes Pulumi forget a deployment that failed. */
async function forget(): Promise<void> {
  pulumi.runtime.disconnectSync();
  await pulumi.runtime.setMocks({ newResource: () => ({ id: undefined, state: {} }), call: () => ({}) });
}
