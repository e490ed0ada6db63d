import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "@cognito-auth/local-aws/emulator";
import { startProvider } from "@cognito-auth/local-aws/engines/providerProcess";
import { findPulumi } from "../packages/local-aws/tests/helpers/pulumiCommand";
import { compare, runPairs } from "./pairs";
import { createPulumiProject, type PulumiProject } from "./pulumiProject";
import { printTitle, printVerdict } from "./verdict";

const rounds = 7;
const aim = 1.1;

/** What each project is copied from, and as what. */
const program = { "index.ts": "index.ts", program: "program", components: "components" };
const byHand = {
  "bench/programs/byHandStack.ts": "index.ts",
  "bench/programs/byHand.ts": "byHand.ts",
};

/** How long the commands took, in milliseconds, and what they deployed. */
interface Deployment {
  readonly milliseconds: Readonly<Record<Step, number>>;
  readonly resources: object[];
}

const steps = ["preview", "up", "second up"] as const;
type Step = (typeof steps)[number];

/** How long the real engine takes with the program, against the same four resources written by hand. */
export async function benchEngine(): Promise<void> {
  if ((await findPulumi()) === undefined) {
    process.stdout.write(
      "Left out the real engine: there is no pulumi 3.200.0 or newer on the PATH. " +
        "Install it (https://www.pulumi.com/docs/install/), or build it with Go: PATH=$(.ci/build-pulumi):$PATH npm run bench\n",
    );
    return;
  }
  await withProvider(async (providerPort) => {
    const pairs = await runPairs(
      () => deploy(program, providerPort),
      () => deploy(byHand, providerPort),
      rounds,
    );
    for (const pair of pairs) {
      assert.equal(pair.program.resources.length, 4);
      assert.deepEqual(pair.against.resources, pair.program.resources);
    }
    printTitle("on the real engine, the program : the same resources by hand");
    for (const step of steps) {
      const time = compare(pairs, ({ milliseconds }) => milliseconds[step]);
      printVerdict(step, time, "ms", aim);
    }
  });
}

/** Keeps a local AWS and the provider for it up during the work. */
async function withProvider(work: (port: number) => Promise<void>): Promise<void> {
  const quiet = (): void => undefined;
  const emulator = await startEmulator({ onProgress: quiet });
  try {
    const { endpoint } = emulator;
    const provider = await startProvider({ endpoint, region: "us-east-1", onNotice: quiet });
    try {
      await work(provider.port);
    } finally {
      await provider.stop();
    }
  } finally {
    await emulator.stop();
  }
}

/** Deploys a new stack of a program with the commands that a user types. */
async function deploy(sources: Readonly<Record<string, string>>, providerPort: number): Promise<Deployment> {
  const folder = await mkdtemp(join(tmpdir(), "bench-engine-"));
  try {
    const project = await createPulumiProject(folder, sources, providerPort);
    const preview = await timed(project, "preview");
    // Each has a preview of its own by default, which is the one measured above.
    const up = await timed(project, "up", "--yes", "--skip-preview");
    const secondUp = await timed(project, "up", "--yes", "--skip-preview", "--expect-no-changes");
    return {
      milliseconds: { preview, up, "second up": secondUp },
      resources: await project.deployedResources(),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function timed(project: PulumiProject, ...command: string[]): Promise<number> {
  const began = performance.now();
  await project.pulumi(...command);
  return performance.now() - began;
}
