import assert from "node:assert/strict";
import { settledStack } from "../../../local/stacks/settledStack";

/** What is settled of a stack with these settings. */
function settledWith(settings: Readonly<Record<string, unknown>>): ReturnType<typeof settledStack> {
  const config = Object.entries(settings).map(([key, value]) => [`shop:${key}`, JSON.stringify(value)]);
  return settledStack({ project: "shop", config: Object.fromEntries(config) as Record<string, string> });
}

describe("What a stack's configuration asks for", () => {
  const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:shop";
  const roleArn = "arn:aws:iam::123456789012:role/shop";

  it("has the functions that a client's flow needs", () => {
    const customAuthentication = {
      defineAuthChallenge: functionArn,
      createAuthChallenge: functionArn,
      verifyAuthChallengeResponse: functionArn,
    };
    const { appClient, triggers } = settledWith({
      appClient: { authFlows: { custom: true } },
      triggers: { customAuthentication },
    });
    assert.equal(appClient.authFlows.custom, true);
    assert.deepEqual(triggers.customAuthentication, customAuthentication);
  });

  it("has the functions that send messages", () => {
    const customSenders = { email: { functionArn, roleArn } };
    assert.deepEqual(settledWith({ customSenders }).customSenders, customSenders);
  });
});
