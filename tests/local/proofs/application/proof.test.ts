import assert from "node:assert/strict";
import { ApiGatewayV2Client, GetApisCommand } from "@aws-sdk/client-apigatewayv2";
import { CognitoIdentityClient, ListIdentityPoolsCommand } from "@aws-sdk/client-cognito-identity";
import {
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { proveApplication } from "../../../../local/proofs/application";
import { claims } from "../../../../local/proofs/application/applicationClaims";
import { serviceRouteClaims } from "../../../../local/proofs/application/serviceRouteClaims";
import type { ProofResult } from "../../../../local/proofs/signIn";
import {
  type Intercept,
  refusal,
  throughProxy,
} from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { deployApplication, type DeployedApplication, outcomeIn } from "./deployedApplication";

describe("The proof of the whole application", () => {
  let application: DeployedApplication;

  before(async () => {
    application = await deployApplication();
  });

  after(() => application.stop());

  async function prove(intercept?: Intercept): Promise<ProofResult[]> {
    const { signIn, target } = application;
    const results: ProofResult[] = [];
    const report = (result: ProofResult): unknown => results.push(result);
    if (intercept === undefined) {
      await proveApplication(target, signIn, report);
    } else {
      await throughProxy(target.endpoint, intercept, (endpoint) =>
        proveApplication({ ...target, endpoint }, signIn, report),
      );
    }
    return results;
  }

  /** What shows that a proof has cleaned up. */
  async function traces(): Promise<object> {
    const { signIn, target } = application;
    const { client } = signIn;
    const { userPoolId: UserPoolId, appClientId: ClientId } = signIn.target;
    const identity = createAwsClient(CognitoIdentityClient, target);
    const s3 = createAwsClient(S3Client, target);
    const { UserPools = [] } = await client.send(new ListUserPoolsCommand({ MaxResults: 60 }));
    const { UserPoolClients = [] } = await client.send(new ListUserPoolClientsCommand({ UserPoolId }));
    const { UserPoolClient } = await client.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
    const { IdentityPools = [] } = await identity.send(new ListIdentityPoolsCommand({ MaxResults: 60 }));
    const { Items: apis = [] } = await createAwsClient(ApiGatewayV2Client, target).send(
      new GetApisCommand({}),
    );
    const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket: target.uploadsBucketName }));
    return {
      userPools: UserPools.map(({ Id }) => Id),
      appClients: UserPoolClients.map(({ ClientName }) => ClientName),
      apis: apis.map(({ ApiId }) => ApiId),
      identityPools: IdentityPools.map(({ IdentityPoolId }) => IdentityPoolId),
      // Changing the settings and reverting that leaves another date.
      settings: { ...UserPoolClient, LastModifiedDate: undefined },
      files: KeyCount,
    };
  }

  it("proves everything or shows the request for it, leaves nothing behind, and shows no secret", async () => {
    const before = await traces();
    const results = await prove();
    assert.equal(results.length, claims.length - serviceRouteClaims.length);
    assert.deepEqual(
      results.filter(({ status }) => status === "failed"),
      [],
    );
    assert.deepEqual(
      results.flatMap(({ claim, status, rules, detail }) => {
        return status === "proved" ? [] : [[claim, status, ...(rules ?? [detail])]];
      }),
      [
        ["The identity pool gives guests no credentials.", "proved by a rule", "guests of identity pools"],
        [
          "With the credentials, the user writes, reads, lists and deletes files in their own folder.",
          "proved by a rule",
          "variables in policies",
        ],
        [
          "Nothing calls the function but the API's routes.",
          "proved by a rule",
          "permission to invoke functions of APIs",
        ],
        [
          "Without encryption, the bucket is closed to the user, too.",
          "proved by a rule",
          "variables in policies",
        ],
        ["Callers can't choose a role: the classic flow is off.", "proved by a rule", "classic flow"],
        ["The API refuses some of too many concurrent calls.", "asked for", "CreateStage"],
        ["The access log records each call.", "asked for", "CreateStage"],
        [
          "Once the user is signed out everywhere, the ID token gives no more credentials.",
          "proved by a rule",
          "server-side token check",
        ],
      ],
    );
    assert.deepEqual(await traces(), before);
    const { secrets, password } = application.signIn;
    assert.ok(secrets.has(password) && secrets.size > 5);
    for (const secret of secrets) assert.equal(JSON.stringify(results).includes(secret), false);
  });

  it("leaves nothing behind where its claims fail, either", async () => {
    const before = await traces();
    const results = await prove(({ path }, forward) =>
      path.startsWith("/v2/") ? { status: 500, body: "{}" } : forward(),
    );
    assert.match(outcomeIn(results, "CORS"), /^failed: /);
    assert.deepEqual(await traces(), before);
  });

  it("proves nothing by an endpoint that lacks the operations", async () => {
    const missing = refusal("UnknownOperationException", "not here");
    const results = await prove(({ operation, path }, forward) =>
      operation.endsWith("IdentityPool") || operation === "GetId" || path.startsWith("/v2/")
        ? missing
        : forward(),
    );
    for (const name of ["no token", "CORS", "exchange", "guests", "own folder", "throttling", "access log"]) {
      assert.equal(outcomeIn(results, name), "not proved: the endpoint does not offer the operation", name);
    }
  });
});
