import assert from "node:assert/strict";
import type { ApplicationTarget } from "../../../../local/proofs/application/subject";
import {
  type Intercept,
  refusal,
  throughProxy,
} from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { deployApplication, type DeployedApplication, outcomesOf } from "./deployedApplication";

// A proxy does what the local AWS doesn't.
describe("The proof of the application, on an endpoint that is as strict as AWS,", () => {
  let application: DeployedApplication;

  before(async () => {
    application = await deployApplication("none");
  });

  after(() => application.stop());

  /** The outcome of a claim through a proxy in front of the local AWS. */
  async function outcome(
    name: string,
    intercept: Intercept,
    change: (proxied: string) => Partial<ApplicationTarget> = () => ({}),
  ): Promise<string | undefined> {
    const { signIn, target } = application;
    const outcomes = await throughProxy(target.endpoint, intercept, (endpoint) =>
      outcomesOf({ signIn, target: { ...target, endpoint, ...change(endpoint) } }, name),
    );
    return outcomes[name];
  }

  it("proves that guests are refused", async () => {
    const intercept: Intercept = ({ operation, body }, forward) =>
      operation === "GetId" && !body.includes('Logins":{"')
        ? refusal("NotAuthorizedException", "Unauthenticated access is not supported for this identity pool.")
        : forward();
    assert.equal(await outcome("guests", intercept), "proved");
  });

  const classicFlowIsOff = refusal(
    "InvalidParameterException",
    "Basic (classic) flow is not enabled, please use enhanced flow.",
  );

  it("proves that the classic flow is off, and what the role trusts by a pool where it is on", async () => {
    let own = "";
    const intercept: Intercept = ({ operation, body }, forward) => {
      if (operation === "GetCredentialsForIdentity") own = body;
      const isOwn = operation === "GetOpenIdToken" && identityIn(body) === identityIn(own);
      return isOwn ? classicFlowIsOff : forward();
    };
    assert.equal(await outcome("classic flow", intercept), "proved");
    assert.equal(await outcome("trust", intercept), "proved");
  });

  it("doesn't prove what the role trusts where no pool gives a token", async () => {
    const intercept: Intercept = ({ operation }, forward) =>
      operation === "GetOpenIdToken" ? classicFlowIsOff : forward();
    assert.equal(
      await outcome("trust", intercept),
      "not proved: there is no token of another identity pool to try it with",
    );
  });

  it("doesn't mistake another refusal for that of guests", async () => {
    const intercept: Intercept = ({ operation, body }, forward) =>
      operation === "GetId" && !body.includes('Logins":{"')
        ? refusal("TooManyRequestsException", "Rate exceeded")
        : forward();
    assert.equal(
      await outcome("guests", intercept),
      'failed: it is answered "TooManyRequestsException: Rate exceeded"',
    );
  });

  it("proves that too many calls are refused", async () => {
    let calls = 0;
    const intercept: Intercept = ({ path }, forward) =>
      path === "/me" ? { status: (calls += 1) > 30 ? 429 : 401, body: "{}" } : forward();
    assert.equal(await outcome("throttling", intercept, (apiUrl) => ({ apiUrl })), "proved");
    assert.equal(calls, 60);
  });

  it("proves that another API can't call the function", async () => {
    let proxied = "";
    const intercept: Intercept = async ({ path }, forward) => {
      if (path === "/me") return { status: 500, body: '{"message":"Internal Server Error"}' };
      const { status, body } = await forward();
      return path === "/v2/apis"
        ? { status, body: body.replace(/("apiEndpoint": ?)"[^"]+"/, `$1"${proxied}"`) }
        : { status, body };
    };
    const keepAddress = (endpoint: string): object => {
      proxied = endpoint;
      return {};
    };
    assert.equal(await outcome("function's callers", intercept, keepAddress), "proved");
  });

  it("fails where the API accepts an access token", async () => {
    const { email, subject: sub } = { ...application.signIn.target, ...application.signIn.facts.user };
    const intercept: Intercept = ({ path }, forward) =>
      path === "/me" ? { status: 200, body: JSON.stringify({ sub, email }) } : forward();
    assert.match(
      (await outcome("access token", intercept, (apiUrl) => ({ apiUrl }))) ?? "",
      /^failed: it is answered HTTP 200: /,
    );
  });

  it("doesn't mistake the log of another call for that of this one", async () => {
    const other = { status: 200, body: JSON.stringify({ events: [{ message: '{"requestId":"another"}' }] }) };
    const intercept: Intercept = ({ operation }, forward) =>
      operation === "FilterLogEvents" ? other : forward();
    assert.equal(await outcome("access log", intercept), "asked for: CreateStage");
  });

  it("proves that who is signed out everywhere gets no more credentials", async () => {
    let exchanges = 0;
    const intercept: Intercept = ({ operation }, forward) =>
      operation === "GetCredentialsForIdentity" && (exchanges += 1) > 1
        ? refusal("NotAuthorizedException", "Access Token has been revoked")
        : forward();
    assert.equal(await outcome("signed out", intercept), "proved");
    assert.equal(exchanges, 2);
  });
});

/** The identity that a request is about. */
function identityIn(body: string): string | undefined {
  return /"IdentityId":"([^"]+)"/.exec(body)?.[1];
}
