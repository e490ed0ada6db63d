import assert from "node:assert/strict";

import { parseAmplifyConfig } from "@aws-amplify/core/internals/utils";

import { type Emulator, startEmulator } from "../../local/emulator";
import {
  amplifyOutputs,
  type DeployedPool,
  envFile,
  type FrontendTarget,
  readDeployedPool,
} from "../../local/frontend";
import { deploy } from "./proof/deployment";

const target: FrontendTarget = {
  endpoint: "http://127.0.0.1:4566",
  region: "eu-west-1",
  userPoolId: "eu-west-1_AbCdEf123",
  appClientId: "1a2b3c",
};
const testUser = { username: "casey", email: "casey@example.com", temporaryPassword: 'Qu0te"\\Temp#1234' };
const deployed: DeployedPool = {
  pool: {
    AliasAttributes: ["email", "preferred_username"],
    AutoVerifiedAttributes: ["email"],
    MfaConfiguration: "OPTIONAL",
    Policies: {
      PasswordPolicy: {
        MinimumLength: 14,
        RequireLowercase: true,
        RequireUppercase: true,
        RequireNumbers: true,
        RequireSymbols: false,
      },
    },
    SchemaAttributes: [
      { Name: "sub", Required: true },
      { Name: "email", Required: true },
      { Name: "name", Required: false },
    ],
  },
  secondFactors: { MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration: { Enabled: true } },
};

describe("The frontend's .env", () => {
  it("holds what a browser's code needs, under names that Vite shows to it", () => {
    assert.equal(
      envFile({ ...target, testUser }),
      [
        "# Written by npm start; the next run overwrites it.",
        "VITE_AWS_REGION='eu-west-1'",
        "VITE_USER_POOL_ID='eu-west-1_AbCdEf123'",
        "VITE_USER_POOL_CLIENT_ID='1a2b3c'",
        "VITE_USER_POOL_ENDPOINT='http://127.0.0.1:4566'",
        "",
      ].join("\n"),
    );
  });

  it("takes spaces, number signs and double quotes as they are", () => {
    const endpoint = 'http://[::1]:80/a b#c="d"`e`';
    assert.match(
      envFile({ ...target, endpoint }),
      /VITE_USER_POOL_ENDPOINT='http:\/\/\[::1\]:80\/a b#c="d"`e`'\n$/,
    );
  });

  for (const character of ["'", "$", "\\", "\n", "\r", "\0"]) {
    it(`refuses ${JSON.stringify(character)}, which no quotes hold everywhere`, () => {
      assert.throws(() => envFile({ ...target, endpoint: `http://a${character}b` }), {
        name: "LocalDeploymentError",
        message: /^VITE_USER_POOL_ENDPOINT can't be written to \.env: "http:\/\/a/,
      });
    });
  }
});

describe("The frontend's amplify_outputs.json", () => {
  it("has the form of Amplify's own", () => {
    assert.deepEqual(amplifyOutputs(target, deployed), {
      version: "1.5",
      auth: {
        aws_region: "eu-west-1",
        user_pool_id: "eu-west-1_AbCdEf123",
        user_pool_client_id: "1a2b3c",
        password_policy: {
          min_length: 14,
          require_lowercase: true,
          require_numbers: true,
          require_symbols: false,
          require_uppercase: true,
        },
        standard_required_attributes: ["email"],
        username_attributes: ["username", "email"],
        user_verification_types: ["email"],
        unauthenticated_identities_enabled: false,
        mfa_configuration: "OPTIONAL",
        mfa_methods: ["TOTP"],
      },
      custom: { user_pool_endpoint: "http://127.0.0.1:4566" },
    });
  });

  it("is understood by Amplify", () => {
    const outputs = amplifyOutputs(target, deployed) as Parameters<typeof parseAmplifyConfig>[0];
    assert.deepEqual(parseAmplifyConfig(outputs), {
      Auth: {
        Cognito: {
          userPoolId: "eu-west-1_AbCdEf123",
          userPoolClientId: "1a2b3c",
          groups: undefined,
          loginWith: { username: true, email: true, phone: false },
          mfa: { status: "optional", totpEnabled: true, smsEnabled: false },
          passwordFormat: {
            minLength: 14,
            requireLowercase: true,
            requireNumbers: true,
            requireSpecialCharacters: false,
            requireUppercase: true,
          },
          userAttributes: { email: { required: true } },
        },
      },
    });
  });

  it("names e-mail addresses alone where they are the usernames", () => {
    const { auth } = outputsOf({ pool: { UsernameAttributes: ["email"] }, secondFactors: {} });
    assert.deepEqual(auth["username_attributes"], ["email"]);
  });

  it("tells each kind of second factor", () => {
    const settings = { SmsAuthenticationMessage: "{####}" };
    const { auth } = outputsOf({
      pool: { MfaConfiguration: "ON" },
      secondFactors: {
        SmsMfaConfiguration: settings,
        SoftwareTokenMfaConfiguration: { Enabled: false },
        EmailMfaConfiguration: {},
      },
    });
    assert.equal(auth["mfa_configuration"], "REQUIRED");
    assert.deepEqual(auth["mfa_methods"], ["SMS", "EMAIL"]);
    assert.equal(outputsOf({ pool: {}, secondFactors: {} }).auth["mfa_configuration"], "NONE");
  });

  it("holds no secret", () => {
    assert.equal(
      JSON.stringify(amplifyOutputs({ ...target, testUser }, deployed)).includes(testUser.temporaryPassword),
      false,
    );
  });
});

describe("What a frontend is told of a deployed pool", () => {
  let emulator: Emulator;

  before(async function () {
    this.timeout(300_000);
    emulator = await startEmulator({ onProgress: () => undefined });
  });

  after(() => emulator.stop());

  it("is what the endpoint says", async () => {
    const deployment = await deploy(emulator.endpoint);
    const { auth } = outputsOf(await readDeployedPool(deployment));
    assert.deepEqual(auth["username_attributes"], ["username", "email"]);
    assert.deepEqual(auth["user_verification_types"], ["email"]);
    assert.equal(auth["mfa_configuration"], "OPTIONAL");
    assert.deepEqual(auth["password_policy"], {
      min_length: 14,
      require_lowercase: true,
      require_numbers: true,
      require_symbols: true,
      require_uppercase: true,
    });
  });
});

function outputsOf(pool: DeployedPool): { auth: Record<string, unknown> } {
  return amplifyOutputs(target, pool) as { auth: Record<string, unknown> };
}
