import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { commandsBeginningWith } from "../helpers/readme";
import { useTerminal } from "./terminal";

/** What a command prints about resources, without what differs from run to run; each once. */
function resourcesIn(output: string): string[] {
  const lines = [...output.matchAll(/^ [+~-] +(\S+:\S+:\S+ \S+ \w+)/gm)].map(([, line = ""]) => line);
  return [...new Set(lines)].sort();
}

describe("The pulumi command, after npm run local-aws,", () => {
  const user = useTerminal();

  it("manages a stack's whole life cycle with the guide's commands", async () => {
    const { terminal } = user;
    const [environment = "", ...commands] = commandsBeginningWith(". .local/local-aws.env", "local-aws.md");
    assert.equal(environment, ". .local/local-aws.env");
    const printed = new Map<string, string>();
    for (const command of commands) printed.set(command, await terminal.succeed(command));

    assert.match(printed.get("pulumi up") ?? "", /Resources:\n {4}\+ 6 created/);
    assert.match(printed.get("pulumi stack output") ?? "", /^ +testUserTemporaryPassword +\[secret\]$/m);
    const shown = printed.get("pulumi stack output testUserTemporaryPassword --show-secrets") ?? "";
    assert.match(shown, /^\w{20}\n$/);
    assert.match(printed.get("pulumi preview --expect-no-changes") ?? "", /Resources:\n {4}6 unchanged/);
    assert.match(printed.get("pulumi refresh") ?? "", /Resources:\n {4}6 unchanged/);
    assert.match(printed.get("pulumi destroy") ?? "", /Resources:\n {4}- 6 deleted/);
    const everything = [...printed.values()].join("").replace(shown, "");
    assert.ok(!everything.includes(shown.trim()), "the temporary password is shown unasked");
    assert.ok(!everything.includes("warning"), everything);
  });

  it("shows every resource in the preview from nothing, and no output that is wrong", async () => {
    const { terminal } = user;
    await terminal.succeed("pulumi stack init dev");
    const preview = await terminal.succeed("pulumi preview");
    assert.deepEqual(resourcesIn(preview), [
      "aws:cognito:User auth-test-user create",
      "aws:cognito:UserPool auth-user-pool create",
      "aws:cognito:UserPoolClient auth-app-client create",
      "cognito-auth:index:CognitoAuth auth create",
      "pulumi:pulumi:Stack cognito-auth-dev create",
      "random:index:RandomPassword auth-test-user-password-1 create",
    ]);
    assert.match(preview, /Resources:\n {4}\+ 6 to create/);
    const outputs = [...preview.matchAll(/^ {4}(\w+) *: (.+)$/gm)].map(([, name, value]) => [name, value]);
    const unknown = "[unknown]";
    assert.deepEqual(Object.fromEntries(outputs), {
      amplifyOutputs: unknown,
      appClientId: unknown,
      contractVersion: "1",
      region: '"us-east-1"',
      testUserTemporaryPassword: unknown,
      testUsername: '"test-user"',
      userPoolArn: unknown,
      userPoolId: unknown,
      userPoolIssuer: unknown,
      userPoolProviderName: unknown,
    });
  });

  it("runs no code from the shared temporary folder, where ts-node would have a cache", async () => {
    const { terminal } = user;
    await terminal.succeed("cp Pulumi.dev.yaml Pulumi.cache.yaml && pulumi stack init cache");
    // The tests themselves have that cache turned off.
    await terminal.succeed("env -u DISABLE_V8_COMPILE_CACHE -u NODE_DISABLE_COMPILE_CACHE pulumi preview");
    const caches = (await readdir(terminal.temporary)).filter((name) => name.includes("compile-cache"));
    assert.deepEqual(caches, []);
  });

  it("shows no secret as JSON either", async () => {
    const { terminal } = user;
    await terminal.succeed("cp Pulumi.dev.yaml Pulumi.json.yaml && pulumi stack init json");
    const printed = await terminal.succeed("pulumi up --json");
    const password = await terminal.succeed("pulumi stack output testUserTemporaryPassword --show-secrets");
    assert.match(password, /^\w{20}\n$/);
    assert.ok(printed.includes("auth-test-user"));
    assert.equal(printed.includes(password.trim()), false);
  });

  it("keeps development and production apart on one backend", async () => {
    const { terminal } = user;
    for (const stack of ["org-a-dev", "org-a-prod"]) {
      const settings = stack.endsWith("dev") ? "dev" : "prod";
      await terminal.succeed(`cp Pulumi.${settings}.yaml Pulumi.${stack}.yaml`);
      await terminal.succeed(`pulumi stack init ${stack} && pulumi up --stack ${stack}`);
    }
    const [dev, prod] = await Promise.all(
      ["org-a-dev", "org-a-prod"].map(async (stack) => {
        const outputs = await terminal.succeed(`pulumi stack output --json --stack ${stack}`);
        const { userPoolId = "", ...others } = JSON.parse(outputs) as Record<string, string>;
        const { UserPool } = await terminal.cognito.send(
          new DescribeUserPoolCommand({ UserPoolId: userPoolId }),
        );
        return { userPoolId, outputs: Object.keys(others), pool: UserPool };
      }),
    );
    assert.notEqual(dev?.userPoolId, prod?.userPoolId);
    assert.equal(dev?.pool?.DeletionProtection, "INACTIVE");
    assert.equal(prod?.pool?.DeletionProtection, "ACTIVE");
    assert.equal(dev.pool.MfaConfiguration, "OPTIONAL");
    assert.equal(prod.pool.MfaConfiguration, "ON");
    assert.equal(dev.pool.UserPoolTags?.["pulumi:stack"], "org-a-dev");
    assert.equal(prod.pool.UserPoolTags?.["pulumi:stack"], "org-a-prod");
    assert.deepEqual(
      dev.outputs.filter((name) => !prod.outputs.includes(name)),
      ["testUserTemporaryPassword", "testUsername"],
    );

    await terminal.succeed("pulumi destroy --stack org-a-dev");
    await terminal.succeed("pulumi preview --refresh --expect-no-changes --stack org-a-prod");
  });

  it("says that a stack is in another region than the local AWS", async () => {
    const { terminal } = user;
    await terminal.succeed("pulumi stack init mars && pulumi config set aws:region eu-west-1");
    const { exitCode, stdout } = await terminal.run("pulumi preview");
    assert.notEqual(exitCode, 0);
    const reason =
      "aws:region is eu-west-1, and this local AWS stands for us-east-1: " +
      "start it with --region eu-west-1, or set aws:region to us-east-1";
    assert.ok(stdout.includes(reason), stdout);
    assert.doesNotMatch(stdout, /aws:cognito:UserPool .* create/);
    await terminal.succeed("pulumi config set aws:region us-east-1 && pulumi preview");
  });

  it("reports each problem of the configuration once, and creates nothing", async () => {
    const { terminal } = user;
    await terminal.succeed("pulumi stack init wrong");
    await terminal.succeed("pulumi config set --path userPool.passwordPolicy.minimumLength 5");
    await terminal.succeed("pulumi config set mfa ON");
    const { exitCode, stdout } = await terminal.run("pulumi up");
    assert.notEqual(exitCode, 0);
    const move =
      "pulumi config set --path cognito-auth:userPool.mfa.mode VALUE && pulumi config rm cognito-auth:mfa";
    const [, diagnostics = "", ...others] = stdout.split("Diagnostics:\n");
    assert.deepEqual(others, []);
    const lines = diagnostics.split("\n").map((line) => line.trimEnd());
    assert.deepEqual(
      // Pulumi 3.200 doesn't count what failed.
      lines.filter((line) => line !== "    1 errored"),
      [
        "  pulumi:pulumi:Stack (cognito-auth-wrong):",
        "    error: The configuration of this stack has 2 problems:",
        "",
        "      mfa",
        "        why: this key is `userPool.mfa.mode` now",
        `        fix: ${move}`,
        "",
        "      userPool.passwordPolicy.minimumLength: 5",
        "        why: Cognito allows a minimum length of 6 to 99 characters",
        "        fix: choose a whole number from 6 to 99",
        "",
        "Resources:",
        "    + 1 to create",
        "",
        "",
      ],
    );
  });
});
