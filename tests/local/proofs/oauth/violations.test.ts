import assert from "node:assert/strict";
import { CreateManagedLoginBrandingCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import { recordedBinary } from "../../../../local/proofs/askedFor";
import {
  deployOAuth,
  failuresAmong,
  type OAuthDeployment,
  type OAuthDeviations,
  outcomeOf,
  prove,
  withClient,
} from "./deployOAuth";

const callbackUrl = "http://localhost:5173/";
const pageClaims = [
  "other callback URLs",
  "other scopes",
  "code",
  "ID token",
  "scopes",
  "verifier",
  "used code",
];

describe("The proof of sign-in pages and services, where something is wrong,", () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator({ onProgress: () => undefined });
  });

  after(() => emulator.stop());

  /** The outcomes of claims of a deployment, by name, in order; those that fail if none are named. */
  async function failuresOf(
    deviations: OAuthDeviations,
    change: (deployment: OAuthDeployment) => OAuthDeployment = (deployment) => deployment,
  ): Promise<Record<string, string | undefined>> {
    const deployment = change(await deployOAuth(emulator.endpoint, deviations));
    const results = await prove(deployment.target, deployment.user);
    const failures = failuresAmong(deployment, results);
    return Object.fromEntries(failures.map((name) => [name, outcomeOf(deployment, results, name)]));
  }

  it("fails for a client that isn't allowed to get codes, and tries nothing that rests on it", async () => {
    const deployment = await deployOAuth(emulator.endpoint, {
      appClient: { AllowedOAuthFlows: ["implicit"] },
    });
    const results = await prove(deployment.target, deployment.user);
    assert.deepEqual(failuresAmong(deployment, results), ["sign-in page"]);
    assert.equal(
      outcomeOf(deployment, results, "sign-in page"),
      `failed: the browser is sent to ${callbackUrl}?error=unauthorized_client`,
    );
    for (const name of pageClaims) {
      assert.match(
        outcomeOf(deployment, results, name) ?? "",
        /^not proved: because this does not hold: /,
        name,
      );
    }
  });

  it("fails for managed login without a style", async () => {
    assert.deepEqual(await failuresOf({ hasStyle: false }), {
      "sign-in page":
        'failed: HTTP 403, "Sign in Login pages unavailable. Please contact an administrator. Powered by ministack"',
      style: "failed: there was no request CreateManagedLoginBranding for it",
    });
  });

  it("fails for a style with another image than it must have", async () => {
    const { target, user } = await deployOAuth(emulator.endpoint, { hasStyle: false });
    const client = createCognitoClient(target);
    const logo = { Category: "PAGE_HEADER_LOGO", ColorMode: "LIGHT", Extension: "PNG" } as const;
    await client.send(
      new CreateManagedLoginBrandingCommand({
        ...{ UserPoolId: target.userPoolId, ClientId: target.appClientId },
        ...{ Settings: {}, Assets: [{ ...logo, Bytes: Buffer.from("an image") }] },
      }),
    );
    client.destroy();
    const outcomeFor = async (image: string): Promise<string | undefined> => {
      const Assets = [{ ...logo, Bytes: recordedBinary(Buffer.from(image).toString("base64")) }];
      const styled = withClient(target, { style: { Settings: {}, Assets } });
      return outcomeOf({ target, user }, await prove(styled, user), "style");
    };
    assert.equal(await outcomeFor("an image"), "asked for: CreateManagedLoginBranding");
    assert.match(
      (await outcomeFor("another one")) ?? "",
      /^failed: CreateManagedLoginBranding doesn't ask for \{"Settings":\{\},"Assets":/,
    );
  });

  it("fails for a pool without a domain, at which there is nothing", async () => {
    const deployment = await deployOAuth(emulator.endpoint, { hasDomain: false });
    const results = await prove(deployment.target, deployment.user);
    assert.deepEqual(failuresAmong(deployment, results), [
      "prefix",
      "sign-in page",
      "sign-out",
      "token of reports",
      "client of users",
    ]);
    assert.equal(
      outcomeOf(deployment, results, "prefix"),
      "failed: there was no request CreateUserPoolDomain or UpdateUserPoolDomain for it",
    );
    assert.match(
      outcomeOf(deployment, results, "sign-in page") ?? "",
      /^failed: HTTP 404, .*The user pool \S+ has no domain\./,
    );
    assert.equal(
      outcomeOf(deployment, results, "token of reports"),
      'failed: it is answered HTTP 404, "not_found"',
    );
    assert.equal(
      outcomeOf(deployment, results, "other logout URLs"),
      "not proved: because this does not hold: Signing out leads back to the client's logout URLs.",
    );
  });

  it("fails for pages of another kind", async () => {
    assert.deepEqual(await failuresOf({ pages: 1 }), {
      prefix: 'failed: CreateUserPoolDomain doesn\'t ask for {"ManagedLoginVersion":2}',
    });
  });

  it("fails for a client that lets users come back to other places", async () => {
    const CallbackURLs = [callbackUrl, `${callbackUrl}other`];
    assert.deepEqual(await failuresOf({ appClient: { CallbackURLs } }), {
      "other callback URLs": `failed: the app client has the callback URL ${callbackUrl}other`,
    });
  });

  it("fails for a client that lacks a scope", async () => {
    assert.deepEqual(await failuresOf({ appClient: { AllowedOAuthScopes: ["openid", "email"] } }), {
      "sign-in page": `failed: the browser is sent to ${callbackUrl}?error=invalid_request&error_description=invalid_scope`,
    });
  });

  it("fails for a client with another scope, such as that to change the user", async () => {
    const AllowedOAuthScopes = ["openid", "email", "profile", "aws.cognito.signin.user.admin"];
    assert.deepEqual(await failuresOf({ appClient: { AllowedOAuthScopes } }), {
      "other scopes": "failed: the app client has the scope aws.cognito.signin.user.admin",
    });
  });

  it("fails for a client whose users can't come back after signing out", async () => {
    const LogoutURLs = ["http://localhost:5173/signed-out"];
    assert.deepEqual(await failuresOf({ appClient: { LogoutURLs } }), {
      "sign-out":
        `failed: with ${callbackUrl}: HTTP 400, "{"error": "invalid_request", ` +
        `"error_description": "logout_uri is not allowed: ${callbackUrl}"}"`,
    });
  });

  it("fails for a client whose users can be sent elsewhere by signing out", async () => {
    const LogoutURLs = [callbackUrl, "https://other.example.com/"];
    assert.deepEqual(await failuresOf({ appClient: { LogoutURLs } }), {
      "other logout URLs": "failed: the app client has the logout URL https://other.example.com/",
    });
  });

  it("fails for a user who can't sign in, and doesn't show the password", async () => {
    const deployment = await deployOAuth(emulator.endpoint);
    const user = { ...deployment.user, password: "Another-password-1" };
    const results = await prove(deployment.target, user);
    assert.equal(
      outcomeOf(deployment, results, "code"),
      'failed: HTTP 200, "Sign in Incorrect username or password. Username Password Sign in Powered by ministack"',
    );
    assert.equal(JSON.stringify(results).includes(user.password), false);
  });

  it("fails for tokens of somebody else", async () => {
    const failures = await failuresOf({}, ({ target, user }) => ({
      target,
      user: { ...user, subject: "somebody" },
    }));
    assert.deepEqual(Object.keys(failures), ["ID token", "scopes"]);
    for (const failure of Object.values(failures)) {
      assert.match(failure ?? "", /^failed: its claim "sub" is ".+" instead of "somebody"$/);
    }
  });

  it("fails for tokens of another issuer", async () => {
    const failures = await failuresOf({}, ({ target, user }) => ({
      target: { ...target, issuer: "https://issuer.example.com" },
      user,
    }));
    assert.deepEqual(Object.keys(failures), ["ID token", "scopes", "token of reports"]);
  });

  it("fails for a service with the secret of another one", async () => {
    const failures = await failuresOf({}, ({ target, user }) => ({
      target: {
        ...target,
        services: target.services.map((service) => ({ ...service, clientSecret: "another-secret" })),
      },
      user,
    }));
    assert.deepEqual(failures, {
      "token of reports": 'failed: it is answered HTTP 400, "invalid_client"',
    });
  });

  it("fails for a service that lacks its scope, and for one with another scope", async () => {
    assert.deepEqual(await failuresOf({ service: { AllowedOAuthScopes: ["orders/write"] } }), {
      "token of reports": 'failed: it is answered HTTP 400, "invalid_grant"',
    });
    assert.deepEqual(await failuresOf({ service: { AllowedOAuthScopes: ["orders/read", "orders/write"] } }), {
      "other scopes of reports": "failed: the scope orders/write gives tokens",
    });
  });

  it("fails for a certificate that is elsewhere, or that wasn't asked for", async () => {
    for (const [region, failure] of [
      ["eu-west-1", "failed: it is in eu-west-1"],
      ["us-east-1", "failed: there was no request RequestCertificate for it"],
    ] as const) {
      const certificateArn = `arn:aws:acm:${region}:000000000000:certificate/0a1b2c3d-0000-4000-8000-000000000000`;
      const custom = { name: "auth.example.com", certificateArn, createsCertificate: true };
      const failures = await failuresOf({}, ({ target, user }) => ({
        target: {
          ...target,
          domain: { isElsewhere: false, prefix: undefined, custom, managedLoginVersion: 2 },
        },
        user,
      }));
      assert.deepEqual(failures, {
        certificate: failure,
        "custom domain": "failed: there was no request CreateUserPoolDomain or UpdateUserPoolDomain for it",
      });
    }
  });

  it("fails in one line where the client isn't there", async () => {
    const { target, user } = await deployOAuth(emulator.endpoint);
    const results = await prove({ ...withClient(target, { clientId: "nowhere" }), services: [] }, user);
    assert.deepEqual(results.slice(1), [
      {
        claim: "The main app client is there.",
        group: "Sign-in page",
        status: "failed",
        detail: "ResourceNotFoundException: Client nowhere not found.",
      },
    ]);
  });

  it("says which service isn't there, and proves the others", async () => {
    const deployment = await deployOAuth(emulator.endpoint);
    const { target, user } = deployment;
    const gone = target.services.map((service) => ({ ...service, key: "gone", clientId: "nowhere" }));
    const results = await prove({ ...target, services: [...gone, ...target.services] }, user);
    assert.deepEqual(
      results.filter(({ status }) => status === "failed"),
      [
        {
          claim: 'The app client "gone" is there.',
          group: "Services",
          status: "failed",
          detail: "ResourceNotFoundException: Client nowhere not found.",
        },
      ],
    );
    for (const name of ["token of reports", "secret of reports", "client of users"]) {
      assert.equal(outcomeOf(deployment, results, name), "proved", name);
    }
  });
});
