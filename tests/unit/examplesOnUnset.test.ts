import assert from "node:assert/strict";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { deployWithMocks } from "../../components/testing";
import * as identityPool from "../../examples/identity-pool/tests/deployment";
import { dev as identityPoolDev } from "../../examples/identity-pool/tests/stack";
import * as serverlessApi from "../../examples/serverless-api/tests/deployment";
import { dev as serverlessApiDev } from "../../examples/serverless-api/tests/stack";
import { absentIn, allAbsent, type Answer, answersOf, someUnset } from "../helpers/unsetOutputs";

type Answers = NonNullable<identityPool.Options["answers"]>;

/** The outputs of an auth stack that need not be there. */
const ofAuthStack = {
  amplifyOutputs: "string",
  testUsername: "string",
  testUserTemporaryPassword: "string",
} as const;

const examples = [
  {
    name: "identity-pool",
    deploy: identityPool.deploy,
    dev: identityPoolDev,
    types: [
      "aws:cognito/identityPool:IdentityPool",
      "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment",
      "aws:iam/role:Role",
      "aws:s3/bucket:Bucket",
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration",
    ],
  },
  {
    name: "serverless-api",
    deploy: serverlessApi.deploy,
    dev: serverlessApiDev,
    types: [
      "aws:apigatewayv2/api:Api",
      "aws:apigatewayv2/authorizer:Authorizer",
      "aws:apigatewayv2/integration:Integration",
      "aws:apigatewayv2/route:Route",
      "aws:apigatewayv2/stage:Stage",
      "aws:cloudwatch/logGroup:LogGroup",
      "aws:iam/role:Role",
      "aws:lambda/function:Function",
      "aws:lambda/permission:Permission",
    ],
  },
];

/** The examples that make their own user pools. */
const programs = [
  {
    name: "own-program",
    types: [
      "aws:cognito/userPool:UserPool",
      "aws:cognito/userPoolClient:UserPoolClient",
      "aws:cognito/user:User",
    ],
    config: { "own-program:staffRegion": "eu-west-1", "own-program:customerRegion": "us-east-1" },
    outputs: 7,
  },
  {
    name: "triggers",
    types: [
      "aws:cloudwatch/logGroup:LogGroup",
      "aws:iam/role:Role",
      "aws:lambda/function:Function",
      "aws:cognito/user:User",
    ],
    config: {
      "triggers:allowedDomain": "example.com",
      "triggers:group": "editors",
      "triggers:sesIdentityArn": "arn:aws:ses:us-east-1:123456789012:identity/example.com",
      "triggers:sender": "no-reply@example.com",
    },
    outputs: 10,
  },
];

/** What an example asks for and exports. */
interface Deployed {
  readonly outputs: Record<string, unknown>;
}

describe("An output that is unset, to an example,", () => {
  const { warn } = pulumi.log;
  // The SDK warns of an output that a stack doesn't have then.
  before(() => Object.assign(pulumi.log, { warn: () => Promise.resolve() }));
  after(() => Object.assign(pulumi.log, { warn }));

  for (const { name, deploy, dev, types } of examples) {
    it(`is the same whether it is null, empty or absent: ${name}`, async () => {
      /** What the example asks for and exports, where its own resources and the auth stack answer that. */
      const deployed = async (answers: Record<string, Answer>, exported: Answer): Promise<unknown> => {
        const authStack = { ...dev.stacks["acme/cognito-auth/dev"], ...exported };
        const { resources, outputs } = await deploy({
          answers: merged(answers, dev.answers),
          stacks: { ...dev.stacks, "acme/cognito-auth/dev": authStack },
        });
        return withPaths({ resources, outputs });
      };
      await fc.assert(
        fc.asyncProperty(answersOf(types), someUnset(ofAuthStack), async (answers, exported) => {
          assert.deepEqual(
            await deployed(answers, exported),
            await deployed(absentIn(answers), allAbsent(exported)),
          );
        }),
        { numRuns: 25 },
      );
    });
  }

  for (const { name, types, config, outputs } of programs) {
    it(`is the same whether it is null, empty or absent: ${name}`, async () => {
      const program = join(__dirname, "..", "..", "examples", name, "index.ts");
      const deployed = async (answers: Record<string, Answer>): Promise<Deployed> =>
        (await withPaths(await deployWithMocks(program, { project: name, config, answers }))) as Deployed;
      await fc.assert(
        fc.asyncProperty(answersOf(types), async (answers) => {
          const deployment = await deployed(answers);
          assert.deepEqual(deployment, await deployed(absentIn(answers)));
          assert.equal(Object.keys(deployment.outputs).length, outputs);
        }),
        { numRuns: 15 },
      );
    });
  }
});

/** What a resource answers besides what is unset. */
function merged(unset: Record<string, Answer>, given: Answers): Answers {
  const types = [...Object.keys(unset), ...Object.keys(given)];
  return Object.fromEntries(types.map((type) => [type, { ...unset[type], ...given[type] }]));
}

/** The same with its archives' paths, which are promises: some versions of Node.js consider no two of them equal. */
async function withPaths(value: unknown): Promise<unknown> {
  if (value instanceof pulumi.asset.FileArchive) return { path: await value.path };
  if (Array.isArray(value)) return Promise.all(value.map(withPaths));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(async ([key, inner]) => [key, await withPaths(inner)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
