import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ListUserPoolsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { createAwsClient, createCognitoClient } from "../../awsClient";
import { applicationServices } from "../../emulator";
import { throughProxy } from "../helpers/interceptingProxy";
import { answering, createRole } from "./lambdaFixtures";
import { region } from "./providerUnderTest";
import { useLocalAws } from "./useLocalAws";

const account = "000000000000";

/** What the functions of AWS answer. */
const answers = [
  { accountId: account, arn: `arn:aws:iam::${account}:root`, id: account, userId: account },
  { dnsSuffix: "amazonaws.com", id: "aws", partition: "aws", reverseDnsPrefix: "com.amazonaws" },
  {
    description: "Europe (Ireland)",
    endpoint: "ec2.eu-west-1.amazonaws.com",
    id: region,
    name: region,
    region,
  },
];

/** What the program of inProcess.ts exports. */
interface Exported {
  readonly names: readonly string[];
  readonly hashes: readonly string[];
}

describe("A program without the engine", () => {
  const aws = useLocalAws(applicationServices);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "cognito-auth-test-"));
    await writeFile(join(folder, "index.js"), answering("Hello"));
  });

  after(() => rm(folder, { recursive: true }));

  it("is deployed with its code and what functions answer, and deleted", async () => {
    const role = await createRole(aws.endpoint, "caller");
    const script = join(__dirname, "inProcessProgram.ts");
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["--require", "ts-node/register", script, aws.endpoint, role, folder],
      { timeout: 300_000 },
    );
    const { names, hashes, ...others } = JSON.parse(stdout) as Exported;
    assert.match(names.join(" "), /^folder-[0-9a-f]{7} (text-[0-9a-f]{7}) \1$/);
    // Files are the same code as a string.
    assert.deepEqual([hashes[0]?.length, hashes[0]], [44, hashes[1]]);
    assert.deepEqual(others, {
      plainAnswers: answers,
      outputAnswers: answers,
      unknownFunction:
        "Error: the local provider has no function aws:index/getAvailabilityZones:getAvailabilityZones; it has " +
        "aws:index/getCallerIdentity:getCallerIdentity, aws:index/getPartition:getPartition, " +
        "aws:index/getRegion:getRegion; " +
        "for all others, run the command with --aws-provider installed, which uses Pulumi's own plugins",
    });
    const { Functions } = await createAwsClient(LambdaClient, aws).send(new ListFunctionsCommand());
    assert.deepEqual(Functions, []);
    assert.equal(stderr, "");
  });

  it("creates nothing more once it has failed, so that nothing is left of it", async () => {
    const script = join(__dirname, "failingProgram.ts");
    const run = promisify(execFile)(
      process.execPath,
      ["--require", "ts-node/register", script, aws.endpoint],
      { timeout: 300_000 },
    );
    // Pulumi makes a process fail whose program hasn't ended.
    const { stdout } = await run.catch((error: unknown) => error as { readonly stdout: string });
    const { error, created } = JSON.parse(stdout) as { error: string; created: string[] };
    assert.equal(error, "The deployment failed: not with this pool");
    assert.ok(created.includes("pool") && !created.includes("pool-19"), created.join());
    const { UserPools } = await createCognitoClient(aws).send(new ListUserPoolsCommand({ MaxResults: 60 }));
    assert.deepEqual(UserPools, []);
  });

  it("gives up deleting once an answer doesn't come in time, and says what is left", async () => {
    const requests: string[] = [];
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    await throughProxy(
      aws.endpoint,
      async ({ operation }, forward) => {
        if (operation === "DeleteUserPool") {
          requests.push(operation);
          await ended;
        }
        return forward();
      },
      async (endpoint) => {
        const script = join(__dirname, "unansweredProgram.ts");
        const { stdout } = await promisify(execFile)(
          process.execPath,
          ["--require", "ts-node/register", script, endpoint],
          { timeout: 300_000 },
        );
        end();
        const { ids, error } = JSON.parse(stdout) as { ids: readonly string[]; error: string };
        const [first, second, third] = ids;
        assert.equal(
          error,
          `What was deployed to ${endpoint} couldn't be deleted, at least not all of it: ${third} ` +
            `(DeleteUserPool: ${endpoint}: no answer came in time (ETIMEDOUT)), ${second}, ${first}`,
        );
        assert.deepEqual(requests, ["DeleteUserPool"]);
      },
    );
  });
});
