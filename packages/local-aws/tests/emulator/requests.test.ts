import assert from "node:assert/strict";
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  CreateGroupCommand,
  CreateIdentityProviderCommand,
  DeleteGroupCommand,
  SetUICustomizationCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  CreateRoleCommand,
  CreateServiceSpecificCredentialCommand,
  DeleteRoleCommand,
  IAMClient,
  ListRolesCommand,
} from "@aws-sdk/client-iam";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { CreateHostedZoneCommand, Route53Client } from "@aws-sdk/client-route-53";
import { CreateBucketCommand, PutBucketCorsCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createAwsClient } from "../../awsClient";
import { beyondAws } from "../../beyondAws";
import {
  type Emulator,
  providerServices,
  readRequests,
  type RecordedRequest,
  startEmulator,
} from "../../emulator";
import { cognitoAt, type CognitoUnderTest, refusalOf } from "../helpers/cognitoUnderTest";
import { expectInvalidRequest } from "../helpers/validRequests";

for (const rules of ["all", "none"] as const) {
  describe(`The local AWS, with ${rules === "all" ? "all rules" : "no rules"},`, () => {
    let cognito: CognitoUnderTest;
    let emulator: Emulator;
    let pool: string;

    before(async () => {
      emulator = await startEmulator({ services: providerServices, rules, onProgress: () => undefined });
      cognito = cognitoAt(emulator.endpoint);
      pool = await cognito.createPool();
    });

    after(() => emulator.stop());

    async function recorded(service: string, operation: string): Promise<readonly RecordedRequest[]> {
      const page = await readRequests(cognito.endpoint, { service, operation });
      return page?.requests ?? assert.fail("no records");
    }

    it("records what changes something: the operation, its parameters and the status of the answer", async () => {
      const create = new CreateGroupCommand({ UserPoolId: pool, GroupName: "admins", Precedence: 0 });
      await cognito.send(create);
      assert.match(await refusalOf(cognito.send(create)), /^GroupExistsException: /);
      const parameters = { UserPoolId: pool, GroupName: "admins", Precedence: 0 };
      assert.deepEqual(await recorded("cognito-idp", "CreateGroup"), [
        { service: "cognito-idp", operation: "CreateGroup", parameters, status: 200, error: null },
        {
          service: "cognito-idp",
          operation: "CreateGroup",
          parameters,
          status: 400,
          error: "GroupExistsException",
        },
      ]);
    });

    it("records by all protocols, with the names of the models", async () => {
      const target = { endpoint: cognito.endpoint, region: cognito.region };
      const iam = createAwsClient(IAMClient, target);
      const role = {
        RoleName: "shop",
        AssumeRolePolicyDocument: "{}",
        Tags: [{ Key: "team", Value: "web" }],
      };
      await iam.send(new CreateRoleCommand(role));
      const s3 = createAwsClient(S3Client, target);
      const Bucket = "uploads";
      await s3.send(new CreateBucketCommand({ Bucket }));
      const CORSConfiguration = { CORSRules: [{ AllowedMethods: ["GET"], AllowedOrigins: ["*"] }] };
      await s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration }));
      const route53 = createAwsClient(Route53Client, target);
      await route53.send(new CreateHostedZoneCommand({ Name: "example.com", CallerReference: "once" }));
      for (const client of [iam, s3, route53]) client.destroy();

      assert.deepEqual(await recorded("iam", "CreateRole"), [
        { service: "iam", operation: "CreateRole", parameters: role, status: 200, error: null },
      ]);
      const [cors] = await recorded("s3", "PutBucketCors");
      assert.deepEqual(cors?.parameters["CORSConfiguration"], CORSConfiguration);
      assert.equal(cors.parameters["Bucket"], Bucket);
      assert.deepEqual(await recorded("route53", "CreateHostedZone"), [
        {
          service: "route53",
          operation: "CreateHostedZone",
          parameters: { Name: "example.com", CallerReference: "once" },
          status: 201,
          error: null,
        },
      ]);
    });

    it("hides what the models call sensitive, and a provider's secret, which they don't", async () => {
      const Username = "jane";
      await cognito.send(
        new AdminCreateUserCommand({
          UserPoolId: pool,
          Username,
          TemporaryPassword: "Correct-horse-1",
          MessageAction: "SUPPRESS",
          UserAttributes: [{ Name: "email", Value: "jane@example.com" }],
        }),
      );
      const [created] = await recorded("cognito-idp", "AdminCreateUser");
      assert.deepEqual(created?.parameters, {
        UserPoolId: pool,
        Username: "[secret]",
        TemporaryPassword: "[secret]",
        MessageAction: "SUPPRESS",
        UserAttributes: [{ Name: "email", Value: "[secret]" }],
      });

      const ProviderDetails = { client_id: "shop", client_secret: "hidden", authorize_scopes: "email" };
      const provider = { UserPoolId: pool, ProviderName: "Google", ProviderType: "Google" } as const;
      await cognito.send(new CreateIdentityProviderCommand({ ...provider, ProviderDetails }));
      const [asked] = await recorded("cognito-idp", "CreateIdentityProvider");
      assert.deepEqual(asked?.parameters, {
        ...provider,
        ProviderDetails: { ...ProviderDetails, client_secret: "[secret]" },
      });
    });

    it("shows the id of an app client, by which its requests are found", async () => {
      const ClientId = await cognito.createClient(pool);
      const parameters = { UserPoolId: pool, ClientId, ClientName: "web" };
      await cognito.send(new UpdateUserPoolClientCommand(parameters));
      const [updated] = await recorded("cognito-idp", "UpdateUserPoolClient");
      assert.deepEqual(updated?.parameters, parameters);
    });

    it("names the error of an answer without a header for it", async () => {
      const iam = createAwsClient(IAMClient, { endpoint: cognito.endpoint, region: cognito.region });
      const lacking = new CreateServiceSpecificCredentialCommand({ UserName: "ann", ServiceName: "shop" });
      assert.match(await refusalOf(iam.send(lacking)), /^InvalidAction: Unknown IAM action/);
      assert.match(await refusalOf(iam.send(new DeleteRoleCommand({ RoleName: "none" }))), /^NoSuchEntity/);
      iam.destroy();
      const errors = ["CreateServiceSpecificCredential", "DeleteRole"].map(async (operation) =>
        (await recorded("iam", operation)).map(({ status, error }) => ({ status, error })),
      );
      assert.deepEqual(await Promise.all(errors), [
        [{ status: 400, error: "InvalidAction" }],
        [{ status: 404, error: "NoSuchEntity" }],
      ]);
    });

    it("says of binary content what it is", async () => {
      const target = { endpoint: cognito.endpoint, region: cognito.region };
      const lambda = createAwsClient(LambdaClient, target);
      const create = new CreateFunctionCommand({
        FunctionName: "shop",
        Role: "arn:aws:iam::000000000000:role/shop",
        Runtime: "nodejs22.x",
        Handler: "index.handler",
        Code: { ZipFile: Buffer.from("code") },
        Environment: { Variables: { TOKEN: "hidden" } },
      });
      assert.match(await refusalOf(lambda.send(create)), /^InvalidParameterValueException: Could not unzip/);
      const [created] = await recorded("lambda", "CreateFunction");
      assert.deepEqual(created?.parameters, {
        FunctionName: "shop",
        Role: "arn:aws:iam::000000000000:role/shop",
        Runtime: "nodejs22.x",
        Handler: "index.handler",
        Code: { ZipFile: "[secret]" },
        Environment: { Variables: "[secret]" },
      });

      const customize = new SetUICustomizationCommand({ UserPoolId: pool, ImageFile: Buffer.from("image") });
      assert.match(await refusalOf(cognito.send(customize)), /^InvalidParameterException: There has to be/);
      const [customized] = await recorded("cognito-idp", "SetUICustomization");
      assert.deepEqual(customized?.parameters["ImageFile"], {
        sha256: "6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d",
        size: 5,
      });
      lambda.destroy();
    });

    it("records nothing that only reads or uses, violates AWS's models, or is marked as beyond AWS", async () => {
      const ClientId = await cognito.createClient(pool);
      await cognito.createUser(pool);
      const s3 = createAwsClient(S3Client, { endpoint: cognito.endpoint, region: cognito.region });
      await s3.send(new CreateBucketCommand({ Bucket: "files" }));
      const before = await readRequests(cognito.endpoint);
      await cognito.signIn(ClientId);
      await s3.send(new PutObjectCommand({ Bucket: "files", Key: "a b", Body: "content" }));
      s3.destroy();
      await cognito.send(new AdminGetUserCommand({ UserPoolId: pool, Username: "jane" }));
      const iam = createAwsClient(IAMClient, { endpoint: cognito.endpoint, region: cognito.region });
      await iam.send(new ListRolesCommand({}));
      iam.destroy();
      const violation = "Value '' at 'groupName' failed to satisfy constraint: Member must";
      const [tooShort, pattern] = [
        `DeleteGroup: ${violation} have length greater than or equal to 1`,
        `DeleteGroup: ${violation} satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+`,
      ];
      expectInvalidRequest(tooShort, pattern);
      const deletion = cognito.send(new DeleteGroupCommand({ UserPoolId: pool, GroupName: "" }));
      assert.match(await refusalOf(deletion), /^InvalidParameterException: 2 validation errors detected/);
      const update = new UpdateUserPoolClientCommand({ UserPoolId: pool, ClientId: "none" });
      assert.match(await refusalOf(cognito.send(beyondAws(update))), /^ResourceNotFoundException: /);
      assert.deepEqual(await readRequests(cognito.endpoint), before);
    });

    it("answers all, or those of a service or an operation, and none of what was never asked for", async () => {
      const all = (await readRequests(cognito.endpoint))?.requests ?? [];
      const services = new Set(all.map(({ service }) => service));
      assert.deepEqual([...services], ["cognito-idp", "iam", "s3", "route53", "lambda"]);
      assert.deepEqual(await readRequests(cognito.endpoint, { service: "iam" }), {
        requests: all.filter(({ service }) => service === "iam"),
        dropped: 0,
      });
      assert.deepEqual(await readRequests(cognito.endpoint, { operation: "CreateGroup" }), {
        requests: all.filter(({ operation }) => operation === "CreateGroup"),
        dropped: 0,
      });
      assert.deepEqual(await recorded("cognito-idp", "CreateUserPoolDomain"), []);
      assert.deepEqual(await recorded("iam", "CreateGroup"), []);
    });
  });
}
