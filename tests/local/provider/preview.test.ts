import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { secretMarker, type Properties } from "../../../local/provider/wire";
import { check, observe, preview, types, urnOf } from "./deployed";

// Nothing in a preview sends a request.
const observed = observe("http://127.0.0.1:1");
const unknown = pulumi.runtime.unknownValue;

const bases = {
  pool: {
    name: "shop",
    mfaConfiguration: "OFF",
    deletionProtection: "INACTIVE",
    passwordPolicy: { minimumLength: 14, requireSymbols: true },
    autoVerifiedAttributes: ["email", "phone_number"],
    schemas: [
      { name: "email", attributeDataType: "String", required: true },
      { name: "tier", attributeDataType: "String" },
    ],
    lambdaConfig: { preSignUp: "arn:aws:lambda:eu-west-1:000000000000:function:check" },
    userPoolTier: "ESSENTIALS",
    emailConfiguration: { emailSendingAccount: "COGNITO_DEFAULT" },
    accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
    usernameConfiguration: { caseSensitive: false },
    tags: { team: "shop" },
  },
  client: {
    name: "web",
    userPoolId: "pool",
    generateSecret: false,
    explicitAuthFlows: ["ALLOW_USER_SRP_AUTH"],
    enableTokenRevocation: true,
    accessTokenValidity: 60,
    tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "days" },
    refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 5 },
  },
  user: {
    userPoolId: "pool",
    username: "jane",
    attributes: { email: "jane@example.com", tier: "gold" },
    temporaryPassword: "Temporary_1",
    desiredDeliveryMediums: ["EMAIL"],
    messageAction: "SUPPRESS",
  },
  password: { length: 20, minLower: 1, keepers: { version: "1" }, overrideSpecial: "_" },
};

/** What Cognito adds to the state of each. */
const additions: Record<keyof typeof bases, Properties> = {
  pool: { arn: "arn", estimatedNumberOfUsers: 3, adminCreateUserConfig: { allowAdminCreateUserOnly: false } },
  client: { clientSecret: secretMarker("secret"), authSessionValidity: 3, region: "eu-west-1" },
  user: { sub: "1", status: "FORCE_CHANGE_PASSWORD", attributes: { ...bases.user.attributes, sub: "1" } },
  password: { result: secretMarker("result") },
};

type Expected = "nothing" | "update" | "replacement";

const changes: Record<keyof typeof bases, Record<string, [Properties, Expected]>> = {
  pool: {
    "the same": [{}, "nothing"],
    "lists in another order": [
      {
        autoVerifiedAttributes: ["phone_number", "email"],
        schemas: [bases.pool.schemas[1], bases.pool.schemas[0]],
      },
      "nothing",
    ],
    "false written out": [
      { passwordPolicy: { ...bases.pool.passwordPolicy, requireNumbers: false } },
      "nothing",
    ],
    "computed arguments removed": [
      { passwordPolicy: null, userPoolTier: null, emailConfiguration: null, accountRecoverySetting: null },
      "nothing",
    ],
    "an empty block": [{ smsConfiguration: {}, aliasAttributes: [] }, "nothing"],
    "a longer password": [{ passwordPolicy: { minimumLength: 16, requireSymbols: true } }, "update"],
    "no more symbols": [{ passwordPolicy: { minimumLength: 14 } }, "update"],
    MFA: [{ mfaConfiguration: "ON", softwareTokenMfaConfiguration: { enabled: true } }, "update"],
    "deletion protection": [{ deletionProtection: "ACTIVE" }, "update"],
    "a trigger removed": [{ lambdaConfig: null }, "update"],
    "a list cut short": [{ autoVerifiedAttributes: ["email"] }, "update"],
    "another tag": [{ tags: { team: "web" } }, "update"],
    "an attribute more": [
      { schemas: [...bases.pool.schemas, { name: "age", attributeDataType: "Number" }] },
      "update",
    ],
    "an attribute less": [{ schemas: [bases.pool.schemas[0]] }, "update"],
    "another name": [{ name: "store" }, "replacement"],
    "an alias": [{ aliasAttributes: ["email"] }, "replacement"],
    "e-mail addresses as usernames": [{ usernameAttributes: ["email"] }, "replacement"],
    "case sensitivity": [{ usernameConfiguration: { caseSensitive: true } }, "replacement"],
    "case sensitivity no longer said": [{ usernameConfiguration: null }, "replacement"],
  },
  client: {
    "the same": [{}, "nothing"],
    "computed arguments removed": [
      { explicitAuthFlows: null, enableTokenRevocation: null, accessTokenValidity: null },
      "nothing",
    ],
    "the secret no longer mentioned": [{ generateSecret: null }, "nothing"],
    "another flow": [{ explicitAuthFlows: ["ALLOW_USER_AUTH"] }, "update"],
    "no flow": [{ explicitAuthFlows: [] }, "update"],
    "a computed argument turned off": [{ enableTokenRevocation: false }, "update"],
    "another name": [{ name: "mobile" }, "update"],
    "units back to the standard": [{ tokenValidityUnits: null, accessTokenValidity: 1 }, "update"],
    "no rotation": [{ refreshTokenRotation: null }, "update"],
    "another pool": [{ userPoolId: "other" }, "replacement"],
    "a pool that isn't known yet": [{ userPoolId: unknown }, "replacement"],
    "a secret": [{ generateSecret: true }, "replacement"],
  },
  user: {
    "the same": [{}, "nothing"],
    "the same password as a secret": [{ temporaryPassword: secretMarker("Temporary_1") }, "nothing"],
    "another password": [{ temporaryPassword: "Temporary_2" }, "update"],
    "a password that isn't known yet": [{ temporaryPassword: secretMarker(unknown) }, "update"],
    "another attribute": [{ attributes: { email: "jane@example.com", tier: "silver" } }, "update"],
    "an attribute less": [{ attributes: { email: "jane@example.com" } }, "update"],
    "no attributes": [{ attributes: null }, "update"],
    disabled: [{ enabled: false }, "update"],
    "another username": [{ username: "joan" }, "replacement"],
    "another pool": [{ userPoolId: "other" }, "replacement"],
  },
  password: {
    "the same": [{}, "nothing"],
    "defaults written out": [{ lower: true, minUpper: 0 }, "nothing"],
    "another length": [{ length: 21 }, "replacement"],
    "fewer kinds": [{ special: false }, "replacement"],
    "another keeper": [{ keepers: { version: "2" } }, "replacement"],
    "no keepers": [{ keepers: null }, "replacement"],
    "other symbols": [{ overrideSpecial: null }, "replacement"],
  },
};

for (const kind of ["pool", "client", "user", "password"] as const) {
  describe(`A preview of a ${kind}`, () => {
    const urn = urnOf(types[kind]);
    for (const [title, [change, expected]] of Object.entries(changes[kind])) {
      it(`shows ${expected} for ${title}`, async () => {
        const { inputs } = await check(observed, urn, bases[kind]);
        const deployed = { id: "id", urn, inputs, outputs: { ...inputs, ...additions[kind] } };
        const result = await preview(observed, deployed, { ...bases[kind], ...change });
        assert.equal(result.changes, expected !== "nothing");
        assert.deepEqual(
          result.replaces,
          expected === "replacement"
            ? Object.keys(change).filter((name) => name !== "accessTokenValidity")
            : [],
        );
      });
    }
  });
}

describe("The replacement of a user pool", () => {
  const replace = (name: string, newName: string): Promise<pulumi.provider.DiffResult> =>
    observed.provider.diff("id", urnOf(types.pool), { name, aliasAttributes: ["email"] }, { name: newName });

  it("comes first where the pool's name was made", async () => {
    assert.equal((await replace("pool-0123abc", "pool-0123abc")).deleteBeforeReplace, false);
  });

  it("comes after the old pool's deletion where the program names the pool", async () => {
    assert.equal((await replace("shop", "shop")).deleteBeforeReplace, true);
  });

  it("comes first where the name changes, too", async () => {
    assert.equal((await replace("shop", "store")).deleteBeforeReplace, false);
  });
});
