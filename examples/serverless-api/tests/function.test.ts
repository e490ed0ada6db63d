import assert from "node:assert/strict";
import { join } from "node:path";

interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

const sub = "5a6b7c8d-0000-4000-8000-123456789012";

const idToken = {
  aud: "1example23456789",
  auth_time: "1795464000",
  "cognito:groups": "[admin staff]",
  "cognito:username": "jane",
  email: "jane@example.com",
  email_verified: "true",
  exp: "1795467600",
  iat: "1795464000",
  iss: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
  sub,
  token_use: "id",
};

const serviceToken = {
  client_id: "5example23456789",
  exp: "1795467600",
  iat: "1795464000",
  iss: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
  scope: "orders/read",
  sub: "5example23456789",
  token_use: "access",
};

const provider = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc";

const iam = {
  accessKey: "ASIAIOSFODNN7EXAMPLE",
  accountId: "123456789012",
  callerId: "AROAIOSFODNN7EXAMPLE:CognitoIdentityCredentials",
  cognitoIdentity: {
    amr: ["authenticated", provider, `${provider}:CognitoSignIn:${sub}`],
    identityId: "eu-west-1:11111111-0000-4000-8000-123456789012",
    identityPoolId: "eu-west-1:22222222-0000-4000-8000-123456789012",
  },
  principalOrgId: "o-example",
  userArn: "arn:aws:sts::123456789012:assumed-role/authenticated/CognitoIdentityCredentials",
  userId: "AROAIOSFODNN7EXAMPLE:CognitoIdentityCredentials",
};

describe("The function of the serverless API", () => {
  it("answers an ID token with its claims", async () => {
    assert.deepEqual(await answerTo("GET /me", { jwt: { claims: idToken, scopes: null } }), {
      statusCode: 200,
      body: idToken,
    });
  });

  it("refuses an access token, which API Gateway lets in", async () => {
    const { auth_time, exp, iat, iss } = idToken;
    const claims = {
      auth_time,
      client_id: "1example23456789",
      exp,
      iat,
      iss,
      scope: "aws.cognito.signin.user.admin",
      sub,
      token_use: "access",
      username: "jane",
    };
    assert.deepEqual(await answerTo("GET /me", { jwt: { claims, scopes: null } }), {
      statusCode: 403,
      body: { message: "Send the ID token instead of this token." },
    });
  });

  it("refuses a token that doesn't say what it is for", async () => {
    const claims = { ...idToken, token_use: undefined };
    assert.equal((await answerTo("GET /me", { jwt: { claims, scopes: null } })).statusCode, 403);
  });

  it("answers the access token of a service with its client and scope", async () => {
    assert.deepEqual(
      await answerTo("GET /orders", { jwt: { claims: serviceToken, scopes: ["orders/read"] } }),
      {
        statusCode: 200,
        body: { clientId: "5example23456789", scope: "orders/read" },
      },
    );
  });

  it("refuses the access token of a service where users are expected", async () => {
    assert.deepEqual(await answerTo("GET /me", { jwt: { claims: serviceToken, scopes: null } }), {
      statusCode: 403,
      body: { message: "Send the ID token instead of this token." },
    });
  });

  it("refuses an ID token with a scope where services are expected", async () => {
    const claims = { ...idToken, scope: "orders/read" };
    assert.deepEqual(await answerTo("GET /orders", { jwt: { claims, scopes: ["orders/read"] } }), {
      statusCode: 403,
      body: { message: "Send an access token instead of this token." },
    });
  });

  it("refuses a user's access token where services are expected, whatever client and scope it has", async () => {
    const claims = { ...serviceToken, sub, username: "jane" };
    assert.deepEqual(await answerTo("GET /orders", { jwt: { claims, scopes: ["orders/read"] } }), {
      statusCode: 403,
      body: { message: "Only services may call this." },
    });
  });

  it("answers credentials of an identity pool with the identity and the user", async () => {
    assert.deepEqual(await answerTo("GET /iam/me", { iam }), {
      statusCode: 200,
      body: {
        identityId: iam.cognitoIdentity.identityId,
        identityPoolId: iam.cognitoIdentity.identityPoolId,
        user: sub,
      },
    });
  });

  it("has no user where the identity isn't from a user pool", async () => {
    const cognitoIdentity = { ...iam.cognitoIdentity, amr: ["authenticated", "accounts.google.com"] };
    const { statusCode, body } = await answerTo("GET /iam/me", { iam: { ...iam, cognitoIdentity } });
    assert.deepEqual({ statusCode, user: body["user"] }, { statusCode: 200, user: null });
  });

  it("refuses AWS credentials that aren't from an identity pool", async () => {
    for (const cognitoIdentity of [null, undefined]) {
      assert.deepEqual(await answerTo("GET /iam/me", { iam: { ...iam, cognitoIdentity } }), {
        statusCode: 403,
        body: { message: "Use the credentials of an identity pool." },
      });
    }
  });

  it("refuses a caller that API Gateway doesn't identify", async () => {
    for (const authorizer of [undefined, {}]) {
      assert.deepEqual(await answerTo("GET /me", authorizer), {
        statusCode: 401,
        body: { message: "Sign in first." },
      });
    }
  });

  it("doesn't believe what only the caller says", async () => {
    const { handler } = await load();
    const event = eventOf("GET /me", undefined);
    const answer = await handler({
      ...event,
      headers: { ...event.headers, "x-user": "jane" },
      queryStringParameters: { token_use: "id", sub },
      body: JSON.stringify({ requestContext: { authorizer: { jwt: { claims: idToken } } } }),
    });
    assert.equal(answer.statusCode, 401);
  });
});

/** What the function answers, after a check of what all answers have. */
async function answerTo(
  routeKey: string,
  authorizer: object | undefined,
): Promise<{ statusCode: number; body: Record<string, unknown> }> {
  const { handler } = await load();
  const { headers, statusCode, body } = await handler(eventOf(routeKey, authorizer));
  assert.deepEqual(headers, { "content-type": "application/json", "cache-control": "no-store" });
  return { statusCode, body: JSON.parse(body) as Record<string, unknown> };
}

/** An event as API Gateway sends it, payload format 2.0. */
function eventOf(routeKey: string, authorizer: object | undefined) {
  const [method, path] = routeKey.split(" ");
  return {
    version: "2.0",
    routeKey,
    rawPath: path,
    rawQueryString: "",
    headers: {
      accept: "*/*",
      authorization: "not the function's business",
      host: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
      "x-forwarded-for": "192.0.2.1",
    },
    requestContext: {
      accountId: "123456789012",
      apiId: "a1b2c3d4e5",
      ...(authorizer === undefined ? {} : { authorizer }),
      domainName: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
      domainPrefix: "a1b2c3d4e5",
      http: { method, path, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "test" },
      requestId: "JKJaXmPLvHcESHA=",
      routeKey,
      stage: "$default",
      time: "23/Nov/2026:12:00:00 +0000",
      timeEpoch: 1795435200000,
    },
    isBase64Encoded: false,
  };
}

/** The function is plain JavaScript, which has no types for the compiler. */
async function load(): Promise<{ handler: (event: object) => Promise<Answer> }> {
  const path = join(__dirname, "..", "function", "index.mjs");
  return (await import(path)) as { handler: (event: object) => Promise<Answer> };
}
