import assert from "node:assert/strict";
import type { ProviderOptions } from "../../provider";
import { PartialFailure } from "../../provider/resource";
import { type Properties, secretMarker } from "../../provider/wire";
import { type Intercept, refusal, throughProxy } from "../helpers/interceptingProxy";
import { type Answer, withServer } from "../helpers/requestServer";
import {
  check,
  create,
  plain,
  preview,
  providerAt,
  refresh,
  types,
  update,
  urnOf,
} from "./providerUnderTest";
import { failureWithout, useLocalAws } from "./useLocalAws";

/** An endpoint that never answers. */
const silence: Answer = () => undefined;

/** A short time limit where no answer is expected; elsewhere a busy machine could exceed it. */
function limitsFor(answer: Answer): Partial<ProviderOptions> {
  return answer === silence ? { retry: { timeout: 200 } } : {};
}

/** An id as Amazon Cognito gives them. */
const poolId = "us-east-1_aBcDeFgHi";
const poolUrn = urnOf(types.pool);
const userUrn = urnOf(types.user);

/** Runs the work against a loopback server, and counts the requests that it gets. */
async function countRequests(answer: Answer, work: (endpoint: string) => Promise<void>): Promise<number> {
  let requests = 0;
  await withServer((...request) => {
    requests++;
    return answer(...request);
  }, work);
  return requests;
}

/** Cognito as far as a test needs it: an answer for each operation. */
function answering(answers: Record<string, unknown>): Intercept {
  return ({ operation }) => {
    const answer = answers[operation];
    return answer instanceof Error
      ? refusal(answer.name, answer.message)
      : { status: 200, body: JSON.stringify(answer ?? {}) };
  };
}

function errorNamed(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

describe("An endpoint that fails", () => {
  const cases: Record<string, [Answer, (endpoint: string) => string]> = {
    "with a server error": [
      (_request, response) => response.writeHead(500).end("<html>"),
      (endpoint) => `DeleteUserPool: ${endpoint} answered HTTP 500, which isn't an AWS response`,
    ],
    "without a word": [
      (_request, response) => response.writeHead(503).end(),
      (endpoint) => `DeleteUserPool: ${endpoint} answered HTTP 503, which isn't an AWS response`,
    ],
    "by never answering": [
      silence,
      (endpoint) => `DeleteUserPool: ${endpoint}: no answer came in time (ETIMEDOUT)`,
    ],
    "by closing the connection": [
      (request) => request.socket.destroy(),
      (endpoint) =>
        `DeleteUserPool: ${endpoint}: the connection was closed before an answer came (ECONNRESET)`,
    ],
  };
  for (const [title, [answer, message]] of Object.entries(cases)) {
    it(`${title} is asked three times, and then named`, async () => {
      const requests = await countRequests(answer, async (endpoint) => {
        const { provider } = providerAt(endpoint, limitsFor(answer));
        await assert.rejects(provider.delete(poolId, poolUrn, {}), { message: message(endpoint) });
      });
      assert.equal(requests, 3);
    });
  }

  for (const [title, answer, reason] of [
    ["never answers", silence, ": no answer came in time (ETIMEDOUT)"],
    [
      "closes the connection",
      (request) => request.socket.destroy(),
      ": the connection was closed before an answer came (ECONNRESET)",
    ],
    [
      "answers 503 in words that aren't Cognito's",
      (_request, response) => response.writeHead(503).end("<html>"),
      " answered HTTP 503, which isn't an AWS response",
    ],
    [
      "answers 200 in words that aren't Cognito's",
      (_request, response) => response.end("<html>"),
      " answered HTTP 200, which isn't an AWS response",
    ],
    [
      "breaks off its answer",
      (_request, response) =>
        response.writeHead(200, { "content-length": "9" }).end("{", () => response.destroy()),
      ": the connection was closed before an answer came (ECONNRESET)",
    ],
  ] satisfies [string, Answer, string][]) {
    it(`isn't asked to create again if it ${title}, because it may already have done so`, async () => {
      let message = "";
      const requests = await countRequests(answer, async (endpoint) => {
        const { provider } = providerAt(endpoint, limitsFor(answer));
        message = `CreateUserPool: ${endpoint}${reason}; it may have been created anyway`;
        await assert.rejects(provider.create(poolUrn, { name: "shop" }), { message });
      });
      assert.equal(requests, 1);
    });
  }

  for (const body of ["", "{}", "null", '{"UserPool":{},"UserPoolClient":{}}']) {
    for (const [type, inputs] of [
      [types.pool, { name: "shop", mfaConfiguration: "OPTIONAL" }],
      [types.client, { name: "web", userPoolId: poolId }],
    ] as const) {
      it(`that answers ${body || "nothing"} has created no ${type}, and isn't asked anything else`, async () => {
        const requests = await countRequests(
          (_request, response) => response.end(body),
          async (endpoint) => {
            await assert.rejects(providerAt(endpoint).provider.create(urnOf(type), inputs), {
              message: "the endpoint answered without the id of what it was to create",
            });
          },
        );
        assert.equal(requests, 1);
      });
    }
  }

  it("by not being there is named", async () => {
    let gone = "";
    await withServer(
      () => undefined,
      (endpoint) => Promise.resolve((gone = endpoint)),
    );
    await assert.rejects(providerAt(gone).provider.delete(poolId, poolUrn, {}), {
      message: `DeleteUserPool: ${gone}: nothing answers there (ECONNREFUSED)`,
    });
  });

  it("with a page that isn't Cognito's is named, and not asked again", async () => {
    const requests = await countRequests(
      (_request, response) => response.writeHead(404).end("not found"),
      async (endpoint) => {
        await assert.rejects(providerAt(endpoint).provider.delete(poolId, poolUrn, {}), {
          message: `DeleteUserPool: ${endpoint} answered HTTP 404, which isn't an AWS response`,
        });
      },
    );
    assert.equal(requests, 1);
  });

  for (const endpoint of ["ftp://127.0.0.1", "127.0.0.1:4566", "", "file:///data"]) {
    it(`is refused at once where its address is ${JSON.stringify(endpoint)}`, () => {
      assert.throws(() => providerAt(endpoint), {
        message: "the endpoint must be an http or https address, such as http://127.0.0.1:4566",
      });
    });
  }
});

describe("An error of Cognito's", () => {
  const proxied = (
    answers: Record<string, unknown>,
    work: (endpoint: string) => Promise<void>,
  ): Promise<void> => throughProxy("", answering(answers), work);

  it("is one line with the operation and the error's name", async () => {
    const error = errorNamed("InvalidParameterException", "This\n  won't do.");
    await proxied({ CreateUserPool: error }, async (endpoint) => {
      await assert.rejects(providerAt(endpoint).provider.create(poolUrn, { name: "shop" }), {
        message: "CreateUserPool: InvalidParameterException: This won't do.",
      });
    });
  });

  it("shows no secret, whether it was marked as one or is one always", async () => {
    const message = "Value 'Marked_12' at 'password' or 'Always_12' or 'jane@example.com' is bad";
    await proxied({ AdminCreateUser: errorNamed("InvalidPasswordException", message) }, async (endpoint) => {
      const inputs = {
        userPoolId: poolId,
        username: "jane",
        password: "Always_12",
        temporaryPassword: secretMarker("Marked_12"),
        attributes: { email: secretMarker("jane@example.com") },
      };
      await assert.rejects(providerAt(endpoint).provider.create(userUrn, inputs), (error: Error) => {
        const shown =
          "AdminCreateUser: InvalidPasswordException: Value '[secret]' at 'password' or '[secret]' or '[secret]' is bad";
        assert.equal(error.message, shown);
        assert.equal(error.cause, undefined);
        assert.doesNotMatch(String(error.stack), /_12|jane@/);
        return true;
      });
    });
  });

  it("other than a missing resource doesn't remove the resource from the state", async () => {
    const answers = {
      DescribeUserPool: errorNamed("NotAuthorizedException", "No."),
      GetUserPoolMfaConfig: errorNamed("NotAuthorizedException", "No."),
      AdminDeleteUser: errorNamed("NotAuthorizedException", "No."),
    };
    await proxied(answers, async (endpoint) => {
      const { provider } = providerAt(endpoint);
      await assert.rejects(provider.read(poolId, poolUrn, { name: "shop" }), { message: /NotAuthorized/ });
      await assert.rejects(provider.delete(`${poolId}/jane`, userUrn, {}), { message: /NotAuthorized/ });
    });
  });
});

describe("A resource that is created only in part", () => {
  const aws = useLocalAws();

  /** Creates a resource while an operation fails. */
  async function createWithout(operation: string, type: string, inputs: Properties): Promise<PartialFailure> {
    const failure = await failureWithout(aws, operation, (tested) => create(tested, type, inputs));
    assert.ok(failure instanceof PartialFailure);
    return failure;
  }

  it("is in the state as requested, so that the next update finds nothing to do, but sees what is missing", async () => {
    const inputs = { name: "shop", mfaConfiguration: "ON", softwareTokenMfaConfiguration: { enabled: true } };
    const failure = await createWithout("SetUserPoolMfaConfig", types.pool, inputs);
    const { id, properties: outputs, reasons } = failure;
    assert.deepEqual(reasons, ["SetUserPoolMfaConfig: LimitExceededException: Not now."]);
    assert.equal(outputs["mfaConfiguration"], "ON");

    const partial = { id, urn: poolUrn, inputs, outputs };
    assert.equal((await preview(aws.tested, partial, inputs)).changes, false);
    const { inputs: checked } = await check(aws.tested, poolUrn, inputs, inputs);
    const { outs } = (await aws.tested.provider.update(id, poolUrn, outputs, checked)) as {
      outs: Properties;
    };
    assert.equal(outs["mfaConfiguration"], "OFF");
    const completed = await update(aws.tested, { ...partial, outputs: outs }, inputs);
    assert.equal(completed.outputs["mfaConfiguration"], "ON");
  });

  it("is completed at once after a refresh", async () => {
    const inputs = { name: "shop", mfaConfiguration: "ON", softwareTokenMfaConfiguration: { enabled: true } };
    const { id, properties: outputs } = await createWithout("SetUserPoolMfaConfig", types.pool, inputs);
    const refreshed = await refresh(aws.tested, { id, urn: poolUrn, inputs, outputs });
    assert.ok(refreshed);
    const completed = await update(aws.tested, refreshed, inputs);
    assert.equal(completed.outputs["mfaConfiguration"], "ON");
  });

  it("never shows that a password wasn't set: the state has it, and Cognito doesn't return it", async () => {
    const pool = await create(aws.tested, types.pool, {});
    const inputs = { userPoolId: pool.id, username: "jane", password: secretMarker("Permanent_1") };
    const { id, properties: outputs } = await createWithout("AdminSetUserPassword", types.user, inputs);
    assert.equal(id, `${pool.id}/jane`);
    assert.deepEqual(outputs["password"], secretMarker("Permanent_1"));

    const refreshed = await refresh(aws.tested, { id, urn: userUrn, inputs, outputs });
    assert.ok(refreshed);
    assert.equal(plain(refreshed)["status"], "FORCE_CHANGE_PASSWORD");
    assert.equal((await preview(aws.tested, refreshed, inputs)).changes, false);
    const another = { ...inputs, password: secretMarker("Permanent_2") };
    assert.equal(plain(await update(aws.tested, refreshed, another))["status"], "CONFIRMED");
  });
});
