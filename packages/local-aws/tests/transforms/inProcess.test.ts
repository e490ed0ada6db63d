import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  CognitoIdentityProviderClient,
  ListUserPoolsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { createAwsClient } from "../../awsClient";
import type { Outputs } from "../../engines/engine";
import { useLocalAws } from "../provider/useLocalAws";
import { expectedOutputs } from "./expectedOutputs";

/** What the program of inProcessProgram.ts prints. */
interface Printed {
  readonly outputs: Outputs;
  readonly created: readonly string[];
}

describe("Transforms without the engine", () => {
  const aws = useLocalAws();
  let printed: Printed;

  before(async () => {
    const script = join(__dirname, "inProcessProgram.ts");
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["--require", "ts-node/register", script, aws.endpoint],
      { timeout: 300_000 },
    );
    assert.equal(stderr, "");
    printed = JSON.parse(stdout) as Printed;
  });

  it("fail the deployment where they fail, and leave nothing open", async () => {
    const script = join(__dirname, "failingProgram.ts");
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--require", "ts-node/register", script, aws.endpoint],
      { timeout: 300_000 },
    );
    assert.equal(
      stdout,
      "The deployment failed: aws:cognito/userPool:UserPool pool: transform failed: Error: no such pool",
    );
  });

  it("are run in the engine's order and have its effects", () => {
    const values = Object.entries(printed.outputs).map(([name, { value }]): [string, unknown] => [
      name,
      value,
    ]);
    assert.deepEqual(Object.fromEntries(values), expectedOutputs);
    assert.equal(printed.outputs["username"]?.secret, true);
  });

  it("leave resources of one type and name apart, which have different parents", () => {
    assert.deepEqual(printed.created, [
      "aws:cognito:User user of group-of-all",
      "aws:cognito:UserPool namesake of group",
      "aws:cognito:UserPool namesake of group-of-all",
      "aws:cognito:UserPool pool of group-of-all",
      "aws:cognito:UserPoolClient client of group-of-all",
      "aws:cognito:UserPoolClient secret-client of group-of-all",
      "test:index:Group group of the stack",
      "test:index:Group group-of-all of group",
    ]);
  });

  it("leave nothing behind", async () => {
    const { UserPools } = await createAwsClient(CognitoIdentityProviderClient, aws).send(
      new ListUserPoolsCommand({ MaxResults: 1 }),
    );
    assert.deepEqual(UserPools, []);
  });

  it("leave the outputs in the engine's order", () => {
    assert.deepEqual(Object.keys(printed.outputs), Object.keys(printed.outputs).sort());
  });
});
