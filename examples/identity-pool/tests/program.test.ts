import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { deploy, type Options } from "./deployment";
import { apiStack, authStack, bucketArn, dev, identityPoolId, ownFilesOnly } from "./stack";

describe("The identity pool", () => {
  it("is deployed without the key of the auth stack's secrets, which it doesn't read", async () => {
    // What Pulumi gives instead of a secret that it can't decrypt.
    const users = { ...authStack, testUserTemporaryPassword: pulumi.secret({}) };
    const stacks = { ...dev.stacks, "acme/cognito-auth/dev": users };
    const { resources } = await deploy({ ...dev, stacks });
    assert.deepEqual(resources, (await deploy(dev)).resources);
  });

  it("is these resources and no others", async () => {
    const { resources } = await deploy(dev);
    const types = Object.fromEntries(Object.entries(resources).map(([name, { type }]) => [name, type]));
    assert.deepEqual(types, {
      uploads: "aws:s3/bucket:Bucket",
      "uploads-are-private": "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      "uploads-by-https-only": "aws:s3/bucketPolicy:BucketPolicy",
      "uploads-by-frontend": "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration",
      "identity-pool": "aws:cognito/identityPool:IdentityPool",
      "authenticated-role": "aws:iam/role:Role",
      "authenticated-policy": "aws:iam/rolePolicy:RolePolicy",
      roles: "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment",
    });
  });

  it("accepts the users of the auth stack's pool and client, and no guests", async () => {
    assert.deepEqual(await inputsOf("identity-pool"), {
      identityPoolName: "identity-pool-dev",
      allowUnauthenticatedIdentities: false,
      allowClassicFlow: false,
      cognitoIdentityProviders: [
        {
          providerName: authStack.userPoolProviderName,
          clientId: authStack.appClientId,
          serverSideTokenCheck: true,
        },
      ],
    });
  });

  it("has a role for signed-in users, and none for guests", async () => {
    assert.deepEqual(await inputsOf("roles"), {
      identityPoolId,
      roles: { authenticated: "arn:aws-x:iam::123456789012:role/role-1234567" },
    });
  });

  it("has a role that only its own signed-in users can assume", async () => {
    const { assumeRolePolicy, ...role } = await inputsOf("authenticated-role");
    assert.deepEqual(role, { description: "What signed-in users may do" });
    assert.deepEqual(JSON.parse(String(assumeRolePolicy)), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: "cognito-identity.amazonaws.com" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: { "cognito-identity.amazonaws.com:aud": identityPoolId },
            "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
          },
        },
      ],
    });
  });

  it("lets users use their own files and call the API's route, and nothing else", async () => {
    const { policy, ...inputs } = await inputsOf("authenticated-policy");
    assert.deepEqual(inputs, { role: "role-1234567" });
    assert.deepEqual(JSON.parse(String(policy)), {
      Version: "2012-10-17",
      Statement: [
        ...ownFilesOnly,
        { Effect: "Allow", Action: "execute-api:Invoke", Resource: apiStack.iamRouteArn },
      ],
    });
  });

  it("exports what a frontend reads", async () => {
    const { amplifyOutputs, ...outputs } = (await deploy(dev)).outputs;
    assert.deepEqual(JSON.parse(String(amplifyOutputs)), {
      version: "1.5",
      auth: { user_pool_id: authStack.userPoolId, identity_pool_id: identityPoolId },
      storage: { aws_region: "eu-west-1", bucket_name: "uploads-1234567" },
      custom: { self_sign_up: false, api_url: apiStack.apiUrl },
    });
    assert.deepEqual(outputs, {
      identityPoolId,
      uploadsBucketName: "uploads-1234567",
      authenticatedRoleArn: "arn:aws-x:iam::123456789012:role/role-1234567",
      region: "eu-west-1",
      userPoolId: authStack.userPoolId,
      appClientId: authStack.appClientId,
      apiUrl: apiStack.apiUrl,
    });
  });

  it("shows all its resources in a preview, where ids are unknown", async () => {
    const { resources, outputs } = await deploy({ ...dev, preview: true });
    assert.deepEqual(Object.keys(resources).sort(), Object.keys((await deploy(dev)).resources).sort());
    assert.equal(resources["authenticated-role"]?.inputs["assumeRolePolicy"], pulumi.unknown);
    assert.equal(resources["authenticated-policy"]?.inputs["policy"], pulumi.unknown);
    assert.equal(resources["uploads-by-https-only"]?.inputs["policy"], pulumi.unknown);
    assert.deepEqual(outputs, {
      identityPoolId: pulumi.unknown,
      authenticatedRoleArn: pulumi.unknown,
      region: pulumi.unknown,
      amplifyOutputs: pulumi.unknown,
      // The provider generates the name of the bucket before it calls AWS.
      uploadsBucketName: "uploads-1234567",
      userPoolId: authStack.userPoolId,
      appClientId: authStack.appClientId,
      apiUrl: apiStack.apiUrl,
    });
  });
});

describe("The bucket for uploads", () => {
  it("is private", async () => {
    assert.deepEqual(await inputsOf("uploads-are-private"), {
      bucket: "uploads-1234567",
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  });

  it("refuses what doesn't come by https", async () => {
    const { policy, ...inputs } = await inputsOf("uploads-by-https-only");
    assert.deepEqual(inputs, { bucket: "uploads-1234567" });
    assert.deepEqual(JSON.parse(String(policy)), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [bucketArn, `${bucketArn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
  });

  it("lets in the frontend's origin only", async () => {
    assert.deepEqual(await inputsOf("uploads-by-frontend"), {
      bucket: "uploads-1234567",
      corsRules: [
        {
          allowedOrigins: ["http://localhost:5173"],
          allowedMethods: ["GET", "HEAD", "PUT", "POST", "DELETE"],
          allowedHeaders: ["authorization", "content-*", "cache-control", "x-amz-*", "amz-sdk-*"],
          exposeHeaders: ["ETag"],
          maxAgeSeconds: 600,
        },
      ],
    });
  });

  it("can be deleted with files in it in the stack dev, and by default not", async () => {
    assert.deepEqual(await inputsOf("uploads"), { forceDestroy: true });
    assert.deepEqual(await inputsOf("uploads", { ...dev, config: { deleteUploads: "false" } }), {
      forceDestroy: false,
    });
  });
});

async function inputsOf(name: string, options: Options = dev): Promise<Record<string, unknown>> {
  const { resources } = await deploy(options);
  return resources[name]?.inputs ?? assert.fail(`there is no ${name}`);
}
