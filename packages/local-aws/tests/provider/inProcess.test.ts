import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { region } from "./deployed";
import { answering, createRole, serverlessServices } from "./lambdaFixtures";
import { useLocalAws } from "./localAws";

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

describe("A program without the engine", () => {
  const aws = useLocalAws(serverlessServices);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "cognito-auth-test-"));
    await writeFile(join(folder, "index.js"), answering("From a folder"));
  });

  after(() => rm(folder, { recursive: true }));

  it("is deployed with its code and what functions answer, and deleted", async () => {
    const role = await createRole(aws.endpoint, "caller");
    const script = join(__dirname, "inProcess.ts");
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["--require", "ts-node/register", script, aws.endpoint, role, folder],
      { timeout: 60_000 },
    );
    assert.deepEqual(JSON.parse(stdout), {
      said: [
        [200, "From a folder /folder"],
        [200, "From a text /text"],
      ],
      status: 404,
      answers: {
        plain: answers,
        outputs: answers,
        unknown:
          "Error: the local provider has no function aws:index/getAvailabilityZones:getAvailabilityZones; it has " +
          "aws:index/getCallerIdentity:getCallerIdentity, aws:index/getPartition:getPartition, " +
          "aws:index/getRegion:getRegion",
      },
    });
    assert.equal(stderr, "");
  });
});
