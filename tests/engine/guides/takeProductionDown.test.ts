import assert from "node:assert/strict";
import { DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { findDeployed } from "../deployed";
import { useTerminal } from "../terminal";
import { readGuide } from "./guide";

const { sh } = readGuide("take-production-down.md", { sh: 3 });
const [unguard = "", destroy = "", forget = ""] = sh;

describe("The guide to take production down, on the command line,", () => {
  const user = useTerminal();

  it("takes the guards off first, which loses nothing, and then everything down", async () => {
    const { terminal } = user;
    const steps = (commands: string): Promise<string> => terminal.succeed(`set -e\n${commands}`);
    await steps("git init --quiet && git add Pulumi.prod.yaml");
    await steps("pulumi stack init prod && pulumi up && pulumi stack unselect");
    const before = await findDeployed(terminal.cognito);
    assert.deepEqual([before.pools.length, before.clients.length, before.users.length], [1, 1, 0]);
    assert.notEqual((await terminal.run("pulumi destroy --stack prod")).exitCode, 0);

    await steps(unguard);
    assert.deepEqual(await findDeployed(terminal.cognito), before);
    // Amazon Cognito would refuse to delete a pool with deletion protection.
    const pool = await terminal.cognito.send(new DescribeUserPoolCommand({ UserPoolId: before.pools[0] }));
    assert.equal(pool.UserPool?.DeletionProtection, "INACTIVE");

    await steps(destroy);
    assert.deepEqual(await findDeployed(terminal.cognito), { pools: [], clients: [], users: [] });
    await steps(forget);
    assert.equal(await steps("git diff"), "");
    assert.doesNotMatch(await steps("pulumi stack ls"), /prod/);
  });
});
