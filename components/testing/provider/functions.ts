import { account } from "./property";

/** What a function of the AWS provider answers, by its token; undefined for those that the mocks don't have. */
export function functionAnswer(
  token: string,
  inputs: Readonly<Record<string, unknown>>,
  providerRegion: string,
): Record<string, unknown> | undefined {
  switch (token) {
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { accountId: account, arn: `arn:aws:iam::${account}:root`, id: account, userId: account };
    case "aws:index/getPartition:getPartition":
      return {
        dnsSuffix: "amazonaws.com",
        id: "aws",
        partition: "aws",
        reverseDnsPrefix: "com.amazonaws",
      };
    case "aws:index/getRegion:getRegion": {
      const { region = inputs["name"] ?? providerRegion } = inputs;
      return {
        description: `The region ${String(region)}`,
        endpoint: `ec2.${String(region)}.amazonaws.com`,
        id: region,
        name: region,
        region,
      };
    }
    default:
      return undefined;
  }
}
