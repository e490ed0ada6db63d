import assert from "node:assert/strict";
import { overridingPluginVariables } from "@cognito-auth/local-aws/engines/installedEnvironment";

/** What a user may have set for an account of AWS, each value with the word "users" in it. */
export const userEnvironment = {
  AWS_PROFILE: "users-profile",
  AWS_ACCESS_KEY_ID: "users-key",
  AWS_SECRET_ACCESS_KEY: "users-secret",
  AWS_SESSION_TOKEN: "users-token",
  AWS_CONFIG_FILE: "/users/config",
  AWS_SHARED_CREDENTIALS_FILE: "/users/credentials",
  AWS_ENDPOINT_URL: "https://users.example.com",
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: "https://cognito.users.example.com",
  HTTP_PROXY: "http://proxy.users.example.com",
  NO_PROXY: "users.example.com",
  no_proxy: "users.example.com",
  PULUMI_DEBUG_PROVIDERS: "users:1",
};

/** What decides in an environment where a plugin's calls go, and as whom, without what is empty, and so not there. */
function decidingVariables(environment: Readonly<Record<string, string>>): Record<string, string> {
  const deciding = new Set([
    ...Object.keys(userEnvironment),
    ...Object.keys(expectedVariables("")),
    ...overridingPluginVariables,
  ]);
  const found = Object.entries(environment).filter(([name, value]) => deciding.has(name) && value !== "");
  return Object.fromEntries(found);
}

/** The variables that a plugin should have, except for the file that replaces the user's, and the proxy. */
function expectedVariables(endpoint: string, region = "us-east-1"): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false",
    AWS_USE_DUALSTACK_ENDPOINT: "false",
    AWS_USE_FIPS_ENDPOINT: "false",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_SKIP_CREDENTIALS_VALIDATION: "true",
    AWS_SKIP_METADATA_API_CHECK: "true",
  };
}

/**
 * Asserts that plugins were started with the environment for a local AWS, and with nothing of the user's.
 *
 * @param folder the folder of the file that replaces the user's
 */
export function assertOwnEnvironment(
  starts: readonly { readonly environment: Readonly<Record<string, string>> }[],
  endpoint: string,
  folder: string,
): void {
  for (const { environment } of starts) {
    const { AWS_CONFIG_FILE = "", HTTP_PROXY = "", ...aws } = decidingVariables(environment);
    assert.ok(AWS_CONFIG_FILE.startsWith(folder), AWS_CONFIG_FILE);
    assert.match(HTTP_PROXY, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.deepEqual(aws, { ...expectedVariables(endpoint), AWS_SHARED_CREDENTIALS_FILE: AWS_CONFIG_FILE });
    for (const [name, value] of Object.entries(environment)) assert.doesNotMatch(value, /users/, name);
  }
}
