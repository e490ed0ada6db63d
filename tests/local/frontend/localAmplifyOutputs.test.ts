import assert from "node:assert/strict";
import { envFile, type FrontendTarget, localAmplifyOutputs } from "../../../local/frontend/frontendFiles";

const target: FrontendTarget = {
  endpoint: "http://127.0.0.1:4566",
  region: "eu-west-1",
  userPoolId: "eu-west-1_AbCdEf123",
  appClientId: "1a2b3c",
  amplifyOutputs:
    '{"version":"1.5","auth":{"user_pool_id":"eu-west-1_AbCdEf123"},"custom":{"self_sign_up":false}}',
};
const testUser = {
  username: "casey",
  email: "casey@example.com",
  password: 'Qu0te"\\Temp#1234',
  isPermanent: false,
};
describe("The frontend's .env", () => {
  it("holds what a browser's code needs, under names that Vite shows to it", () => {
    assert.equal(
      envFile({ ...target, testUser }),
      [
        "# Written by npm start or npm run app with --serve, which deletes it when it ends.",
        "VITE_AWS_REGION='eu-west-1'",
        "VITE_USER_POOL_ID='eu-west-1_AbCdEf123'",
        "VITE_USER_POOL_CLIENT_ID='1a2b3c'",
        "VITE_USER_POOL_ENDPOINT='http://127.0.0.1:4566'",
        "",
      ].join("\n"),
    );
  });

  it("keeps spaces, number signs and double quotes as they are", () => {
    const endpoint = 'http://[::1]:80/a b#c="d"`e`';
    assert.match(
      envFile({ ...target, endpoint }),
      /VITE_USER_POOL_ENDPOINT='http:\/\/\[::1\]:80\/a b#c="d"`e`'\n$/,
    );
  });

  for (const character of ["'", "$", "\\", "\n", "\r", "\0"]) {
    it(`refuses ${JSON.stringify(character)}, which no quotes hold everywhere`, () => {
      assert.throws(() => envFile({ ...target, endpoint: `http://a${character}b` }), {
        name: "CommandError",
        message: /^VITE_USER_POOL_ENDPOINT can't be written to \.env: "http:\/\/a/,
      });
    });
  }
});

describe("The frontend's amplify_outputs.json", () => {
  it("is what a stack exports, with the local address", () => {
    assert.deepEqual(localAmplifyOutputs(target.amplifyOutputs, target.endpoint), {
      version: "1.5",
      auth: { user_pool_id: "eu-west-1_AbCdEf123" },
      custom: { self_sign_up: false, user_pool_endpoint: "http://127.0.0.1:4566" },
    });
  });
});
