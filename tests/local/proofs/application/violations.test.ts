import assert from "node:assert/strict";
import { deployApplication, type DeployedApplication, outcomesOf } from "./deployedApplication";
import {
  withAuthorizer,
  withBucketCors,
  withCaller,
  withCors,
  withFunctionRolePolicy,
  withGuestRole,
  withIdentityPool,
  withoutBucketPolicy,
  withoutCaller,
  withPublicList,
  withRolePolicy,
  withRoute,
  withStage,
  withTrust,
} from "./lax";

const doesNotHold = "because this does not hold:";
const idTokenAnswered = "The API answers the test user's ID token with the user's own claims.";

describe("The proof of the application", () => {
  let application: DeployedApplication;

  before(async () => {
    application = await deployApplication();
  });

  after(() => application.stop());

  /** The outcome of claims while the deployment is changed. */
  async function outcomesWith(
    change: Promise<() => Promise<unknown>>,
    ...names: string[]
  ): Promise<Record<string, string>> {
    const restore = await change;
    try {
      return await outcomesOf(application, ...names);
    } finally {
      await restore();
    }
  }

  const refused = ["tampered", "ofOtherPool", "ofOtherClient", "expired"];

  it("fails where the API requires no token", async () => {
    const tokens = refused.map((token) => `The API refuses: ${token}`);
    const outcomes = await outcomesWith(
      withRoute(application.target, "GET /me", { AuthorizationType: "NONE" }),
      "no token",
      ...tokens,
    );
    assert.equal(outcomes["no token"], "failed: the route GET /me requires no token");
    // Without the authorizer's claims about the user, the function refuses the valid token, too.
    for (const token of tokens) {
      assert.equal(outcomes[token], `not proved: ${doesNotHold} ${idTokenAnswered}`);
    }
  });

  it("fails where the API accepts other clients' tokens", async () => {
    const { appClientId } = application.signIn.target;
    const name = "The API refuses: ofOtherClient";
    const outcomes = await outcomesWith(
      withAuthorizer(application.target, { Audience: [appClientId, "another"] }),
      name,
    );
    assert.deepEqual(outcomes, { [name]: "failed: the authorizer accepts tokens for another" });
  });

  it("fails where the API doesn't accept the user's token", async () => {
    const outcomes = await outcomesWith(
      withAuthorizer(application.target, { Audience: ["another"] }),
      "ID token",
      "The API refuses: expired",
    );
    assert.match(outcomes["ID token"] ?? "", /^failed: it is answered HTTP 401: /);
    assert.equal(outcomes["The API refuses: expired"], `not proved: ${doesNotHold} ${idTokenAnswered}`);
  });

  it("fails where other pages may read the API's answers, or the frontend's can't send a token", async () => {
    const { target } = application;
    const origins = ["http://localhost:5173", "https://other.example.com"];
    assert.deepEqual(await outcomesWith(withCors(target, { AllowOrigins: origins }), "CORS"), {
      CORS: "failed: it allows https://other.example.com",
    });
    assert.deepEqual(await outcomesWith(withCors(target, { AllowHeaders: ["x-amz-date"] }), "CORS"), {
      CORS: "failed: it doesn't let http://localhost:5173 send the ID token",
    });
    assert.deepEqual(await outcomesWith(withCors(target, { AllowHeaders: ["authorization"] }), "CORS"), {
      CORS: "failed: it doesn't let http://localhost:5173 send a signed request",
    });
  });

  it("fails where the route for credentials asks for none", async () => {
    const outcomes = await outcomesWith(
      withRoute(application.target, "GET /iam/me", { AuthorizationType: "NONE" }),
      "IAM route",
      "IAM route alone",
    );
    // The function refuses callers that API Gateway doesn't identify.
    assert.match(outcomes["IAM route"] ?? "", /^failed: it is answered HTTP 401: /);
    assert.equal(
      outcomes["IAM route alone"],
      `not proved: ${doesNotHold} They call the API's route for credentials, which names the identity and the user.`,
    );
  });

  it("fails where the identity pool doesn't know the app client", async () => {
    const without = withIdentityPool(application.target, () => ({ CognitoIdentityProviders: [] }));
    const outcomes = await outcomesWith(without, "exchange", "own folder");
    assert.match(outcomes["exchange"] ?? "", /^failed: /);
    assert.equal(
      outcomes["own folder"],
      `not proved: ${doesNotHold} The identity pool exchanges the test user's ID token for AWS credentials.`,
    );
  });

  it("fails where the identity pool knows another app client, too", async () => {
    const more = withIdentityPool(application.target, (_pool, provider) => ({
      CognitoIdentityProviders: [provider, { ...provider, ClientId: "another" }],
    }));
    const name = "The identity pool refuses: ofOtherClient";
    assert.deepEqual(await outcomesWith(more, name), { [name]: "failed: it accepts tokens for another" });
  });

  it("fails where the identity pool allows guests, lets callers choose a role, or asks the user pool nothing", async () => {
    const { target } = application;
    const guests = withIdentityPool(target, () => ({ AllowUnauthenticatedIdentities: true }));
    assert.deepEqual(await outcomesWith(guests, "guests"), { guests: "failed: the pool allows guests" });
    assert.deepEqual(await outcomesWith(withGuestRole(target), "guests"), {
      guests: `failed: the pool has a role for guests: ${target.authenticatedRoleArn}`,
    });
    const classic = withIdentityPool(target, () => ({ AllowClassicFlow: true }));
    assert.deepEqual(await outcomesWith(classic, "classic flow"), {
      "classic flow": "failed: the pool allows it",
    });
    const unchecked = withIdentityPool(target, (_pool, provider) => ({
      CognitoIdentityProviders: [{ ...provider, ServerSideTokenCheck: false }],
    }));
    assert.deepEqual(await outcomesWith(unchecked, "signed out"), {
      "signed out": "failed: the pool doesn't have tokens checked",
    });
  });

  it("fails where the role allows more, or less", async () => {
    const { target } = application;
    const bucket = `arn:aws:s3:::${target.uploadsBucketName}/*`;
    const all = withRolePolicy(target, [{ Effect: "Allow", Action: "s3:GetObject", Resource: bucket }]);
    const { "rest of the bucket": rest } = await outcomesWith(all, "rest of the bucket");
    assert.match(rest ?? "", /^failed: to read private\/.+ is answered "NoSuchKey: /);
    const roles = withRolePolicy(target, [{ Effect: "Allow", Action: "iam:ListRoles", Resource: "*" }]);
    assert.deepEqual(await outcomesWith(roles, "nothing else"), {
      "nothing else": "failed: they can list the roles",
    });
    const unasked = ["execute-api:*", "dynamodb:*", "cognito-idp:AdminDeleteUser", "s3:GetObjectAcl"];
    const more = withRolePolicy(target, [{ Effect: "Allow", Action: unasked, Resource: "*" }]);
    assert.deepEqual(await outcomesWith(more, "nothing else"), {
      "nothing else":
        "failed: their role allows execute-api:Invoke, cognito-idp:AdminDeleteUser, dynamodb:Scan, s3:GetObjectAcl, too",
    });
    const none = withRolePolicy(target, [{ Effect: "Deny", Action: "*", Resource: "*" }]);
    const less = await outcomesWith(none, "own folder", "IAM route");
    assert.match(less["own folder"] ?? "", /^failed: AccessDenied/);
    assert.match(less["IAM route"] ?? "", /^failed: it is answered HTTP 403: /);
  });

  it("fails where the bucket is open to all, or without encryption", async () => {
    const { target } = application;
    assert.deepEqual(await outcomesWith(withPublicList(target), "strangers"), {
      strangers: "failed: it is answered HTTP 200",
    });
    assert.deepEqual(await outcomesWith(withoutBucketPolicy(target), "encryption"), {
      encryption: "failed: they can list their own folder without encryption",
    });
  });

  it("fails where other pages may use the bucket, or the frontend's can't", async () => {
    const { target } = application;
    const name = "bucket's CORS";
    const other = "https://other.example.com";
    assert.deepEqual(await outcomesWith(withBucketCors(target, ["http://localhost:5173", other]), name), {
      [name]: `failed: it allows ${other}`,
    });
    assert.deepEqual(await outcomesWith(withBucketCors(target, [other]), name), {
      [name]: `failed: it allows ${other}`,
    });
  });

  it("fails where others may call the function, or one of the routes may not", async () => {
    const { target } = application;
    const name = "function's callers";
    const apis = `arn:aws:execute-api:${target.region}:000000000000`;
    const others = [
      [{ Principal: "000000000000" }, "its policy allows principals other than API Gateway"],
      [{ Principal: "apigateway.amazonaws.com" }, "its policy allows APIs or routes other than its own"],
      [
        { Principal: "apigateway.amazonaws.com", SourceArn: `${apis}:${target.apiId}/*` },
        "its policy allows APIs or routes other than its own",
      ],
    ] as const;
    for (const [caller, fault] of others) {
      assert.deepEqual(await outcomesWith(withCaller(target, caller), name), { [name]: `failed: ${fault}` });
    }
    assert.deepEqual(await outcomesWith(withoutCaller(target, "/iam/me"), name), {
      [name]: `failed: its policy doesn't allow ${apis}:${target.apiId}/*/GET/iam/me`,
    });
  });

  it("fails where the function may do more, or less", async () => {
    const { target } = application;
    const name = "function's role";
    const all = (Effect: string, Action: string): Promise<() => Promise<unknown>> =>
      withFunctionRolePolicy(target, { Effect, Action, Resource: "*" });
    assert.deepEqual(await outcomesWith(all("Allow", "s3:*"), name), {
      [name]: "failed: it allows s3:GetObject, s3:GetObjectAcl, s3:ListBucket, too",
    });
    assert.deepEqual(await outcomesWith(all("Allow", "logs:PutLogEvents"), name), {
      [name]: "failed: it allows logs:PutLogEvents, too",
    });
    assert.deepEqual(await outcomesWith(all("Deny", "logs:PutLogEvents"), name), {
      [name]: "failed: it can't write its log",
    });
  });

  it("fails where the role trusts others", async () => {
    const aud = { "cognito-identity.amazonaws.com:aud": application.target.identityPoolId };
    const amr = { "cognito-identity.amazonaws.com:amr": "authenticated" };
    assert.deepEqual(await outcomesWith(withTrust(application.target, { StringEquals: aud }), "trust"), {
      trust: "failed: its trust policy doesn't require a sign-in",
    });
    const anyPool = { "ForAnyValue:StringLike": amr };
    assert.deepEqual(await outcomesWith(withTrust(application.target, anyPool), "trust"), {
      trust: "failed: its trust policy doesn't require this identity pool",
    });
  });

  it("fails where the API has no limits, other limits, or no access log", async () => {
    const { target } = application;
    assert.deepEqual(await outcomesWith(withStage(target, { DefaultRouteSettings: {} }), "throttling"), {
      throttling: "failed: the stage has no limits",
    });
    const others = { ThrottlingBurstLimit: 20, ThrottlingRateLimit: 11 };
    assert.deepEqual(await outcomesWith(withStage(target, { DefaultRouteSettings: others }), "throttling"), {
      throttling:
        'failed: UpdateStage doesn\'t ask for {"DefaultRouteSettings":{"ThrottlingBurstLimit":20,"ThrottlingRateLimit":10}}',
    });
    assert.deepEqual(await outcomesWith(withStage(target, { AccessLogSettings: {} }), "access log"), {
      "access log": "failed: the stage has no access log",
    });
  });
});
