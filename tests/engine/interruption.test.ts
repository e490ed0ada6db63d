import assert from "node:assert/strict";
import type { Intercept } from "../../packages/local-aws/tests/helpers/interceptingProxy";
import { commandsBeginningWith } from "../helpers/readme";
import type { Run } from "../helpers/startCommand";
import { deleteUnknown, type Deployed, findDeployed } from "./deployed";
import { kill, type Terminal, useProxiedTerminal } from "./terminal";

const mutations = ["CreateUserPool", "SetUserPoolMfaConfig", "CreateUserPoolClient", "AdminCreateUser"];

/** What is deployed of a stack, found as its owner would find it: by the pool's tags. */
function findOf(stack: string, { cognito }: Terminal): Promise<Deployed> {
  return findDeployed(cognito, ({ UserPoolTags }) => UserPoolTags?.["pulumi:stack"] === stack);
}

/** Repairs a stack by the guide's commands, and deletes what was created without the state knowing of it. */
async function repair(terminal: Terminal, stack: string): Promise<void> {
  const [unlock = "", forget = "", ...rest] = commandsBeginningWith("pulumi cancel", "deploy-to-aws.md");
  assert.deepEqual(rest, ["pulumi up"]);
  await terminal.succeed(unlock);
  await terminal.succeed(forget);
  const state = await terminal.succeed("pulumi stack export");
  await deleteUnknown(terminal.cognito, await findOf(stack, terminal), state);
}

describe("A deployment that is interrupted, on the command line,", () => {
  const user = useProxiedTerminal();

  /**
   * Starts a deployment, and sends it a signal when it makes a call, which is answered by `answer`. It does one thing at a
   * time, so that it isn't killed while it writes its state: Pulumi can't read a part of it.
   */
  async function interrupt(operation: string, signal: "SIGINT" | "SIGKILL", answer: Intercept): Promise<Run> {
    const deployment = user.terminal.begin("pulumi up --skip-preview --parallel 1");
    let isHeld = false;
    let underWay: Promise<unknown> = Promise.resolve();
    user.intercept = async (request, forward) => {
      if (request.operation !== operation) return forward();
      if (!isHeld) {
        isHeld = true;
        if (signal === "SIGKILL") kill(deployment.process);
        else process.kill(-(deployment.process.pid ?? Number.NaN), signal);
        if (signal === "SIGKILL") await deployment.ended;
      }
      const answered = answer(request, forward);
      underWay = Promise.allSettled([underWay, answered]);
      return answered;
    };
    const ended = await deployment.ended;
    await underWay;
    assert.ok(isHeld, `${ended.stdout}\n${ended.stderr}`);
    assert.notEqual(ended.exitCode, 0);
    return ended;
  }

  /** Deploys a stack that was interrupted, and makes sure that there is one of everything, as expected. */
  async function complete(stack: string): Promise<void> {
    user.intercept = (_request, forward) => forward();
    await user.terminal.succeed("pulumi up --skip-preview");
    await user.terminal.succeed("pulumi preview --refresh --expect-no-changes");
    const { pools, clients, users } = await findOf(stack, user.terminal);
    assert.deepEqual([pools.length, clients.length, users.length], [1, 1, 1]);
    assert.equal(users[0], `${pools[0] ?? ""}/test-user`);
  }

  async function newStack(name: string): Promise<void> {
    await user.terminal.succeed(`cp Pulumi.dev.yaml Pulumi.${name}.yaml && pulumi stack init ${name}`);
  }

  for (const operation of mutations) {
    it(`by Ctrl-C ends ${operation} in order, and the next one goes on from there`, async () => {
      const stack = `stopped-${operation}`;
      await newStack(stack);
      await interrupt(operation, "SIGINT", (_request, forward) => forward());
      await complete(stack);
    });

    it(`by being killed before ${operation} is made is completed after the guide's repair`, async () => {
      const stack = `killed-before-${operation}`;
      await newStack(stack);
      await interrupt(operation, "SIGKILL", () => Promise.reject(new Error("lost")));
      await repair(user.terminal, stack);
      await complete(stack);
    });

    it(`by being killed before it gets the answer to ${operation} is completed after the guide's repair`, async () => {
      const stack = `killed-after-${operation}`;
      await newStack(stack);
      await interrupt(operation, "SIGKILL", (_request, forward) => forward());
      await repair(user.terminal, stack);
      await complete(stack);
    });
  }

  it("by being killed is locked, and the next one names the pending operations", async () => {
    await newStack("locked");
    await interrupt("CreateUserPool", "SIGKILL", () => Promise.reject(new Error("lost")));
    const locked = await user.terminal.run("pulumi up --skip-preview");
    assert.notEqual(locked.exitCode, 0);
    assert.match(locked.stderr, /the stack is currently locked .* `pulumi cancel`/s);
    await user.terminal.succeed("pulumi cancel");
    user.intercept = (_request, forward) => forward();
    const up = await user.terminal.succeed("pulumi up --skip-preview");
    assert.match(up, /pending operations.*::auth-user-pool, interrupted while creating/s);
    await complete("locked");
  });
});
