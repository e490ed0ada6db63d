import assert from "node:assert/strict";
import { answerOf } from "../../../../local/proofs/triggers/functionAnswer";
import { withServer } from "../../../../packages/local-aws/tests/helpers/requestServer";

const functions = { preSignUp: "sign-up", preTokenGeneration: "tokens", customMessage: "messages" };
const event = {
  version: "1",
  triggerSource: "PreSignUp_SignUp",
  region: "us-east-1",
  userPoolId: "us-east-1_Example01",
  userName: "jane",
  callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: "1example23456789" },
  request: { userAttributes: {} },
  response: {},
};

describe("The answer of a function", () => {
  it("isn't waited for longer than a user pool needs, and isn't asked for again", async () => {
    let asked = 0;
    const silent = (): void => {
      asked += 1;
    };
    await withServer(silent, (endpoint) =>
      assert.rejects(
        answerOf({ target: { endpoint, region: "us-east-1", functions } }, "preSignUp", event, 0.5),
        {
          message: "the function gives no answer within 0.5 seconds",
        },
      ),
    );
    assert.ok(asked <= 1, `it was asked ${asked} times`);
  });

  it("is missing where the endpoint answers with an error of its own", async () => {
    const refusing = (
      _request: unknown,
      response: { writeHead(status: number): { end(): unknown } },
    ): unknown => response.writeHead(404).end();
    await withServer(refusing, (endpoint) =>
      assert.rejects(
        answerOf({ target: { endpoint, region: "us-east-1", functions } }, "preSignUp", event),
        (error) => {
          assert.ok(error instanceof Error);
          assert.doesNotMatch(error.message, /no answer/);
          return true;
        },
      ),
    );
  });
});
