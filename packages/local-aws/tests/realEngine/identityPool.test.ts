import assert from "node:assert/strict";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { IdentityPool } from "@pulumi/aws/cognito/identityPool";
import { IdentityPoolRoleAttachment } from "@pulumi/aws/cognito/identityPoolRoleAttachment";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { Bucket } from "@pulumi/aws/s3/bucket";
import { BucketCorsConfiguration } from "@pulumi/aws/s3/bucketCorsConfiguration";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock";
import * as pulumi from "@pulumi/pulumi";
import { createAwsClient } from "../../awsClient";
import { region } from "../provider/deployed";
import { counts, idsOf, resourcesOf, useEngine } from "./engineStack";
import { identityServices } from "../provider/identityPoolFixtures";

const Version = "2012-10-17";

/** What the program under test is told to be like. */
interface Settings {
  readonly origin: string;
  readonly action: string;
  /** How far its policies are indented. */
  readonly indentation: number;
}

/** A program with a resource of each type, whose users may use a bucket. */
function program({ origin, action, indentation }: Settings): Record<string, pulumi.Output<string>> {
  const json = (value: pulumi.Inputs): pulumi.Output<string> =>
    pulumi.output(value).apply((known) => JSON.stringify(known, undefined, indentation));
  const identityPool = new IdentityPool("users", { identityPoolName: "users" });
  const bucket = new Bucket("files", { forceDestroy: true, tags: { team: "shop" } });
  const publicAccessBlock = new BucketPublicAccessBlock("private", {
    bucket: bucket.bucket,
    blockPublicPolicy: true,
  });
  const Resource = pulumi.interpolate`${bucket.arn}/*`;
  const Condition = { Bool: { "aws:SecureTransport": "false" } };
  const denied = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource, Condition };
  const policy = json({ Version, Statement: [denied] });
  const bucketPolicy = new BucketPolicy(
    "encrypted",
    { bucket: bucket.bucket, policy },
    { dependsOn: publicAccessBlock },
  );
  const corsRules = [{ allowedOrigins: [origin], allowedMethods: ["GET"] }];
  new BucketCorsConfiguration("cors", { bucket: bucket.bucket, corsRules }, { dependsOn: bucketPolicy });
  const trusted = {
    Effect: "Allow",
    Principal: { Federated: "cognito-identity.amazonaws.com" },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringEquals: { "cognito-identity.amazonaws.com:aud": identityPool.id } },
  };
  const role = new Role("user", { assumeRolePolicy: json({ Version, Statement: [trusted] }) });
  // The role itself, rather than its name: both are allowed.
  new RolePolicy("files", {
    role,
    policy: json({ Version, Statement: [{ Effect: "Allow", Action: [action], Resource }] }),
  });
  const roles = { authenticated: role.arn };
  new IdentityPoolRoleAttachment("roles", { identityPoolId: identityPool.id, roles });
  return { bucket: bucket.bucket, identityPool: identityPool.id, role: role.arn };
}

describe("An identity pool with a bucket under the real engine", function () {
  this.timeout(180_000);
  const engine = useEngine(identityServices);

  it("is deployed, and only changed by a change", async () => {
    const { endpoint } = engine.emulator;
    let settings: Settings = { origin: "https://a.example.com", action: "s3:GetObject", indentation: 0 };
    const provider = await engine.served();
    const { stack } = await engine.newStack(provider, () => Promise.resolve(program(settings)));

    const created = await stack.up();
    assert.deepEqual(counts(created), { create: 9 });
    const bucket = String(created.outputs["bucket"]?.value);
    assert.match(bucket, /^files-[0-9a-f]{7}$/);
    assert.match(String(created.outputs["identityPool"]?.value), /^eu-west-1:[0-9a-f-]{36}$/);
    assert.match(
      String(created.outputs["role"]?.value),
      /^arn:aws:iam::000000000000:role\/user-[0-9a-f]{7}$/,
    );
    const allowedOrigin = async (origin: string): Promise<string | null> => {
      const headers = { origin, "access-control-request-method": "GET" };
      const answer = await fetch(`${endpoint}/${bucket}/a`, { method: "OPTIONS", headers });
      return answer.headers.get("access-control-allow-origin");
    };
    assert.equal(await allowedOrigin("https://a.example.com"), "https://a.example.com");

    const ids = await idsOf(stack);
    assert.deepEqual(counts(await stack.up()), {});
    await stack.preview({ expectNoChanges: true });
    await stack.refresh({ expectNoChanges: true });
    await stack.preview({ expectNoChanges: true });

    settings = { ...settings, indentation: 2 };
    assert.deepEqual(counts(await stack.up()), {});

    settings = { ...settings, origin: "https://b.example.com", action: "s3:PutObject" };
    assert.deepEqual(counts(await stack.up()), { update: 2 });
    assert.deepEqual(
      [await allowedOrigin("https://a.example.com"), await allowedOrigin("https://b.example.com")],
      [null, "https://b.example.com"],
    );
    assert.deepEqual(await idsOf(stack), ids);
    await stack.refresh({ expectNoChanges: true });

    const s3 = createAwsClient(S3Client, { endpoint, region });
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: "a", Body: "a" }));
    await stack.destroy();
    assert.deepEqual(await resourcesOf(stack), []);
    assert.equal((await fetch(`${endpoint}/${bucket}`)).status, 404);
    assert.equal(provider.printed.stderr, "");
  });
});
