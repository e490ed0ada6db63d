import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  CreateGroupCommand,
  CreateIdentityProviderCommand,
  DeleteGroupCommand,
  SetUICustomizationCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { CreateRoleCommand, IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
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
import { withServer } from "../helpers/requestServer";
import { expectInvalidRequest } from "../helpers/validRequests";
import { python } from "./emulatorPython";

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
      return (await readRequests(cognito.endpoint, { service, operation })) ?? assert.fail("no records");
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

    it("hides what the models call sensitive, and a provider's secret and a code, which they don't", async () => {
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

      const ClientId = await cognito.createClient(pool);
      const confirm = new ConfirmSignUpCommand({ ClientId, Username: "nobody", ConfirmationCode: "123456" });
      assert.notEqual(await refusalOf(cognito.send(confirm)), "");
      const [confirmed] = await recorded("cognito-idp", "ConfirmSignUp");
      assert.deepEqual(confirmed?.parameters, {
        ClientId: "[secret]",
        Username: "[secret]",
        ConfirmationCode: "[secret]",
      });
    });

    it("says of binary content what it is, and nothing of content that no model describes", async () => {
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

      const s3 = createAwsClient(S3Client, target);
      await s3.send(new CreateBucketCommand({ Bucket: "files" }));
      await s3.send(new PutObjectCommand({ Bucket: "files", Key: "a b", Body: "content" }));
      const [put] = await recorded("s3", "PutObject");
      assert.equal(put?.parameters["Key"], "a b");
      assert.equal("Body" in put.parameters, false);
      for (const client of [lambda, s3]) client.destroy();
    });

    it("records nothing that only reads, violates AWS's models, or is marked as beyond AWS", async () => {
      const before = await readRequests(cognito.endpoint);
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
      const all = (await readRequests(cognito.endpoint)) ?? [];
      const services = new Set(all.map(({ service }) => service));
      assert.deepEqual([...services], ["cognito-idp", "iam", "s3", "route53", "lambda"]);
      assert.deepEqual(
        await readRequests(cognito.endpoint, { service: "iam" }),
        all.filter(({ service }) => service === "iam"),
      );
      assert.deepEqual(
        await readRequests(cognito.endpoint, { operation: "CreateGroup" }),
        all.filter(({ operation }) => operation === "CreateGroup"),
      );
      assert.deepEqual(await recorded("cognito-idp", "CreateUserPoolDomain"), []);
      assert.deepEqual(await recorded("iam", "CreateGroup"), []);
    });

    it("answers them to no website", async () => {
      const sent = request(`${cognito.endpoint}/_local-aws/requests`, {
        headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" },
      });
      const [answer] = (await once(sent.end(), "response")) as [IncomingMessage];
      answer.resume();
      assert.equal(answer.statusCode, 403);
    });
  });
}

describe("The requests that were recorded", () => {
  it("are unknown at an endpoint of another kind", async () => {
    for (const page of ["{}", '{"requests":{}}', '{"requests":[{"service":"iam"}]}', "<html>"]) {
      await withServer(
        (_, response) => response.end(page),
        async (endpoint) => {
          assert.equal(await readRequests(endpoint), undefined, page);
        },
      );
    }
    await withServer(
      (_, response) => response.writeHead(404).end(),
      async (endpoint) => {
        assert.equal(await readRequests(endpoint), undefined);
      },
    );
  });

  it("are the last 1,000", async () => {
    const script = `
from request_validation import models
from request_validation.records import Records
from request_validation.verdict import Verdict
service = models.load("sts")
def numbers(count):
    records = Records()
    for number in range(count):
        records.note(Verdict(service, "AssumeRole", [], parameters={"DurationSeconds": number}), 200, None)
    found = [record["parameters"]["DurationSeconds"] for record in records.of()]
    return [len(found), found[0], found[-1]]
print(json.dumps([numbers(1000), numbers(1001)]))`;
    assert.deepEqual(await python(script), [
      [1000, 0, 999],
      [1000, 1, 1000],
    ]);
  });

  it("are those whose operation's name doesn't say that it only reads", async () => {
    const names = {
      read: [
        "GetId",
        "ListUsers",
        "DescribeUserPool",
        "HeadBucket",
        "AdminGetUser",
        "AdminListDevices",
        "BatchGetItem",
      ],
      changing: ["GetterSetup", "Listen", "AdminCreateUser", "SignUp", "VerifySoftwareToken", "Get"],
    };
    const script = `
from request_validation.records import READS
names = json.loads(${JSON.stringify(JSON.stringify(names))})
print(json.dumps({kind: [name for name in names[kind] if READS.fullmatch(name)] for kind in names}))`;
    assert.deepEqual(await python(script), { read: names.read, changing: [] });
  });
});
