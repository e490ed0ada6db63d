import assert from "node:assert/strict";
import { inspect } from "node:util";
import { type Configuration, configurationOf as configurationAt } from "../src/configuration";

const address = "https://shop.example.com/login";
const auth = { user_pool_id: "eu-west-1_abc", user_pool_client_id: "client" };

const oauth = {
  identity_providers: [],
  domain: "shop.auth.eu-west-1.amazoncognito.com",
  scopes: ["openid", "email", "profile"],
  redirect_sign_in_uri: [address],
  redirect_sign_out_uri: [address],
  response_type: "code",
};

function configurationOf(written: unknown): Configuration | undefined {
  return configurationAt(written, address);
}

describe("The configuration of the page", () => {
  it("is what the stack exports", () => {
    const configuration = configurationOf({
      auth: {
        ...auth,
        password_policy: {
          min_length: 14,
          require_lowercase: true,
          require_uppercase: true,
          require_numbers: true,
          require_symbols: false,
        },
        username_attributes: ["username", "email"],
        standard_required_attributes: ["birthdate", "email"],
        user_verification_types: ["email"],
        groups: [{ admins: { precedence: 1 } }],
        passwordless: { email_otp_enabled: true, sms_otp_enabled: true, preferred_challenge: "EMAIL_OTP" },
        mfa_configuration: "OPTIONAL",
        mfa_methods: ["TOTP"],
        identity_pool_id: "eu-west-1:1",
        oauth,
      },
      custom: { self_sign_up: true, user_pool_endpoint: "http://127.0.0.1:4566", api_url: "https://api" },
    });
    assert.deepEqual(configuration, {
      amplify: {
        Auth: {
          Cognito: {
            userPoolId: "eu-west-1_abc",
            userPoolClientId: "client",
            userPoolEndpoint: "http://127.0.0.1:4566",
            loginWith: {
              oauth: {
                domain: "shop.auth.eu-west-1.amazoncognito.com",
                scopes: ["openid", "email", "profile"],
                redirectSignIn: [address],
                redirectSignOut: [address],
                responseType: "code",
              },
            },
          },
        },
      },
      passwordPolicy: {
        minimumLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireNumbers: true,
        requireSymbols: false,
      },
      signInWith: ["username", "email"],
      requiredAttributes: ["email", "birthdate"],
      verifiedAttributes: ["email"],
      signInCodes: ["email", "text message"],
      selfSignUp: true,
      hostedPage: "offered",
      offersTotp: true,
      apiUrl: "https://api",
    });
  });

  it("defaults to what Cognito does where the stack sets nothing", () => {
    assert.deepEqual(configurationOf({ auth }), {
      amplify: { Auth: { Cognito: { userPoolId: "eu-west-1_abc", userPoolClientId: "client" } } },
      passwordPolicy: {
        minimumLength: 8,
        requireLowercase: false,
        requireUppercase: false,
        requireNumbers: false,
        requireSymbols: false,
      },
      signInWith: ["username"],
      requiredAttributes: [],
      verifiedAttributes: [],
      signInCodes: [],
      selfSignUp: false,
      hostedPage: "none",
      offersTotp: false,
    });
  });

  for (const nothing of [null, "", [], {}, undefined]) {
    it(`treats ${inspect(nothing)} as unset`, () => {
      const policy = { min_length: nothing, require_lowercase: nothing, require_symbols: nothing };
      for (const password_policy of [policy, nothing]) {
        assert.deepEqual(
          configurationOf({
            auth: {
              ...{ ...auth, password_policy, username_attributes: nothing },
              ...{ standard_required_attributes: nothing, user_verification_types: nothing },
              ...{ passwordless: nothing, groups: nothing },
              ...{ mfa_configuration: nothing, mfa_methods: nothing, identity_pool_id: nothing },
              oauth: nothing,
            },
            custom: { self_sign_up: nothing, user_pool_endpoint: nothing, api_url: nothing },
            storage: nothing,
          }),
          configurationOf({ auth }),
        );
      }
    });
  }

  for (const [attributes, signInWith] of [
    [["email"], ["email"]],
    [
      ["email", "username"],
      ["username", "email"],
    ],
    [["username"], ["username"]],
    [["phone_number"], ["phone_number"]],
    [
      ["phone_number", "username", "email"],
      ["username", "email", "phone_number"],
    ],
    [["unknown"], ["username"]],
  ] as const) {
    it(`has users sign in with ${signInWith.join()} where the pool has ${attributes.join(" and ")}`, () => {
      const configuration = configurationOf({ auth: { ...auth, username_attributes: attributes } });
      assert.deepEqual(configuration?.signInWith, signInWith);
    });
  }

  for (const [passwordless, media] of [
    [{ email_otp_enabled: true }, ["email"]],
    [{ email_otp_enabled: false, sms_otp_enabled: true }, ["text message"]],
    [{ web_authn: { relying_party_id: "shop.example.com" } }, []],
  ] as const) {
    it(`offers codes by ${media.join() || "nothing"} where ${JSON.stringify(passwordless)}`, () => {
      const configuration = configurationOf({ auth: { ...auth, passwordless } });
      assert.deepEqual(configuration?.signInCodes, media);
    });
  }

  for (const [mfa, methods, offers] of [
    ["NONE", ["TOTP"], false],
    ["OPTIONAL", [], false],
    ["OPTIONAL", ["SMS"], false],
    ["REQUIRED", ["TOTP"], true],
  ] as const) {
    it(`${offers ? "offers" : "doesn't offer"} an app where MFA is ${mfa} by ${methods.join() || "nothing"}`, () => {
      const configuration = configurationOf({
        auth: { ...auth, mfa_configuration: mfa, mfa_methods: methods },
      });
      assert.equal(configuration?.offersTotp, offers);
    });
  }

  for (const written of [
    null,
    "nonsense",
    {},
    { auth: null },
    { auth: {} },
    { auth: { user_pool_id: "eu-west-1_abc" } },
    { auth: { user_pool_client_id: "client" } },
    { auth: { ...auth, user_pool_id: "nonsense" } },
    { auth: { ...auth, user_pool_id: "attacker.example.com/_abc" } },
    { auth: { ...auth, user_pool_client_id: 5 } },
    { auth: { ...auth, username_attributes: 5 } },
    { auth: { ...auth, standard_required_attributes: "email" } },
    { auth: { ...auth, user_verification_types: [5] } },
    { auth: { ...auth, passwordless: { email_otp_enabled: "yes" } } },
    { auth: { ...auth, passwordless: { sms_otp_enabled: 1 } } },
    { auth: { ...auth, mfa_methods: [5] } },
    { auth: { ...auth, password_policy: { min_length: "14" } } },
    { auth: { ...auth, oauth: "nonsense" } },
    { auth: { ...auth, oauth: { ...oauth, identity_providers: [5] } } },
    { auth: { ...auth, oauth: { ...oauth, domain: 5 } } },
    { auth: { ...auth, oauth: { ...oauth, domain: "https://shop.example.com" } } },
    { auth: { ...auth, oauth: { ...oauth, domain: "attacker.example.com/.amazoncognito.com" } } },
    { auth: { ...auth, oauth: { ...oauth, domain: "user@attacker.example.com" } } },
    { auth: { ...auth, oauth: { ...oauth, domain: "shop.example.com:8443" } } },
    { auth: { ...auth, oauth: { ...oauth, scopes: "openid" } } },
    { auth: { ...auth, oauth: { ...oauth, redirect_sign_in_uri: address } } },
    { auth: { ...auth, oauth: { ...oauth, redirect_sign_in_uri: ["nonsense"] } } },
    { auth: { ...auth, oauth: { ...oauth, redirect_sign_out_uri: [5] } } },
    { auth: { ...auth, oauth: { ...oauth, redirect_sign_out_uri: ["/login"] } } },
    { auth: { ...auth, oauth: { ...oauth, response_type: "id_token" } } },
    { auth, custom: { self_sign_up: "no" } },
    { auth, custom: { user_pool_endpoint: "nonsense" } },
    { auth, custom: { api_url: 5 } },
  ]) {
    it(`isn't ${JSON.stringify(written)}`, () => {
      assert.equal(configurationOf(written), undefined);
    });
  }

  for (const [address, isAccepted] of [
    ["http://localhost:4566", true],
    ["http://127.0.0.1:4566", true],
    ["http://[::1]:4566", true],
    ["http://abc.execute-api.localhost:4566", true],
    ["https://cognito.example.com", true],
    ["http://cognito.example.com", false],
    ["http://localhost.example.com", false],
    ["http://notlocalhost", false],
  ] as const) {
    it(`${isAccepted ? "sends" : "doesn't send"} passwords and tokens to ${address}`, () => {
      const local = configurationOf({ auth, custom: { user_pool_endpoint: address } });
      const calling = configurationOf({ auth, custom: { api_url: address } });
      assert.deepEqual(
        [local?.amplify.Auth?.Cognito.userPoolEndpoint, calling?.apiUrl],
        isAccepted ? [address, address] : [undefined, undefined],
      );
      assert.deepEqual([local !== undefined, calling !== undefined], [isAccepted, isAccepted]);
    });
  }
});
