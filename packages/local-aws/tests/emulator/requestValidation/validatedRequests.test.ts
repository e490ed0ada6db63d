import assert from "node:assert/strict";
import type { SentRequest } from "../../helpers/requestValidator";
import { json, query, rest, signedFor, useRequestValidator } from "./useRequestValidator";

const { validate, operationOf, violations } = useRequestValidator();

const failed = "failed to satisfy constraint: Member must";

describe("A request is validated", () => {
  it("where it isn't signed, as those of browsers that sign in aren't", async () => {
    const { authorization, ...headers } = json("cognito-idp", "InitiateAuth", {}).headers;
    assert.notEqual(authorization, undefined);
    const signIn = { ...json("cognito-idp", "InitiateAuth", { ClientId: "a" }), headers };
    assert.deepEqual(await violations(signIn), [`Value null at 'authFlow' ${failed} not be null`]);
    const form = query("sts", "AssumeRoleWithWebIdentity", { RoleSessionName: "a" });
    const assume = {
      ...form,
      headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
    };
    assert.equal(await operationOf(assume), "sts AssumeRoleWithWebIdentity");
  });

  it("where it is signed in its address", async () => {
    const signature =
      "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a%2F20261126%2Fus-east-1%2Fs3%2Faws4_request";
    const signed = { method: "GET", url: `/uploads/a?${signature}`, headers: {}, body: "" };
    assert.equal(await operationOf(signed), "s3 GetObject");
    assert.deepEqual((await validate(signed))?.unknown, []);
  });
});

describe("A request is none of AWS's, or of none that has a model,", () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const others: Record<string, SentRequest> = {
    "where it is one of the local AWS's own": {
      method: "GET",
      url: "/_ministack/health",
      headers: {},
      body: "",
    },
    "where it is for the keys of a pool": {
      method: "GET",
      url: "/us-east-1_a/.well-known/jwks.json",
      headers: {},
      body: "",
    },
    "where it is for tokens": {
      method: "POST",
      url: "/oauth2/token",
      headers: form,
      body: "grant_type=client_credentials",
    },
    "where it is a form of another": {
      method: "POST",
      url: "/",
      headers: form,
      body: "Action=CreateRole&Version=2000-01-01",
    },
    "where it calls a deployed API": rest("execute-api", "POST /_aws/execute-api/a/$default/me", "{"),
    "where it is for another service": rest("dynamodb", "POST /", "{"),
    "where it is for the older API Gateway": rest("apigateway", "POST /restapis", "{"),
    "where it is a page's question whether it may ask": { ...rest("s3", "OPTIONS /uploads/a"), headers: {} },
    "where the host names the bucket": rest("s3", "PUT /a?acl", "", {
      host: "uploads.s3.localhost:4566",
      "x-amz-acl": "open",
    }),
    "where the operation isn't known": json("cognito-idp", "CreateUserPoolTwice", {}),
    "where it is marked": {
      ...json("cognito-idp", "CreateUserPool", {}),
      headers: { ...json("cognito-idp", "CreateUserPool", {}).headers, "x-local-aws-beyond-aws": "true" },
    },
    "where its path isn't known": rest("lambda", "POST /2015-03-31/nothing", "{"),
  };
  for (const [title, request] of Object.entries(others)) {
    it(title, async () => {
      assert.equal(await validate(request), undefined);
    });
  }

  it("unlike the same ones that are AWS's", async () => {
    assert.deepEqual(Object.keys(signedFor("s3")), ["authorization"]);
    assert.equal(
      await operationOf(rest("s3", "PUT /uploads?acl", "", { host: "127.0.0.1:4566" })),
      "s3 PutBucketAcl",
    );
    assert.equal(await operationOf(json("cognito-idp", "CreateUserPool", {})), "cognito-idp CreateUserPool");
  });
});
