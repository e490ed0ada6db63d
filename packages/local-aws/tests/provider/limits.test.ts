import assert from "node:assert/strict";
import type { Properties } from "../../provider/wire";
import { exampleOf } from "./examples";
import type { Make } from "./examples/example";
import { identityTypes } from "./identityPoolFixtures";
import { serverlessTypes } from "./lambdaFixtures";
import { check, providerAt, region, types as signIn, urnOf } from "./providerUnderTest";

/* What the recorded refusals don't have, which conformance/refusals.test.ts compares. */

const types = { ...signIn, ...identityTypes, ...serverlessTypes };
const text = (length: number): string => "a".repeat(length);
const policy = (name: string, document = "{}"): Properties => ({ name, policy: document });
const poolProvider = (change: Properties): Properties => ({ clientId: "a", providerName: "a", ...change });

/** A type, an argument, a value that it can have, and one that it can't. */
const limits: readonly (readonly [
  type: keyof typeof types,
  argument: string,
  good: unknown,
  bad: unknown,
])[] = [
  ["api", "ipAddressType", "dualstack", "ipv5"],
  ["authorizer", "authorizerPayloadFormatVersion", "2.0", "3.0"],
  ["authorizer", "authorizerResultTtlInSeconds", 0, -1],
  ["authorizer", "authorizerResultTtlInSeconds", 3_600, 3_601],
  ["bucket", "bucketNamespace", "global", "account-regional"],
  ["bucket", "lifecycleRules", null, [{ enabled: true }]],
  ["bucket", "website", null, { indexDocument: "index.html" }],
  ["client", "name", `${"é".repeat(63)}xx`, `${"é".repeat(63)}xxx`],
  ["function", "ephemeralStorage", { size: 512 }, { size: 511 }],
  ["function", "ephemeralStorage", { size: 10_240 }, { size: 10_241 }],
  ["function", "handler", text(128), text(129)],
  ["function", "memorySize", 32_768, 32_769],
  ["function", "packageType", "Zip", "Image"],
  ["function", "reservedConcurrentExecutions", -1, -2],
  ["function", "timeout", 1, 0],
  ["function", "vpcConfig", null, { securityGroupIds: [], subnetIds: [] }],
  [
    "identityPool",
    "cognitoIdentityProviders",
    [poolProvider({ clientId: text(128) })],
    [poolProvider({ clientId: text(129) })],
  ],
  [
    "identityPool",
    "cognitoIdentityProviders",
    [poolProvider({ providerName: text(128) })],
    [poolProvider({ providerName: text(129) })],
  ],
  ["integration", "connectionType", "VPC_LINK", "TUNNEL"],
  ["integration", "contentHandlingStrategy", "CONVERT_TO_TEXT", "CONVERT_TO_JSON"],
  ["integration", "credentialsArn", "arn:aws:iam::000000000000:role/a", "role/a"],
  ["integration", "passthroughBehavior", "NEVER", "ALWAYS"],
  ["logGroup", "logGroupClass", "DELIVERY", "FAST"],
  ["pool", "emailVerificationSubject", "é".repeat(140), "é".repeat(141)],
  ["pool", "emailVerificationSubject", " ", "\u00a0"],
  ["pool", "name", `${"é".repeat(64)}x`, "é".repeat(65)],
  ["role", "inlinePolicies", [policy(text(128))], [policy(text(129))]],
  ["role", "inlinePolicies", [policy("a-b")], [policy("a b")]],
  ["role", "inlinePolicies", [policy("a")], [policy("a", "[]")]],
  ["role", "managedPolicyArns", ["arn:aws:iam::aws:policy/a"], ["policy/a"]],
  ["role", "maxSessionDuration", 43_200, 43_201],
  ["rolePolicy", "namePrefix", text(102), text(103)],
  ["rolePolicy", "policy", { Statement: [] }, "[]"],
  ["rolePolicy", "role", "a", "arn:aws:iam::000000000000:role/a"],
  ["route", "operationName", text(64), text(65)],
  ["route", "target", text(128), text(129)],
  ["user", "username", "é".repeat(64), "é".repeat(65)],
];

const target = { endpoint: "http://127.0.0.1:1", region };
const tested = providerAt(target.endpoint);

/** Something that another resource needs, as far as its inputs need it. */
const pretend: Make = () => {
  const outputs = { arn: "arn:aws:iam::000000000000:role/a", bucket: "files" };
  return Promise.resolve({ id: "a", urn: "", inputs: {}, outputs });
};

describe("The inputs of a resource", () => {
  for (const [type, argument, good, bad] of limits) {
    it(`of type ${type} can't have ${JSON.stringify(bad).slice(0, 40)} as ${argument}`, async () => {
      const base = await exampleOf(types[type]).inputs(pretend, target);
      const refused = async (value: unknown): Promise<string[]> => {
        const { failures } = await check(tested, urnOf(types[type]), { ...base, [argument]: value });
        return failures.map(({ property }) => property.replace(/[.[].*/, ""));
      };
      assert.deepEqual(await refused(good), []);
      assert.deepEqual(await refused(bad), [argument]);
    });
  }

  for (const [type, argument, longest] of [
    ["bucket", "bucket", 63],
    ["client", "name", 128],
    ["function", "name", 64],
    ["permission", "statementId", 100],
    ["role", "name", 64],
    ["rolePolicy", "name", 128],
    ["stage", "name", 128],
  ] as const) {
    it(`of type ${type} get a name of the resource's own with seven random digits, ${longest} characters long`, async () => {
      const nameOf = async (name: string): Promise<string> =>
        String((await check(tested, urnOf(types[type], name), {})).inputs[argument]);
      const name = await nameOf("x".repeat(600));
      assert.match(name, /^x+-[0-9a-f]{7}$/);
      assert.equal(name.length, longest);
      assert.match(await nameOf("Shop"), type === "bucket" ? /^shop-/ : /^Shop-/);
    });
  }
});
