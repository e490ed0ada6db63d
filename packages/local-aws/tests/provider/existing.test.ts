import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  ListUserPoolsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "../../awsClient";
import { applicationServices } from "../../emulator";
import { useLocalAws } from "./useLocalAws";

/** What the program of existingProgram.ts prints. */
interface Printed {
  readonly result: unknown;
  readonly created: readonly string[];
  readonly notices: readonly string[];
  readonly isRestored: boolean;
}

describe("Without the engine, a program", () => {
  const aws = useLocalAws(applicationServices);
  let poolId: string;
  let clientId: string;

  before(async () => {
    const cognito = createCognitoClient(aws);
    const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: "existing" }));
    poolId = UserPool?.Id ?? "";
    const { UserPoolClient } = await cognito.send(
      new CreateUserPoolClientCommand({ UserPoolId: poolId, ClientName: "web" }),
    );
    clientId = UserPoolClient?.ClientId ?? "";
  });

  // Whatever it does, nothing is created, and what exists is kept.
  afterEach(async () => {
    const { UserPools = [] } = await createCognitoClient(aws).send(
      new ListUserPoolsCommand({ MaxResults: 60 }),
    );
    assert.deepEqual(
      UserPools.map(({ Id, Name }) => [Id, Name]),
      [[poolId, "existing"]],
    );
  });

  async function run(which: string, ...ids: string[]): Promise<Printed> {
    const script = join(__dirname, "existingProgram.ts");
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--require", "ts-node/register", script, aws.endpoint, which, ...ids],
      { timeout: 300_000 },
    ).catch((error: unknown) => error as { readonly stdout: string });
    return JSON.parse(stdout) as Printed;
  }

  const nothing = { created: [], notices: [], isRestored: true };

  it("reads what exists", async () => {
    assert.deepEqual(await run("read", poolId, clientId), {
      ...nothing,
      result: {
        arn: `arn:aws:cognito-idp:${aws.region}:000000000000:userpool/${poolId}`,
        client: "web",
        name: "existing",
      },
    });
  });

  it("imports what exists, which it doesn't delete", async () => {
    const result = { client: clientId, name: "existing", pool: poolId };
    assert.deepEqual(await run("imported", poolId, clientId), { ...nothing, result });
  });

  const failures: readonly [what: string, which: string, message: () => string][] = [
    [
      "to import what differs",
      "different",
      () =>
        `aws:cognito:UserPool pool: the inputs to import '${poolId}' differ from it, ` +
        "and only the pulumi command updates resources",
    ],
    [
      "to import what doesn't exist",
      "missingImport",
      () => "aws:iam:Role role: resource 'nobody' does not exist",
    ],
    [
      "to have a component that a plugin runs",
      "remote",
      () => "test:index:Site site: a component that a plugin runs needs the pulumi command",
    ],
  ];
  for (const [what, which, message] of failures) {
    it(`fails ${what}`, async () => {
      assert.deepEqual(await run(which, poolId), {
        ...nothing,
        result: `The deployment failed: ${message()}`,
      });
    });
  }

  it("fails to read what doesn't exist", async () => {
    assert.deepEqual(await run("missing", `${aws.region}_Missing00`), {
      ...nothing,
      result: `The deployment failed: aws:cognito:UserPool pool: resource '${aws.region}_Missing00' does not exist`,
    });
  });

  it("fails to call a method of a resource", async () => {
    const { result } = await run("method");
    assert.match(
      String(result),
      /^The deployment failed: the local provider has no function test:index:Site\/describe; it has aws:/,
    );
  });

  it("creates nothing after its end, as under the engine, and says so", async () => {
    const notice = "Not created: aws:cognito:UserPool late, which was requested after the program's end";
    assert.deepEqual(await run("late"), { ...nothing, result: {}, notices: [notice] });
  });
});
