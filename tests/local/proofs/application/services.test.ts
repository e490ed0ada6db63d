import assert from "node:assert/strict";
import {
  DescribeUserPoolClientCommand,
  ListResourceServersCommand,
  ListUserPoolClientsCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { settingsOf } from "../../../../local/proofs/application/clientSettings";
import { serviceRouteClaims } from "../../../../local/proofs/application/serviceRouteClaims";
import type { ApplicationTarget, ServiceRoute } from "../../../../local/proofs/application/subject";
import { type Intercept, throughProxy } from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { deployApplication, type DeployedApplication, outcomesOf } from "./deployedApplication";
import { withAuthorizer, withoutCaller, withRoute } from "./lax";

const names = serviceRouteClaims.map(({ name }) => name);
const accepted = "service's token";
const withoutScope = "service route: withoutScope";
const ofOtherService = "service route: ofOtherService";

describe("The proof of the API's route for services", () => {
  let application: DeployedApplication;
  let route: ServiceRoute;
  /** The service of the stack. */
  let reports: ServiceRoute["callers"][number];

  before(async () => {
    application = await deployApplication("all", "oauth");
    route = application.target.serviceRoute ?? assert.fail("the API has no route for services");
    reports = route.callers[0] ?? assert.fail("no service may call it");
  });

  after(() => application.stop());

  /** The outcome of claims with another target. */
  function outcomesAt(
    change: Partial<ApplicationTarget>,
    ...claims: string[]
  ): Promise<Record<string, string>> {
    const { signIn, target } = application;
    return outcomesOf({ signIn, target: { ...target, ...change } }, ...claims);
  }

  /** The outcome of claims while the deployment is changed. */
  async function outcomesWith(
    change: Promise<() => Promise<unknown>>,
    ...claims: string[]
  ): Promise<Record<string, string>> {
    const restore = await change;
    try {
      return await outcomesOf(application, ...claims);
    } finally {
      await restore();
    }
  }

  /** The outcome of a claim where something else answers the route. */
  async function outcomeThrough(name: string, intercept: Intercept): Promise<string | undefined> {
    const outcomes = await throughProxy(application.target.endpoint, intercept, (apiUrl) =>
      outcomesAt({ apiUrl }, name),
    );
    return outcomes[name];
  }

  /** Lets the service in, and then answers that. */
  function afterwards(status: number): Intercept {
    let calls = 0;
    return ({ path }, forward) => {
      if (path !== "/orders") return forward();
      calls += 1;
      return { status: calls === 1 ? 200 : status, body: JSON.stringify({ clientId: reports.clientId }) };
    };
  }

  /** What shows that a proof has cleaned up. */
  async function traces(): Promise<object> {
    const { client, target } = application.signIn;
    const { userPoolId: UserPoolId } = target;
    const describe = new DescribeUserPoolClientCommand({ UserPoolId, ClientId: reports.clientId });
    const { UserPoolClient } = await client.send(describe);
    const { UserPoolClients = [] } = await client.send(new ListUserPoolClientsCommand({ UserPoolId }));
    const { ResourceServers = [] } = await client.send(
      new ListResourceServersCommand({ UserPoolId, MaxResults: 50 }),
    );
    return {
      appClients: UserPoolClients.map(({ ClientName }) => ClientName),
      resourceServers: ResourceServers.map(({ Identifier }) => Identifier),
      // Changing the settings and reverting that leaves another date.
      settings: { ...UserPoolClient, LastModifiedDate: undefined },
    };
  }

  it("proves everything by what the endpoint does, leaves nothing behind, and shows no secret", async () => {
    const before = await traces();
    const outcomes = await outcomesOf(application, ...names);
    assert.deepEqual(outcomes, Object.fromEntries(names.map((name) => [name, "proved"])));
    assert.deepEqual(await traces(), before);
    const { secrets } = application.signIn;
    assert.ok(secrets.has(reports.clientSecret));
    for (const secret of secrets) assert.equal(JSON.stringify(outcomes).includes(secret), false);
  });

  it("fails where the route requires no token", async () => {
    const { target } = application;
    const open = withRoute(target, "GET /orders", { AuthorizationType: "NONE" });
    const outcomes = await outcomesWith(open, accepted, "service without token", withoutScope);
    // The function refuses callers that API Gateway doesn't identify.
    assert.match(outcomes[accepted] ?? "", /^failed: reports: it is answered HTTP 401: /);
    assert.equal(outcomes["service without token"], "failed: the route GET /orders requires no token");
    assert.match(outcomes[withoutScope] ?? "", /^not proved: because this does not hold: /);
  });

  it("fails where the route demands no scope, or another one would do", async () => {
    const { target } = application;
    for (const [scopes, fault] of [
      [[], "any scope"],
      [["orders/read", "orders/write"], "orders/read or orders/write"],
    ] as const) {
      const change = withRoute(target, "GET /orders", { AuthorizationScopes: [...scopes] });
      assert.deepEqual(await outcomesWith(change, accepted, withoutScope), {
        [accepted]: "proved",
        [withoutScope]: `failed: the route GET /orders accepts ${fault}`,
      });
    }
  });

  it("fails where the route accepts another app client's tokens, or not the service's", async () => {
    const { target } = application;
    const audience = (...Audience: string[]): Promise<() => Promise<unknown>> =>
      withAuthorizer(target, { Audience }, "service-authorizer");
    assert.deepEqual(await outcomesWith(audience(reports.clientId, "another"), ofOtherService), {
      [ofOtherService]: "failed: the authorizer accepts tokens for another",
    });
    const { [accepted]: outcome } = await outcomesWith(audience("another"), accepted);
    assert.match(outcome ?? "", /^failed: reports: it is answered HTTP 401: /);
  });

  it("fails where the service's token opens the users' route, too", async () => {
    const { target, signIn } = application;
    const Audience = [signIn.target.appClientId, reports.clientId];
    assert.deepEqual(await outcomesWith(withAuthorizer(target, { Audience }), "service as user"), {
      "service as user": `failed: the authorizer accepts tokens for ${reports.clientId}`,
    });
  });

  it("fails where the service doesn't have the scope, or its secret is another", async () => {
    const { client, target } = application.signIn;
    const settings = await settingsOf(client, target.userPoolId, reports.clientId);
    await client.send(new UpdateUserPoolClientCommand({ ...settings, AllowedOAuthScopes: ["orders/write"] }));
    const other = outcomesWith(
      Promise.resolve(() => client.send(new UpdateUserPoolClientCommand(settings))),
      accepted,
    );
    assert.match(
      (await other)[accepted] ?? "",
      /^failed: reports gets no token: the token endpoint answers HTTP 400, "invalid_/,
    );
    const serviceRoute = { ...route, callers: [{ ...reports, clientSecret: "wrong" }] };
    assert.match(
      (await outcomesAt({ serviceRoute }, accepted))[accepted] ?? "",
      /^failed: reports gets no token: the token endpoint answers HTTP 40[01], "invalid_client"$/,
    );
  });

  it("fails where the API takes the service for another one", async () => {
    const outcome = await outcomeThrough(accepted, ({ path }, forward) =>
      path === "/orders" ? { status: 200, body: '{"clientId":"another"}' } : forward(),
    );
    assert.equal(outcome, 'failed: it identifies the service reports as "another"');
  });

  it("expects the statuses of API Gateway", async () => {
    const is = (status: number): string =>
      `failed: it is answered HTTP ${status}: {"clientId":"${reports.clientId}"}`;
    assert.equal(await outcomeThrough(withoutScope, afterwards(403)), "proved");
    assert.equal(await outcomeThrough(withoutScope, afterwards(401)), is(401));
    for (const name of names.filter((one) => /^service route: (?!withoutScope)/.test(one))) {
      assert.equal(await outcomeThrough(name, afterwards(401)), "proved", name);
      assert.equal(await outcomeThrough(name, afterwards(403)), is(403), name);
    }
  });

  it("doesn't blame the deployment where only the endpoint lets in what the API is set up to refuse", async () => {
    for (const name of names.filter((one) => one.startsWith("service route: "))) {
      assert.equal(
        await outcomeThrough(name, afterwards(200)),
        "not proved: this endpoint accepts it, though the API is set up to refuse it; API Gateway refuses",
        name,
      );
    }
  });

  it("fails where the route may not call the function", async () => {
    const { target } = application;
    const name = "function's callers";
    assert.deepEqual(await outcomesWith(withoutCaller(target, "/orders"), name), {
      [name]:
        "failed: its policy doesn't allow " +
        `arn:aws:execute-api:${target.region}:000000000000:${target.apiId}/*/GET/orders`,
    });
  });

  it("proves nothing of services by an endpoint that has no token endpoint", async () => {
    const nothing = { status: 404, body: "{}" };
    const outcomes = await throughProxy(
      application.target.endpoint,
      ({ path }, forward) => (path.startsWith("/oauth2/") ? nothing : forward()),
      (endpoint) => outcomesAt({ endpoint }, accepted, withoutScope),
    );
    const reason = "not proved: this endpoint has no /oauth2/token";
    assert.deepEqual(outcomes, { [accepted]: reason, [withoutScope]: reason });
  });

  it("proves nothing of services where the domain isn't the stack's", async () => {
    const { domain = assert.fail("there is no domain") } = route;
    const serviceRoute = { ...route, domain: { ...domain, isElsewhere: true } };
    const outcomes = await outcomesAt({ serviceRoute }, accepted, withoutScope);
    const reason = "not proved: the domain exists already, outside of this stack";
    assert.deepEqual(outcomes, { [accepted]: reason, [withoutScope]: reason });
  });

  it("proves nothing of services where none of the app clients gets tokens by itself", async () => {
    const outcomes = await outcomesAt({ serviceRoute: { ...route, callers: [] } }, ...names);
    const { "service without token": anonymous, ...others } = outcomes;
    assert.equal(anonymous, "proved");
    const reason = "not proved: none of the app clients that may call it gets tokens without a user";
    assert.deepEqual(new Set(Object.values(others)), new Set([reason]));
  });
});
