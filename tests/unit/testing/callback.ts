import { CallbackFunction } from "@pulumi/aws/lambda/lambdaMixins";
import { deployWithMocks } from "../../../components/testing";

/** Deploys a callback under mocks, and prints the resources that it asked for. */
async function main(): Promise<void> {
  const { resources } = await deployWithMocks(() => {
    new CallbackFunction("f", { callback: () => Promise.resolve("done") });
  });
  const described = Object.entries(resources).map(([key, { type, inputs }]) => {
    return [key, { type, handler: inputs["handler"] }];
  });
  process.stdout.write(JSON.stringify(Object.fromEntries(described)));
}

void main();
