import assert from "node:assert/strict";
import { devNull } from "node:os";
import { ignoreAwsSettings, withoutAwsSettings } from "../../engines/awsEnvironment";

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
