import assert from "node:assert/strict";
import type { Properties } from "../../provider/wire";
import { providerAt } from "./providerUnderTest";

// But for the caller, nothing is asked of AWS. inProcess.test.ts and engine.test.ts have programs call them.
const nowhere = "http://127.0.0.1:1";

async function answerOf(region: string, name: string, inputs: Properties = {}): Promise<unknown> {
  const { provider } = providerAt(nowhere, { region, retry: { attempts: 1 } });
  const answer = (await provider.invoke(`aws:index/${name}:${name}`, inputs)) as { outputs: unknown };
  return answer.outputs;
}

describe("The functions of AWS", () => {
  for (const [region, partition, dnsSuffix, reverseDnsPrefix] of [
    ["us-east-1", "aws", "amazonaws.com", "com.amazonaws"],
    ["cn-north-1", "aws-cn", "amazonaws.com.cn", "cn.com.amazonaws"],
    ["us-gov-west-1", "aws-us-gov", "amazonaws.com", "com.amazonaws"],
  ] as const) {
    it(`say that ${region} is in the partition ${partition}`, async () => {
      const expected = { dnsSuffix, id: partition, partition, reverseDnsPrefix };
      assert.deepEqual(await answerOf(region, "getPartition"), expected);
    });
  }

  const tokyo = {
    description: "Asia Pacific (Tokyo)",
    endpoint: "ec2.ap-northeast-1.amazonaws.com",
    id: "ap-northeast-1",
    name: "ap-northeast-1",
    region: "ap-northeast-1",
  };
  for (const inputs of [{ region: tokyo.region }, { name: tokyo.name }, { endpoint: tokyo.endpoint }]) {
    it(`describe another region by its ${Object.keys(inputs).join()}`, async () => {
      assert.deepEqual(await answerOf("eu-west-1", "getRegion", inputs), tokyo);
    });
  }

  for (const [inputs, message] of [
    [{ region: "eu-nowhere-1" }, "there is no region eu-nowhere-1"],
    [
      { endpoint: "ec2.eu-nowhere-1.amazonaws.com" },
      "there is no region eu-nowhere-1 with the endpoint ec2.eu-nowhere-1.amazonaws.com",
    ],
    [{ endpoint: "example.com" }, "there is no region with the endpoint example.com"],
    [
      { region: "eu-west-1", endpoint: tokyo.endpoint },
      `there is no region eu-west-1 with the endpoint ${tokyo.endpoint}`,
    ],
  ] as const) {
    it(`know no region by ${JSON.stringify(inputs)}`, async () => {
      await assert.rejects(answerOf("eu-west-1", "getRegion", inputs), { message });
    });
  }

  it("say what fails", async () => {
    await assert.rejects(answerOf("eu-west-1", "getCallerIdentity"), {
      message: `GetCallerIdentity: ${nowhere}: nothing answers there (ECONNREFUSED)`,
    });
  });

  it("are named where there is no such function", async () => {
    await assert.rejects(answerOf("eu-west-1", "getArn"), {
      message:
        "the local provider has no function aws:index/getArn:getArn; it has " +
        "aws:index/getCallerIdentity:getCallerIdentity, aws:index/getPartition:getPartition, aws:index/getRegion:getRegion; " +
        "for all others, run the command with --aws-provider installed, which uses Pulumi's own plugins",
    });
  });
});
