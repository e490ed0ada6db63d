import assert from "node:assert/strict";
import { type AppClientArgs, RotationFeature, TimeUnit } from "../../components";
import { deployComponent, inputsOf } from "../helpers/deployProgram";
import { assertInputs, defaultAppClient } from "../helpers/expectedInputs";

interface Example {
  what: string;
  appClient: AppClientArgs;
  /** The inputs of the client that it changes; undefined is for an input that isn't there. */
  changes: Record<string, unknown>;
}

const { tokenValidityUnits } = defaultAppClient;
const [srp, admin, refresh] = [
  "ALLOW_USER_SRP_AUTH",
  "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  "ALLOW_REFRESH_TOKEN_AUTH",
];

const examples: Example[] = [
  { what: "a name", appClient: { name: "Web shop" }, changes: { name: "Web shop" } },
  { what: "no SRP", appClient: { authFlows: { userSrp: false } }, changes: flows(admin, refresh) },
  {
    what: "no server-side sign-in",
    appClient: { authFlows: { adminUserPassword: false } },
    changes: flows(srp, refresh),
  },
  { what: "no refresh", appClient: { authFlows: { refreshToken: false } }, changes: flows(srp, admin) },
  {
    what: "sign-in by password",
    appClient: { authFlows: { userPassword: true } },
    changes: flows(srp, admin, refresh, "ALLOW_USER_PASSWORD_AUTH"),
  },
  {
    what: "custom challenges",
    appClient: { authFlows: { custom: true } },
    changes: flows(srp, admin, refresh, "ALLOW_CUSTOM_AUTH"),
  },
  {
    what: "the default flows written out",
    appClient: {
      authFlows: {
        userSrp: true,
        adminUserPassword: true,
        refreshToken: true,
        userPassword: false,
        custom: false,
      },
    },
    changes: {},
  },
  { what: "no change of the flows", appClient: { authFlows: {} }, changes: {} },
  {
    what: "an access token's validity",
    appClient: { accessTokenValidity: { value: 1, unit: TimeUnit.Hours } },
    changes: { accessTokenValidity: 1, tokenValidityUnits: { ...tokenValidityUnits, accessToken: "hours" } },
  },
  {
    what: "an ID token's validity",
    appClient: { idTokenValidity: { value: 300, unit: TimeUnit.Seconds } },
    changes: { idTokenValidity: 300, tokenValidityUnits: { ...tokenValidityUnits, idToken: "seconds" } },
  },
  {
    what: "a refresh token's validity",
    appClient: { refreshTokenValidity: { value: 90, unit: TimeUnit.Minutes } },
    changes: {
      refreshTokenValidity: 90,
      tokenValidityUnits: { ...tokenValidityUnits, refreshToken: "minutes" },
    },
  },
  {
    what: "rotation, which replaces the refresh flow",
    appClient: { refreshTokenRotation: {} },
    changes: {
      ...flows(srp, admin),
      refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 0 },
    },
  },
  {
    what: "rotation with a grace period",
    appClient: { refreshTokenRotation: { retryGracePeriodSeconds: 60 } },
    changes: {
      ...flows(srp, admin),
      refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 60 },
    },
  },
  {
    what: "rotation written out",
    appClient: { refreshTokenRotation: { feature: RotationFeature.Enabled } },
    changes: {
      ...flows(srp, admin),
      refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 0 },
    },
  },
  {
    what: "rotation turned off again, which brings the refresh flow back",
    appClient: { refreshTokenRotation: { feature: RotationFeature.Disabled } },
    changes: {
      ...flows(srp, admin, refresh),
      refreshTokenRotation: { feature: "DISABLED", retryGracePeriodSeconds: 0 },
    },
  },
  { what: "token revocation", appClient: { tokenRevocation: true }, changes: {} },
  {
    what: "no token revocation",
    appClient: { tokenRevocation: false },
    changes: { enableTokenRevocation: false },
  },
  { what: "a client secret", appClient: { generateSecret: true }, changes: { generateSecret: true } },
  {
    what: "no client secret, which isn't written out",
    appClient: { generateSecret: false },
    changes: { generateSecret: undefined },
  },
];

describe("The app client", () => {
  it("has these properties by default", async () => {
    const { "auth-app-client": appClient } = inputsOf(await deployComponent());
    assert.deepEqual(appClient, defaultAppClient);
  });

  it("has no secret, no rotation, no OAuth flows, no URLs and no name of its own by default", async () => {
    const { "auth-app-client": appClient = {} } = inputsOf(await deployComponent());
    assert.deepEqual(
      Object.keys(appClient).filter((key) =>
        /secret|rotation|oauthFlows$|oauthScopes|urls|redirect|^name/i.test(key),
      ),
      [],
    );
  });

  for (const { what, appClient, changes } of examples) {
    it(`accepts ${what}, which changes nothing else`, async () => {
      await assertInputs({ appClient }, { "auth-app-client": changes });
    });
  }
});

function flows(...explicitAuthFlows: (string | undefined)[]): Record<string, unknown> {
  return { explicitAuthFlows };
}
