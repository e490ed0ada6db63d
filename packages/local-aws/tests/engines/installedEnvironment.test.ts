import assert from "node:assert/strict";
import {
  installedEnvironment,
  isUnsafeSetting,
  neededConfiguration,
  overridingPluginVariables,
} from "../../engines/installedEnvironment";
import { configurationOf } from "../../engines/pulumiAccess";

const target = { endpoint: "http://127.0.0.1:4566", region: "eu-west-1", emptyFile: "/empty" };

describe("The environment of an installed plugin", () => {
  it("says where the local AWS is, has test credentials, and turns to nothing of the user's", () => {
    assert.deepEqual(installedEnvironment({ ...target, proxy: "http://127.0.0.1:1" }), {
      AWS_ENDPOINT_URL: "http://127.0.0.1:4566",
      AWS_REGION: "eu-west-1",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_SESSION_TOKEN: "",
      AWS_CONFIG_FILE: "/empty",
      AWS_SHARED_CREDENTIALS_FILE: "/empty",
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false",
      AWS_USE_DUALSTACK_ENDPOINT: "false",
      AWS_USE_FIPS_ENDPOINT: "false",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_SKIP_CREDENTIALS_VALIDATION: "true",
      AWS_SKIP_METADATA_API_CHECK: "true",
      HTTP_PROXY: "http://127.0.0.1:1",
    });
    assert.equal("HTTP_PROXY" in installedEnvironment({ ...target, proxy: undefined }), false);
  });

  it("is without the variables that take precedence over the endpoint, the credentials, the proxy or the plugin", () => {
    assert.deepEqual(overridingPluginVariables.toSorted(), [
      "AWS_DEFAULT_PROFILE",
      "AWS_ENDPOINT_URL_APIGATEWAYV2",
      "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS",
      "AWS_ENDPOINT_URL_COGNITO_IDENTITY",
      "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER",
      "AWS_ENDPOINT_URL_IAM",
      "AWS_ENDPOINT_URL_LAMBDA",
      "AWS_ENDPOINT_URL_S3",
      "AWS_ENDPOINT_URL_S3_CONTROL",
      "AWS_ENDPOINT_URL_STS",
      "AWS_IAM_ENDPOINT",
      "AWS_PROFILE",
      "AWS_S3_ENDPOINT",
      "AWS_STS_ENDPOINT",
      "NO_PROXY",
      "PULUMI_DEBUG_PROVIDERS",
      "TF_AWS_IAM_ENDPOINT",
      "TF_AWS_S3_ENDPOINT",
      "TF_AWS_STS_ENDPOINT",
      "no_proxy",
    ]);
  });
});

describe("The settings of an installed plugin", () => {
  it("can only be those that don't redirect it", () => {
    for (const key of [
      "aws:region",
      "aws:defaultTags",
      "aws:ignoreTags",
      "cognito-auth:userPool",
      "awsx:profile",
    ]) {
      assert.equal(isUnsafeSetting(key), false, key);
    }
    for (const key of ["aws:profile", "aws:accessKey", "aws:endpoints", "aws:assumeRoles", "aws:regions"]) {
      assert.equal(isUnsafeSetting(key), true, key);
    }
  });

  it("are the safe ones of the stack, and those that are needed, also where the stack has them itself", () => {
    const own = { "aws:s3UsePathStyle": "false", "aws:profile": "users", "aws:region": "eu-west-1" };
    assert.deepEqual(
      configurationOf(own, { isUnsafe: isUnsafeSetting, config: { "aws:s3UsePathStyle": "true" } }),
      { "aws:region": "eu-west-1", "aws:s3UsePathStyle": "true" },
    );
  });

  it("ask for buckets' names in paths where the endpoint has a name", () => {
    for (const endpoint of ["http://localhost:4566", "https://aws.example.com"]) {
      assert.deepEqual(neededConfiguration(endpoint), { "aws:s3UsePathStyle": "true" }, endpoint);
    }
    // There, AWS's SDKs do it by themselves.
    for (const endpoint of ["http://127.0.0.1:4566", "http://[::1]:4566"]) {
      assert.deepEqual(neededConfiguration(endpoint), {}, endpoint);
    }
  });
});
