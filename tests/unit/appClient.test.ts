import assert from "node:assert/strict";
import { RotationFeature } from "../../components";
import { deployComponent, inputsOf } from "../helpers/deployProgram";
import { assertInputs, defaultAppClient } from "../helpers/expectedInputs";

const { explicitAuthFlows } = defaultAppClient;

describe("The app client", () => {
  it("has no secret, no rotation, no default redirect URL and no name of its own by default", async () => {
    const { "auth-app-client": appClient = {} } = inputsOf(await deployComponent());
    assert.deepEqual(
      Object.keys(appClient).filter((key) => /secret|rotation|redirect|^name/i.test(key)),
      [],
    );
  });

  it("writes out that it has no OAuth flows, no scopes and no URLs, or a client would keep what it had", async () => {
    const { "auth-app-client": appClient = {} } = inputsOf(await deployComponent());
    const ofOAuth = Object.entries(appClient).filter(([key]) => /oauth|urls/i.test(key));
    assert.deepEqual(Object.fromEntries(ofOAuth), {
      allowedOauthFlowsUserPoolClient: false,
      allowedOauthFlows: [],
      allowedOauthScopes: [],
      callbackUrls: [],
      logoutUrls: [],
    });
  });

  it("has rotation instead of the refresh flow", async () => {
    await assertInputs(
      { appClient: { refreshTokenRotation: {} } },
      {
        "auth-app-client": {
          explicitAuthFlows: explicitAuthFlows.filter((flow) => flow !== "ALLOW_REFRESH_TOKEN_AUTH"),
          refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 0 },
        },
      },
    );
  });

  it("has the refresh flow again where rotation is turned off again, which is written out", async () => {
    await assertInputs(
      { appClient: { refreshTokenRotation: { feature: RotationFeature.Disabled } } },
      { "auth-app-client": { refreshTokenRotation: { feature: "DISABLED", retryGracePeriodSeconds: 0 } } },
    );
  });
});
