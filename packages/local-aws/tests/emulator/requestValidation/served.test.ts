import assert from "node:assert/strict";
import {
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  ListUserPoolsCommand,
  UpdateUserPoolClientCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { CreateRoleCommand, IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { createAwsClient, createCognitoClient } from "../../../awsClient";
import { beyondAws } from "../../../beyondAws";
import { applicationServices, type Emulator, startEmulator } from "../../../emulator";
import { expectInvalidRequest } from "../../helpers/validRequests";

describe("The local AWS", () => {
  let emulator: Emulator;
  const target = (): { endpoint: string; region: string } => ({
    endpoint: emulator.endpoint,
    region: "us-east-1",
  });

  before(async () => {
    emulator = await startEmulator({ services: applicationServices, onProgress: () => undefined });
  });

  after(() => emulator.stop());

  /** Calls an operation of Amazon Cognito's as a page does. */
  function browserCall(operation: string, parameters: object): Promise<Response> {
    return fetch(emulator.endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
        origin: "http://localhost:5173",
      },
      body: JSON.stringify(parameters),
    });
  }

  const path = "adminCreateUserConfig.inviteMessageTemplate.sMSMessage";
  const tooShort = `Value '' at '${path}' failed to satisfy constraint: Member must have length greater than or equal to 6`;
  const withoutTextMessage = {
    AdminCreateUserConfig: {
      InviteMessageTemplate: { EmailMessage: "{username} {####}", EmailSubject: "Welcome", SMSMessage: "" },
    },
  };

  it("refuses an invitation without a text message as Amazon Cognito does, and creates nothing", async () => {
    expectInvalidRequest(`CreateUserPool: ${tooShort}`, `UpdateUserPool: ${tooShort}`);
    const cognito = createCognitoClient(target());
    const refusal = {
      name: "InvalidParameterException",
      message: `1 validation error detected: ${tooShort}`,
      $metadata: { httpStatusCode: 400 },
    };
    const assertRefusal = (error: Error): boolean => {
      const { name, message, $metadata } = error as Error & { $metadata: { httpStatusCode: number } };
      assert.deepEqual({ name, message, $metadata: { httpStatusCode: $metadata.httpStatusCode } }, refusal);
      return true;
    };
    await assert.rejects(
      cognito.send(new CreateUserPoolCommand({ PoolName: "a", ...withoutTextMessage })),
      assertRefusal,
    );
    assert.deepEqual((await cognito.send(new ListUserPoolsCommand({ MaxResults: 60 }))).UserPools, []);
    const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: "a" }));
    const update = new UpdateUserPoolCommand({ UserPoolId: UserPool?.Id, ...withoutTextMessage });
    await assert.rejects(cognito.send(update), assertRefusal);
    cognito.destroy();
  });

  it("refuses a browser's sign-in so that the page can read why", async () => {
    expectInvalidRequest(
      "InitiateAuth: Value null at 'authFlow' failed to satisfy constraint: Member must not be null",
    );
    const answer = await browserCall("InitiateAuth", { ClientId: "a" });
    assert.equal(answer.status, 400);
    assert.equal(answer.headers.get("access-control-allow-origin"), "*");
    assert.deepEqual(await answer.json(), {
      __type: "InvalidParameterException",
      message:
        "1 validation error detected: Value null at 'authFlow' failed to satisfy constraint: Member must not be null",
    });
  });

  it("refuses in the protocol of each service", async () => {
    const pattern = "Member must satisfy regular expression pattern";
    const role = `Value 'a b' at 'roleName' failed to satisfy constraint: ${pattern}: [\\w+=,.@-]+`;
    const origins =
      "Value null at 'cORSConfiguration.cORSRules.1.member.allowedOrigins' failed to satisfy constraint: Member must not be null";
    const code = "Value null at 'code' failed to satisfy constraint: Member must not be null";
    expectInvalidRequest(`CreateRole: ${role}`, `PutBucketCors: ${origins}`, `CreateFunction: ${code}`);
    const iam = createAwsClient(IAMClient, target());
    const createRole = new CreateRoleCommand({ RoleName: "a b", AssumeRolePolicyDocument: "{}" });
    const one = "1 validation error detected: ";
    await assert.rejects(iam.send(createRole), { name: "ValidationError", message: `${one}${role}` });
    const s3 = createAwsClient(S3Client, target());
    const rule = { AllowedMethods: ["GET"], AllowedOrigins: undefined };
    const putCors = new PutBucketCorsCommand({ Bucket: "uploads", CORSConfiguration: { CORSRules: [rule] } });
    await assert.rejects(s3.send(putCors), { name: "MalformedXML", message: `${one}${origins}` });
    const lambda = createAwsClient(LambdaClient, target());
    const Role = "arn:aws:iam::000000000000:role/shop";
    const createFunction = new CreateFunctionCommand({ FunctionName: "shop", Role, Code: undefined });
    await assert.rejects(lambda.send(createFunction), {
      name: "ValidationException",
      message: `${one}${code}`,
    });
    for (const client of [iam, s3, lambda]) client.destroy();
  });

  it("passes on what AWS accepts, with its whole body", async () => {
    const s3 = createAwsClient(S3Client, target());
    await s3.send(new CreateBucketCommand({ Bucket: "uploads" }));
    const content = Buffer.alloc(3_000_000, "content ");
    await s3.send(new PutObjectCommand({ Bucket: "uploads", Key: "a b/ä", Body: content }));
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: "uploads", Key: "a b/ä" }));
    assert.equal(content.equals(Buffer.from((await Body?.transformToByteArray()) ?? [])), true);
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: "uploads", Prefix: "a b/" }));
    assert.deepEqual(
      Contents.map(({ Key }) => Key),
      ["a b/ä"],
    );
    const iam = createAwsClient(IAMClient, target());
    await iam.send(new CreateRoleCommand({ RoleName: "shop", AssumeRolePolicyDocument: "{}" }));
    assert.equal((await iam.send(new ListRolesCommand({}))).Roles?.length, 1);
    for (const client of [s3, iam]) client.destroy();
  });

  it("passes on what isn't a request to AWS", async () => {
    const cognito = createCognitoClient(target());
    const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: "keys" }));
    cognito.destroy();
    for (const own of [
      "/_ministack/health",
      "/_ministack/ses/messages",
      `/${UserPool?.Id ?? ""}/.well-known/jwks.json`,
    ]) {
      assert.equal((await fetch(`${emulator.endpoint}${own}`)).status, 200, own);
    }
    const preflight = await fetch(emulator.endpoint, {
      method: "OPTIONS",
      headers: { origin: "http://localhost:5173", "access-control-request-method": "POST" },
    });
    assert.equal(preflight.status, 200);
    const body = new URLSearchParams({ grant_type: "client_credentials", client_id: "none" });
    const token = await fetch(`${emulator.endpoint}/oauth2/token`, { method: "POST", body });
    assert.deepEqual(await token.json(), { error: "invalid_client", error_description: "Client not found." });
  });

  it("gives app clients secrets that Amazon Cognito accepts in a request", async () => {
    const cognito = createCognitoClient(target());
    const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: "secrets" }));
    const secrets = new Set<string>();
    for (const ClientName of ["a", "b", "c", "d", "e"]) {
      const create = new CreateUserPoolClientCommand({
        UserPoolId: UserPool?.Id,
        ClientName,
        GenerateSecret: true,
      });
      const { UserPoolClient } = await cognito.send(create);
      assert.match(UserPoolClient?.ClientSecret ?? "", /^[a-z0-9]{52}$/);
      secrets.add(UserPoolClient?.ClientSecret ?? "");
    }
    assert.equal(secrets.size, 5);
    cognito.destroy();
  });

  it("ignores a parameter that AWS doesn't know, as AWS does, and reports it only to a test", async () => {
    expectInvalidRequest("InitiateAuth: unknown parameter Nmae");
    const AuthParameters = { USERNAME: "jane", PASSWORD: "a" };
    const answer = await browserCall("InitiateAuth", {
      ClientId: "none",
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters,
      Nmae: "b",
    });
    assert.equal(((await answer.json()) as { __type: string }).__type, "ResourceNotFoundException");
  });

  it("accepts more than AWS if a request says that it is beyond AWS", async () => {
    const cognito = createCognitoClient(target());
    const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: "beyond" }));
    const UserPoolId = UserPool?.Id;
    const created = await cognito.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: "web" }));
    const { ClientId } = created.UserPoolClient ?? {};
    const update = new UpdateUserPoolClientCommand({ UserPoolId, ClientId, IdTokenValidity: -600 });
    const { UserPoolClient } = await cognito.send(beyondAws(update));
    assert.equal(UserPoolClient?.IdTokenValidity, -600);
    cognito.destroy();
  });
});
