import assert from "node:assert/strict";
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import { findPulumi } from "../../../packages/local-aws/tests/helpers/pulumiCommand";
import { readGuide } from "./guide";
import { useShop } from "./shop";

const { sh } = readGuide("state-backends.md", { sh: 2 });
const [setUp = "", move = ""] = sh;

const region = "eu-west-1";
const bucket = "acme-pulumi-state";

const program = `import { CognitoAuth } from "cognito-auth";
const testUser = { username: "jane", email: "jane@example.com" };
export const { userPoolId, testUserTemporaryPassword } = new CognitoAuth("auth", { testUser });
`;

const showPassword = "pulumi stack output testUserTemporaryPassword --show-secrets";

describe("The guide to state backends, on the command line,", function () {
  const shop = useShop();
  let emulator: Emulator | undefined;
  let s3: S3Client | undefined;
  /** Has the commands that follow find the bucket and the key, and no backend but the one of pulumi login. */
  let environment: string;

  before(async function () {
    if ((await findPulumi()) === undefined) this.skip();
    emulator = await startEmulator({ services: ["kms", "s3"], onProgress: () => undefined });
    const { endpoint } = emulator;
    environment = `unset PULUMI_BACKEND_URL\nexport AWS_ENDPOINT_URL=${endpoint}\n`;
    s3 = createAwsClient(S3Client, { endpoint, region });
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    await createKey(endpoint, "alias/pulumi-state");
  });

  after(async () => {
    s3?.destroy();
    await emulator?.stop();
  });

  /** The objects in the bucket, each with when it was written last. */
  async function objects(): Promise<Map<string, Date | undefined>> {
    assert.ok(s3 !== undefined);
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
    return new Map(Contents.map(({ Key = "", LastModified }) => [Key, LastModified]));
  }

  it("keeps a stack's state in a bucket, its secrets under a key, and only reads it for a preview", async () => {
    await shop.write("index.ts", program);
    await shop.succeed(`rm Pulumi.dev.yaml\n${environment}${setUp}`);
    const password = (await shop.succeed(environment + showPassword)).trim();
    assert.match(password, /^\w{20}$/);
    const state = await shop.succeed(`${environment}pulumi stack export`);
    assert.match(state, /"secrets_providers": \{\s+"type": "cloud"/);
    assert.equal(state.includes(password), false);
    assert.match(await shop.succeed("cat Pulumi.dev.yaml"), /^secretsprovider: awskms:.*\nencryptedkey: /);

    const before = await objects();
    assert.ok(before.has(".pulumi/stacks/shop/dev.json"));
    await shop.succeed(
      `${environment}pulumi preview --expect-no-changes
PULUMI_SKIP_CONFIRMATIONS= pulumi refresh --preview-only --expect-no-changes`,
    );
    assert.deepEqual(await objects(), before);
    await shop.succeed(`${environment}pulumi stack rm dev --force --yes --preserve-config`);
  });

  it("moves a stack with its secrets from elsewhere, and nothing changes", async () => {
    await shop.write("index.ts", program);
    await shop.succeed("pulumi config set --secret answer 42 && pulumi up");
    const password = await shop.succeed(showPassword);
    const userPoolId = await shop.succeed("pulumi stack output userPoolId");
    const formerBackend = `pulumi login file://${shop.terminal.stateFolder}\n`;
    assert.match(await shop.succeed(environment + formerBackend + move), /Resources:\n {4}6 unchanged/);
    assert.equal((await shop.succeed("cat dev.json")).includes(password.trim()), false);

    const withoutPassphrase = `${environment}unset PULUMI_CONFIG_PASSPHRASE\n`;
    assert.equal(await shop.succeed(withoutPassphrase + showPassword), password);
    assert.equal(await shop.succeed(`${withoutPassphrase}pulumi stack output userPoolId`), userPoolId);
    assert.equal(await shop.succeed(`${withoutPassphrase}pulumi config get answer`), "42\n");
  });
});

/** Makes a KMS key with an alias. */
async function createKey(endpoint: string, AliasName: string): Promise<void> {
  const call = async (operation: string, body: object): Promise<string> => {
    const headers = {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `TrentService.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/kms/aws4_request`,
    };
    const response = await fetch(endpoint, { method: "POST", headers, body: JSON.stringify(body) });
    assert.equal(response.status, 200, operation);
    return response.text();
  };
  const { KeyMetadata } = JSON.parse(await call("CreateKey", {})) as { KeyMetadata: { KeyId: string } };
  await call("CreateAlias", { AliasName, TargetKeyId: KeyMetadata.KeyId });
}
