import assert from "node:assert/strict";
import { CommandError } from "../../cli/errors";
import { checkEndpoint } from "../../local/givenEndpoint";
import { withServer } from "../../packages/local-aws/tests/helpers/requestServer";

const region = "us-east-1";
const start = "start it, or leave --endpoint out to have a local AWS started";
const useOwnKeys =
  "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to the endpoint's access keys, and use --access-keys environment";

describe("An endpoint that somebody else started", () => {
  const assertRefused = (endpoint: string, reason: string, fix: string): Promise<void> =>
    assert.rejects(
      checkEndpoint({ endpoint, region }),
      new CommandError(`Cognito doesn't answer at ${endpoint}: ${reason}`, fix),
    );

  /** An endpoint that answers everything with an error of that name. */
  const withError = (name: string, work: (endpoint: string) => Promise<void>): Promise<void> =>
    withServer((_, response) => response.writeHead(400).end(JSON.stringify({ __type: name })), work);

  for (const name of [
    "AccessDeniedException",
    "ExpiredTokenException",
    "IncompleteSignatureException",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "MissingAuthenticationTokenException",
    "UnrecognizedClientException",
  ]) {
    it(`refuses the access keys with ${name}`, () =>
      withError(name, (endpoint) =>
        assertRefused(endpoint, `it refuses the access keys (${name})`, useOwnKeys),
      ));
  }

  it("isn't said to refuse the access keys by another error", () =>
    withError("TooManyRequestsException", (endpoint) =>
      assertRefused(endpoint, "it answered HTTP 400", start),
    ));

  it("has an address where nothing answers", async () => {
    const endpoint = await withServer(
      () => undefined,
      (address) => Promise.resolve(address),
    );
    await assertRefused(endpoint, "nothing answers there", start);
  });

  it("has a host that doesn't exist", () =>
    assertRefused("http://nowhere.invalid", "there is no such host", start));

  it("doesn't speak HTTPS", () =>
    withServer(
      (_, response) => response.end(),
      (endpoint) => assertRefused(endpoint.replace("http:", "https:"), "it doesn't speak HTTPS", start),
    ));

  it("closes the connection", () =>
    withServer(
      (request) => request.socket.destroy(),
      (endpoint) => assertRefused(endpoint, "the connection was closed before an answer came", start),
    ));
});
