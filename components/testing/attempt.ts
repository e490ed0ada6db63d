import { setImmediate } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { mockProviders } from "./answers";
import type { MockOptions, MockProgram } from "./mockDeployment";
import { runProgram } from "./mockProgram";
import { watchFailures } from "./monitor/failures";
import { startMonitor } from "./monitor/monitor";
import { abandonProgram, endProgram } from "./monitor/programEnd";
import { type Recorded, RequestRecord } from "./requestRecord";

/** What a program requested, and what went wrong. */
export interface Attempt extends Recorded {
  failures: readonly unknown[];
}

/** Whether a program is being deployed. */
let isUnderWay = false;

/**
 * Runs a program under Pulumi's mocks.
 *
 * @throws Error while another is run: the resources of both would be those of one of them
 */
export async function attempt(program: MockProgram, options: MockOptions): Promise<Attempt> {
  if (isUnderWay) {
    throw new Error(
      "a program is being deployed already, and Pulumi's runtime can have one at a time: await it first",
    );
  }
  isUnderWay = true;
  try {
    return await attemptAlone(program, options);
  } finally {
    isUnderWay = false;
  }
}

async function attemptAlone(program: MockProgram, options: MockOptions): Promise<Attempt> {
  const { preview = false, organization = "organization", project = "shop", stack = "test" } = options;
  const { config = {}, stacks = {}, answers = {} } = options;
  const record = new RequestRecord();
  const failures = watchFailures();
  // Pulumi captures a stack trace for each of its many promises, and Node's ten frames take as long as everything else.
  // Three are half as slow, and show where the program's own code fails.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 3;
  const stopMonitor = await startMonitor(
    {
      ...mockProviders({ preview, stacks, answers, region: config["aws:region"] }, failures.add),
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
    Error.stackTraceLimit = stackTraceLimit;
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
  await endProgram();
}

/** Makes Pulumi forget a deployment that failed. */
async function forget(): Promise<void> {
  await abandonProgram();
  await pulumi.runtime.setMocks({ newResource: () => ({ id: undefined, state: {} }), call: () => ({}) });
}
