import assert from "node:assert/strict";
import { beyondAws } from "../helpers/awsLimits";
import { functionArn } from "./resources/values";

/** What is beyond AWS's limits in the inputs of a pool and a test user. */
function beyond(pool: object, testUser: object): string[] {
  const resources = {
    "auth-user-pool": { type: "aws:cognito/userPool:UserPool", inputs: pool },
    "auth-test-user": { type: "aws:cognito/user:User", inputs: testUser },
  };
  return beyondAws({ resources });
}

describe("AWS's limits, as the fuzzing knows them,", () => {
  it("say what a verification email contains", () => {
    const mail = (emailMessage: string): object => ({ verificationMessageTemplate: { emailMessage } });
    for (const message of ["{####}", "Your code\n{####}, Jane"]) {
      assert.deepEqual(beyond(mail(message), {}), []);
    }
    for (const message of ["Your code", "{####}\u200b", "\0{####}"]) {
      assert.deepEqual(beyond(mail(message), {}), [
        "auth-user-pool.verificationMessageTemplate.emailMessage",
      ]);
    }
  });

  it("say what the value of an attribute is, by its type", () => {
    const values = {
      Boolean: { good: ["true", "false"], bad: ["", "True", "1"] },
      DateTime: { good: ["2026-01-31", "2026-01-31T12:00Z"], bad: ["", "today", "31.1.2026"] },
      Number: { good: ["7", "-1.5"], bad: ["", "0x10", "1e3"] },
    };
    for (const [attributeDataType, { good, bad }] of Object.entries(values)) {
      const pool = { schemas: [{ name: "it", attributeDataType }] };
      for (const it of good) assert.deepEqual(beyond(pool, { attributes: { it } }), []);
      for (const it of bad) {
        assert.deepEqual(beyond(pool, { attributes: { it } }), ["auth-test-user.attributes.it"]);
      }
    }
  });

  it("say what a function is for a pool and its permission, and what an alias of a key is", () => {
    const beyondWith = (type: string, inputs: object): string[] =>
      beyondAws({ resources: { it: { type, inputs } } });
    const permission = "aws:lambda/permission:Permission";
    for (const [type, good, bad, path] of [
      [
        "aws:cognito/userPool:UserPool",
        { lambdaConfig: { preSignUp: functionArn("a:live") } },
        { lambdaConfig: { preSignUp: functionArn("a:$LATEST") } },
        "lambdaConfig.preSignUp",
      ],
      [
        "aws:cognito/userPool:UserPool",
        { lambdaConfig: { customEmailSender: { lambdaArn: functionArn("a") } } },
        { lambdaConfig: { customEmailSender: { lambdaArn: "a" } } },
        "lambdaConfig.customEmailSender.lambdaArn",
      ],
      [permission, { function: functionArn("a") }, { function: functionArn("a:live") }, "function"],
      [permission, { qualifier: "x".repeat(128) }, { qualifier: "x".repeat(129) }, "qualifier"],
      ["aws:kms/alias:Alias", { name: "alias/aws-/a" }, { name: "alias/aws/a" }, "name"],
      ["aws:iam/rolePolicy:RolePolicy", { role: "a" }, { role: "" }, "role"],
    ] as const) {
      assert.deepEqual(beyondWith(type, good), []);
      assert.deepEqual(beyondWith(type, bad), [`it.${path}`]);
    }
  });

  const minutes = { accessToken: "minutes", idToken: "minutes", refreshToken: "minutes" };
  const tokens = { accessTokenValidity: 60, idTokenValidity: 60, refreshTokenValidity: 60 };
  const client = { ...tokens, tokenValidityUnits: minutes };
  const scopes = (scopeName: string): object[] => [{ scopeName, scopeDescription: "Read" }];
  const images = (count: number): object[] => Array.from({ length: count }, () => ({ bytes: "AAAA" }));

  for (const { type, property, good, bad, others = {} } of [
    {
      type: "userPoolClient:UserPoolClient",
      property: "callbackUrls",
      good: ["https://a.example.com/"],
      bad: ["a b"],
      others: client,
    },
    {
      type: "userPoolClient:UserPoolClient",
      property: "allowedOauthScopes",
      good: ["openid"],
      bad: ['"openid"'],
      others: client,
    },
    {
      type: "userPoolClient:UserPoolClient",
      property: "authSessionValidity",
      good: 15,
      bad: 16,
      others: client,
    },
    { type: "userPoolDomain:UserPoolDomain", property: "domain", good: "auth.example.com", bad: "-shop" },
    {
      type: "resourceServer:ResourceServer",
      property: "identifier",
      good: "https://api.example.com",
      bad: "my api",
    },
    { type: "resourceServer:ResourceServer", property: "scopes", good: scopes("read"), bad: scopes("a/b") },
    { type: "userGroup:UserGroup", property: "name", good: "staff", bad: "my staff" },
    {
      type: "userGroup:UserGroup",
      property: "roleArn",
      good: "arn:aws:iam::123456789012:role/staff",
      bad: "",
    },
    {
      type: "managedLoginBranding:ManagedLoginBranding",
      property: "assets",
      good: images(40),
      bad: images(41),
    },
  ]) {
    it(`say what ${property} is, in ${type}`, () => {
      const beyondWith = (value: unknown): string[] =>
        beyondAws({
          resources: { it: { type: `aws:cognito/${type}`, inputs: { ...others, [property]: value } } },
        });
      assert.deepEqual(beyondWith(good), []);
      assert.deepEqual(beyondWith(bad), [`it.${property}`]);
    });
  }
});
