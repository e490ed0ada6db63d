import assert from "node:assert/strict";
import { devNull } from "node:os";
import { awsEnvironment, ignoreAwsSettings, withoutAwsSettings } from "../../engines/awsEnvironment";

const noFiles = { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull };

describe("The environment of a local deployment", () => {
  it("has nothing that a user has set for AWS, not even in files, and all else", () => {
    const users = { AWS_PROFILE: "users", AWS_USE_FIPS_ENDPOINT: "true", aws_region: "eu-west-1" };
    const others = { PATH: "/bin", MY_AWS_NOTE: "kept", AWSOME: "kept", AWS_SDK_JS_NOTE: "kept" };
    assert.deepEqual(withoutAwsSettings({ ...users, AWS_CONFIG_FILE: "/users", ...others }), {
      ...others,
      ...noFiles,
    });
  });

  it("has the caller's credentials and the authority of an endpoint where there are such", () => {
    const target = { endpoint: "https://127.0.0.1:9297", region: "us-east-1" };
    const credentials = { accessKeyId: "key", secretAccessKey: "secret", sessionToken: "token" };
    assert.deepEqual(awsEnvironment({ ...target, credentials, authorityFile: "/authority.pem" }), {
      ...awsEnvironment(target),
      AWS_ACCESS_KEY_ID: "key",
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_SESSION_TOKEN: "token",
      NODE_EXTRA_CA_CERTS: "/authority.pem",
      AWS_CA_BUNDLE: "/authority.pem",
    });
  });

  it("is that of the process itself, once it is asked to ignore them", () => {
    const saved = { ...process.env };
    try {
      process.env["AWS_PROFILE"] = "users";
      const expected = withoutAwsSettings(process.env);
      ignoreAwsSettings();
      assert.deepEqual({ ...process.env }, expected);
    } finally {
      for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
      Object.assign(process.env, saved);
    }
  });
});
