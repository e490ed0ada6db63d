import assert from "node:assert/strict";
import { ACMClient, RequestCertificateCommand } from "@aws-sdk/client-acm";
import { CreateUserPoolDomainCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createAwsClient, createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { type Emulator, signInServices, startEmulator } from "@cognito-auth/local-aws/emulator";
import type { ProofResult } from "../../../../local/proofs/signIn";
import { deployOAuth, failuresAmong, outcomeOf, prove, withClient, withOtherClient } from "./deployOAuth";

describe("The proof of sign-in pages and services", () => {
  let emulator: Emulator;

  before(async () => {
    const services = [...signInServices, "acm"];
    emulator = await startEmulator({ services, onProgress: () => undefined });
  });

  after(() => emulator.stop());

  it("tries these claims of a deployment with both, in this order", async () => {
    const { target, user } = await deployOAuth(emulator.endpoint);
    assert.deepEqual(lines(await prove(target, user)), [
      `Domain: asked for: The domain with the prefix ${target.domain?.prefix ?? ""} shows managed login.`,
      "Sign-in page: proved: The sign-in page asks for a username.",
      "Sign-in page: proved: The sign-in page refuses callback URLs that aren't the client's.",
      "Sign-in page: proved: The sign-in page refuses scopes that aren't the client's.",
      "Sign-in page: proved: The test user comes back from the page with a code, and the code gives tokens (PKCE).",
      "Sign-in page: proved: The ID token verifies against the pool's keys, and is for the client, the test user and this sign-in.",
      "Sign-in page: proved: The access token verifies, and has the scopes that were asked for and no others.",
      "Sign-in page: proved: A code gives nothing without its verifier, with another one, or for another callback URL.",
      "Sign-in page: proved: A code gives nothing a second time.",
      "Sign-in page: proved: Signing out leads back to the client's logout URLs.",
      "Sign-in page: proved: Signing out leads to no other URL.",
      "Sign-in page: asked for: The client's pages have a style of managed login.",
      'Services: proved: The service "reports" gets an access token that verifies, with its scopes and no others.',
      'Services: proved: The service "reports" gets no token with a scope that isn\'t its own.',
      'Services: proved: The service "reports" gets no token with a wrong secret, or with none.',
      "Services: proved: The client that users sign in with gets no token as a service does (client_credentials).",
    ]);
  });

  it("claims nothing of a stack that has none of it", async () => {
    const { target, user } = await deployOAuth(emulator.endpoint);
    assert.deepEqual(await prove({ ...target, domain: undefined, clients: [], services: [] }, user), []);
  });

  it("proves each of several clients by itself, under a title of its own", async () => {
    const { target, user } = await deployOAuth(emulator.endpoint);
    const both = await withOtherClient(target, "mobile", "myapp://signed-in");
    const results = await prove(both, user);
    const provedOf = (title: string): string[] =>
      results.flatMap(({ group, status, claim }) => (group === title ? [`${status}: ${claim}`] : []));
    const proved = provedOf("Sign-in page");
    assert.deepEqual(
      proved.map((line) => line.split(":")[0]),
      [...Array<string>(10).fill("proved"), "asked for"],
    );
    assert.deepEqual(provedOf('Sign-in page of the client "mobile"'), proved);
  });

  it("signs in by a client with a secret, which comes with the code", async () => {
    const deployment = await deployOAuth(emulator.endpoint, { appClient: { GenerateSecret: true } });
    const results = await prove(deployment.target, deployment.user);
    for (const name of ["code", "verifier", "used code", "client of users"]) {
      assert.equal(outcomeOf(deployment, results, name), "proved", name);
    }
  });

  it("signs in on pages that ask for the username first", async () => {
    const ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] as const;
    const deployment = await deployOAuth(emulator.endpoint, {
      appClient: { ExplicitAuthFlows: [...ExplicitAuthFlows] },
    });
    const results = await prove(deployment.target, deployment.user);
    assert.equal(outcomeOf(deployment, results, "code"), "proved");
  });

  it("chooses the password on pages that offer a code by email, too", async () => {
    const deployment = await deployOAuth(emulator.endpoint, {
      pool: {
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } },
        EmailConfiguration: {
          EmailSendingAccount: "DEVELOPER",
          SourceArn: "arn:aws:ses:us-east-1:000000000000:identity/example.com",
        },
      },
      appClient: { ExplicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] },
    });
    const results = await prove(deployment.target, deployment.user);
    assert.equal(outcomeOf(deployment, results, "code"), "proved");
  });

  it("comes back to the scheme of an app", async () => {
    const [callbackUrl, logoutUrl] = ["myapp://signed-in", "myapp://signed-out"];
    const deployment = await deployOAuth(emulator.endpoint, {
      appClient: { CallbackURLs: [callbackUrl], LogoutURLs: [logoutUrl] },
    });
    const target = withClient(deployment.target, { callbackUrls: [callbackUrl], logoutUrls: [logoutUrl] });
    const results = await prove(target, deployment.user);
    assert.deepEqual(
      ["code", "sign-out", "other callback URLs"].map((name) => outcomeOf(deployment, results, name)),
      ["proved", "proved", "proved"],
    );
  });

  it("comes back to URLs with a query of their own, whatever is in it", async () => {
    for (const query of ["tenant=a%20b", "x&y=1", "state=own&error=none&code=own"]) {
      const callbackUrls = [`http://localhost:5173/?${query}`];
      const deployment = await deployOAuth(emulator.endpoint, {
        appClient: { CallbackURLs: callbackUrls, LogoutURLs: callbackUrls },
      });
      const target = withClient(deployment.target, { callbackUrls, logoutUrls: callbackUrls });
      const results = await prove(target, deployment.user);
      assert.deepEqual(failuresAmong(deployment, results), [], query);
      assert.equal(outcomeOf(deployment, results, "code"), "proved", query);
    }
  });

  it("says by which rule signing out leads nowhere for a client without logout URLs", async () => {
    const deployment = await deployOAuth(emulator.endpoint, { appClient: { LogoutURLs: undefined } });
    const results = await prove(withClient(deployment.target, { logoutUrls: [] }), deployment.user);
    assert.equal(outcomeOf(deployment, results, "sign-out"), undefined);
    assert.equal(outcomeOf(deployment, results, "other logout URLs"), "proved by a rule: logout URLs");
  });

  it("claims no ID token where the client doesn't ask for one", async () => {
    const scopes = ["aws.cognito.signin.user.admin"];
    const deployment = await deployOAuth(emulator.endpoint, { appClient: { AllowedOAuthScopes: scopes } });
    const results = await prove(withClient(deployment.target, { scopes }), deployment.user);
    assert.equal(outcomeOf(deployment, results, "ID token"), undefined);
    assert.equal(outcomeOf(deployment, results, "scopes"), "proved");
  });

  it("proves what needs no user where nobody signs in, and says why of the rest", async () => {
    const deployment = await deployOAuth(emulator.endpoint);
    const results = await prove(deployment.target, "this stack has no test user");
    for (const name of ["code", "ID token", "scopes", "verifier", "used code"]) {
      assert.equal(outcomeOf(deployment, results, name), "not proved: this stack has no test user", name);
    }
    for (const name of ["sign-in page", "other scopes", "sign-out", "token of reports"]) {
      assert.equal(outcomeOf(deployment, results, name), "proved", name);
    }
  });

  it("proves nothing of pages that give tokens without a code, which this endpoint lacks", async () => {
    const deployment = await deployOAuth(emulator.endpoint, {
      appClient: { AllowedOAuthFlows: ["implicit"] },
    });
    const results = await prove(withClient(deployment.target, { code: false }), deployment.user);
    const reason = "not proved: this endpoint's pages give no tokens without a code";
    assert.equal(outcomeOf(deployment, results, "sign-in page"), reason);
    assert.equal(outcomeOf(deployment, results, "code"), undefined);
    assert.deepEqual(failuresAmong(deployment, results), []);
  });

  it("proves nothing of a domain that is outside of the stack", async () => {
    const deployment = await deployOAuth(emulator.endpoint);
    const domain = { isElsewhere: true, prefix: undefined, custom: undefined, managedLoginVersion: 2 };
    const results = await prove({ ...deployment.target, domain }, deployment.user);
    const reason = "not proved: the domain exists already, outside of this stack";
    for (const name of ["sign-in page", "code", "sign-out", "token of reports", "client of users"]) {
      assert.equal(outcomeOf(deployment, results, name), reason, name);
    }
  });

  it("says that a custom domain and its certificate were asked for", async () => {
    const deployment = await deployOAuth(emulator.endpoint);
    const { target, user } = deployment;
    const name = `auth-${process.pid}.example.com`;
    const acm = createAwsClient(ACMClient, target);
    const request = new RequestCertificateCommand({ DomainName: name, ValidationMethod: "DNS" });
    const { CertificateArn: certificateArn = "" } = await acm.send(request);
    acm.destroy();
    const cognito = createCognitoClient(target);
    await cognito.send(
      new CreateUserPoolDomainCommand({
        UserPoolId: target.userPoolId,
        Domain: name,
        ManagedLoginVersion: 2,
        CustomDomainConfig: { CertificateArn: certificateArn },
      }),
    );
    cognito.destroy();
    const custom = { name, certificateArn, createsCertificate: true };
    const domain = { isElsewhere: false, prefix: undefined, custom, managedLoginVersion: 2 };
    const results = await prove({ ...target, domain, clients: [], services: [] }, user);
    assert.deepEqual(results, [
      {
        claim: `The certificate of ${name} is in us-east-1.`,
        group: "Domain",
        status: "asked for",
        detail: "RequestCertificate",
      },
      {
        claim: `The domain ${name} has its certificate, and shows managed login.`,
        group: "Domain",
        status: "asked for",
        detail: "CreateUserPoolDomain",
      },
    ]);
  });
});

function lines(results: readonly ProofResult[]): string[] {
  return results.map(({ group = "", status, claim }) => `${group}: ${status}: ${claim}`);
}
