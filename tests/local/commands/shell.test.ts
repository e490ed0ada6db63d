import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { posixShell, powerShell, shellOf } from "../../../local/commands/shell";

const example = {
  environment: { AWS_REGION: "eu-west-1", PULUMI_HOME: "/home/o'neil/$HOME `x` \u2019" },
  unset: ["AWS_PROFILE", "AWS_SESSION_TOKEN"],
};

describe("The environment of npm run local-aws", () => {
  it("is set by commands of a POSIX shell", () => {
    assert.deepEqual(posixShell.commandsOf(example), [
      "export AWS_REGION='eu-west-1'",
      "export PULUMI_HOME='/home/o'\\''neil/$HOME `x` \u2019'",
      "unset AWS_PROFILE AWS_SESSION_TOKEN",
    ]);
    assert.equal(posixShell.load(".local/local-aws.env"), ". .local/local-aws.env");
  });

  it("is what a shell then has", function () {
    if (process.platform === "win32") this.skip();
    const commands = [
      ...posixShell.commandsOf(example),
      'printf "%s|%s" "$PULUMI_HOME" "${AWS_PROFILE-unset}"',
    ];
    const environment = { ...process.env, AWS_PROFILE: "mine" };
    assert.equal(
      execFileSync("sh", ["-c", commands.join("\n")], { encoding: "utf8", env: environment }),
      `${example.environment.PULUMI_HOME}|unset`,
    );
  });

  it("is set by commands of PowerShell, too", () => {
    assert.deepEqual(powerShell.commandsOf(example), [
      "$env:AWS_REGION = 'eu-west-1'",
      "$env:PULUMI_HOME = '/home/o''neil/$HOME `x` \u2019\u2019'",
      "Remove-Item Env:AWS_PROFILE -ErrorAction Ignore",
      "Remove-Item Env:AWS_SESSION_TOKEN -ErrorAction Ignore",
    ]);
    assert.equal(
      powerShell.load(".local\\local-aws.env"),
      "Get-Content -Raw -Encoding UTF8 .local\\local-aws.env | Invoke-Expression",
    );
  });

  it("has no command where no variable has to be removed", () => {
    const environment = { AWS_REGION: "eu-west-1" };
    assert.deepEqual(posixShell.commandsOf({ environment, unset: [] }), ["export AWS_REGION='eu-west-1'"]);
    assert.deepEqual(powerShell.commandsOf({ environment, unset: [] }), ["$env:AWS_REGION = 'eu-west-1'"]);
  });

  it("is for PowerShell on Windows, and for a POSIX shell elsewhere", () => {
    assert.equal(shellOf("win32"), powerShell);
    for (const platform of ["linux", "darwin"] as const) assert.equal(shellOf(platform), posixShell);
  });
});
