import assert from "node:assert/strict";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ListUserPoolsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { startEmulator } from "@cognito-auth/local-aws/emulator";
import { type Answer, withServer } from "../../../packages/local-aws/tests/helpers/requestServer";
import { begin, createProject, type Project, type Run, start } from "../../helpers/startCommand";

describe("npm start, when it fails", () => {
  let project: Project;

  beforeEach(async () => {
    project = await createProject();
  });

  afterEach(() => project.remove());

  /** Asserts that a run reports one error with its fix, and no internals. */
  function assertError({ exitCode, stderr }: Run, message: string | RegExp, fix: string): void {
    const [first = "", ...rest] = stderr.split("\n").filter((line) => !line.endsWith("…"));
    assert.equal(exitCode, 1);
    if (typeof message === "string") assert.equal(first, `error: ${message}`);
    else assert.match(first, message);
    assert.deepEqual(rest, [`  fix: ${fix}`, ""]);
  }

  it("refuses an option that doesn't exist", async () => {
    assertError(
      await start(project, ["--bogus"]),
      "Unknown option '--bogus'",
      "npm start -- --help lists the options",
    );
  });

  it("names the stacks that there are in place of one that doesn't exist", async () => {
    assertError(
      await start(project, ["--stack", "nope"]),
      'There is no stack "nope": Pulumi.nope.yaml doesn\'t exist.',
      "use --stack with one of dev, oauth, prod, users, or write Pulumi.nope.yaml",
    );
  });

  it("reports an error as JSON on request", async () => {
    const { exitCode, stdout } = await start(project, ["--json", "--stack", "nope"]);
    assert.equal(exitCode, 1);
    assert.deepEqual(JSON.parse(stdout), {
      error: {
        message: 'There is no stack "nope": Pulumi.nope.yaml doesn\'t exist.',
        fix: "use --stack with one of dev, oauth, prod, users, or write Pulumi.nope.yaml",
      },
      succeeded: false,
    });
  });

  it("says where a stack file is broken", async () => {
    await project.addStack("bad", "config: [\n");
    assertError(
      await start(project, ["--stack", "bad"]),
      /^error: Pulumi\.bad\.yaml can't be used: line 2: /,
      "correct it",
    );
  });

  it("refuses an encrypted value, which it can't read", async () => {
    await project.addStack("bad", "config:\n  cognito-auth:testUser:\n    secure: AAABAEQ\n");
    assertError(
      await start(project, ["--stack", "bad"]),
      "cognito-auth:testUser in Pulumi.bad.yaml is encrypted, and a local deployment can't decrypt it.",
      "copy Pulumi.bad.yaml to Pulumi.local.yaml, write a value for tests there instead, and use --stack local",
    );
  });

  it("lists every problem of the configuration, by its keys", async () => {
    await project.addStack(
      "bad",
      "config:\n  cognito-auth:userPool: { mfa: { mode: MAYBE }, passwordPolicy: { minimumLength: 5 } }\n",
    );
    const { exitCode, stderr } = await start(project, ["--stack", "bad"]);
    assert.equal(exitCode, 1);
    // Nothing was started before.
    assert.equal(
      stderr,
      `error: Pulumi.bad.yaml can't be deployed. The configuration of this stack has 2 problems:

  userPool.passwordPolicy.minimumLength: 5
    why: Cognito allows a minimum length of 6 to 99 characters
    fix: choose a whole number from 6 to 99

  userPool.mfa.mode: "MAYBE"
    why: expected one of "OFF", "OPTIONAL", "ON"
    fix: choose one of them
  fix: correct Pulumi.bad.yaml
`,
    );
  });

  it("reports a problem of an example's configuration before anything is started", async () => {
    const file = join("examples", "serverless-api", "Pulumi.dev.yaml");
    await writeFile(join(project.folder, file), 'config:\n  frontendOrigin: "*"\n');
    const { exitCode, stderr } = await begin(project, [], {}, "app.ts").ended;
    assert.equal(exitCode, 1);
    assert.equal(
      stderr,
      `error: ${file} can't be deployed. The configuration of this stack has a problem:

  frontendOrigin: "*"
    why: expected one origin, without *, which would allow other sites' pages
    fix: write the frontend's origin, such as https://app.example.com
  fix: correct ${file}
`,
    );
  });

  it("names a port that is in use", async () => {
    await withServer(
      () => undefined,
      async (endpoint) => {
        const { port } = new URL(endpoint);
        assertError(
          await start(project, ["--port", port]),
          new RegExp(`^error: The local AWS can't listen on port ${port}: `),
          "stop what uses the port, or choose another with --port (without it, a free port is used)",
        );
      },
    );
  });

  it("says what it needs where there is no Python", async () => {
    const programs = join(project.folder, "programs");
    await mkdir(programs);
    await symlink(process.execPath, join(programs, "node"));
    const { exitCode, stderr } = await start(project, [], { PATH: programs, PYTHON: undefined });
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error: .*Python 3\.10/m);
    assert.match(stderr, /^ {2}fix: .*--endpoint URL/m);
  });

  const useAnother = "start it, or leave --endpoint out to have a local AWS started";

  it("says that nothing answers at an endpoint", async () => {
    const endpoint = await withServer(
      () => undefined,
      (address) => Promise.resolve(address),
    );
    assertError(
      await start(project, ["--endpoint", endpoint]),
      `Cognito doesn't answer at ${endpoint}: nothing answers there`,
      useAnother,
    );
  });

  it("says that an endpoint answers with an error", async () => {
    const fail: Answer = (_, response) => response.writeHead(500).end();
    await withServer(fail, async (endpoint) => {
      const message = `Cognito doesn't answer at ${endpoint}: it answered HTTP 500`;
      assertError(await start(project, ["--endpoint", endpoint]), message, useAnother);
    });
  });

  it("gives up on an endpoint that never answers", async () => {
    await withServer(
      () => undefined,
      async (endpoint) => {
        const message = `Cognito doesn't answer at ${endpoint}: no answer within 5 seconds`;
        assertError(await start(project, ["--endpoint", endpoint]), message, useAnother);
      },
    );
  });

  it("gives up on an endpoint whose answer never comes to its end", async () => {
    const drip: Answer = (_, response) => {
      response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
      const timer = setInterval(() => response.write(" "), 50);
      response.once("close", () => {
        clearInterval(timer);
      });
    };
    await withServer(drip, async (endpoint) => {
      const message = `Cognito doesn't answer at ${endpoint}: no answer within 5 seconds`;
      assertError(await start(project, ["--endpoint", endpoint]), message, useAnother);
    });
  });

  for (const answer of ["{}", "null", "[]", "nonsense", "<html></html>", ""]) {
    it(`refuses an endpoint that isn't Cognito, and answers everything with ${answer || "nothing"}`, async () => {
      await withServer(
        (_, response) =>
          response.writeHead(200, { "content-type": "application/x-amz-json-1.1" }).end(answer),
        async (endpoint) => {
          const message = `Cognito doesn't answer at ${endpoint}: what answers there isn't Cognito`;
          assertError(await start(project, ["--endpoint", endpoint]), message, useAnother);
        },
      );
    });
  }

  it("fails on an endpoint that knows how to list user pools, but not how to create one", async () => {
    await withServer(
      (_, response) => response.writeHead(200).end('{"UserPools":[]}'),
      async (endpoint) => {
        assertError(
          await start(project, ["--endpoint", endpoint]),
          "The deployment failed: aws:cognito:UserPool auth-user-pool: the endpoint answered without the id of what it was to create",
          "fix what the message names, then run the command again",
        );
      },
    );
  });

  it("says that a pulumi command can't be used", async () => {
    const programs = join(project.folder, "programs");
    await mkdir(programs);
    await writeFile(join(programs, "pulumi"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    assertError(
      await start(project, [], { PATH: `${programs}:${process.env["PATH"] ?? ""}` }),
      /^error: The pulumi command on the PATH can't be used: /,
      "update it, or remove it from the PATH to run the program without it",
    );
  });

  it("deletes what it deployed to an endpoint that goes on running", async () => {
    const emulator = await startEmulator({ onProgress: () => undefined });
    try {
      const { exitCode, stdout } = await start(project, ["--json", "--endpoint", emulator.endpoint]);
      assert.equal(exitCode, 0);
      assert.equal((JSON.parse(stdout) as { endpoint: string }).endpoint, emulator.endpoint);
      const client = createCognitoClient({ endpoint: emulator.endpoint, region: "us-east-1" });
      const { UserPools } = await client.send(new ListUserPoolsCommand({ MaxResults: 60 }));
      client.destroy();
      assert.deepEqual(UserPools, []);
    } finally {
      await emulator.stop();
    }
  });
});
