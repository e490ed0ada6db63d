import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { CognitoAuthArgs } from "../../components";
import { everyArgument } from "../engine/everyArgument";
import { deployComponent, inputsOf, secretValue } from "../helpers/deployProgram";
import { dependenciesIn, optionsOf } from "../helpers/resourceOptions";

const callbackUrls = ["https://shop.example.com/"];
const oauth = { callbackUrls };
const domain = { prefix: "shop" };
const certificateArn = "arn:aws:acm:us-east-1:000000000000:certificate/5f3c1d6e-0000-4000-8000-000000000000";
const ownDomain = { name: "auth.example.com", hostedZoneId: "Z1" };

/** The names of the resources besides the pool and its main client. */
async function othersOf(args: CognitoAuthArgs): Promise<string[]> {
  const { resources } = await deployComponent(args);
  const usual = ["auth", "auth-user-pool", "auth-app-client"];
  return Object.keys(resources)
    .filter((name) => !usual.includes(name))
    .sort();
}

describe("Sign-in by redirect", () => {
  it("needs a callback URL and a prefix, and has a style of its pages then", async () => {
    const args = { appClient: { oauth }, domain };
    assert.deepEqual(await othersOf(args), ["auth-branding", "auth-domain"]);
    const inputs = inputsOf(await deployComponent(args));
    assert.deepEqual(inputs["auth-domain"], {
      domain: "shop",
      managedLoginVersion: 2,
      userPoolId: "auth-user-pool-id",
    });
    assert.deepEqual(inputs["auth-branding"], {
      clientId: "auth-app-client-id",
      useCognitoProvidedValues: true,
      userPoolId: "auth-user-pool-id",
    });
    const client = inputs["auth-app-client"] ?? {};
    assert.deepEqual(client["allowedOauthFlowsUserPoolClient"], true);
    assert.deepEqual(client["allowedOauthFlows"], ["code"]);
    assert.deepEqual(client["allowedOauthScopes"], ["openid", "email", "profile"]);
    assert.deepEqual(client["callbackUrls"], callbackUrls);
    assert.deepEqual(client["logoutUrls"], []);
    assert.equal("defaultRedirectUri" in client, false);
  });

  for (const [flows, expected] of [
    [{ implicit: true }, ["code", "implicit"]],
    [{ implicit: true, code: false }, ["implicit"]],
  ] as const) {
    it(`has the flows that are on: ${expected.join(", ")}`, async () => {
      const { resources } = await deployComponent({ domain, appClient: { oauth: { ...oauth, ...flows } } });
      assert.deepEqual(resources["auth-app-client"]?.inputs["allowedOauthFlows"], expected);
    });
  }

  it("keeps a callback URL secret that is one", async () => {
    const secret = { callbackUrls: [pulumi.secret("https://shop.example.com/")] };
    const { resources, outputs } = await deployComponent({ domain, appClient: { oauth: secret } });
    assert.deepEqual(resources["auth-app-client"]?.inputs["callbackUrls"], secretValue(callbackUrls));
    const url =
      "https://shop.auth.eu-west-1.amazoncognito.com/oauth2/authorize?client_id=auth-app-client-id" +
      "&response_type=code&scope=openid+email+profile&redirect_uri=https%3A%2F%2Fshop.example.com%2F";
    assert.deepEqual(outputs["signInUrl"], secretValue(url));
  });
});

describe("The style of managed login pages", () => {
  it("is there for each client with sign-in by redirect, and for no other", async () => {
    assert.deepEqual(await othersOf({ domain, appClients: { web: { oauth }, api: {} } }), [
      "auth-app-client-api",
      "auth-app-client-web",
      "auth-branding-web",
      "auth-domain",
    ]);
  });

  it("isn't there with classic pages, which the plan Lite has by default", async () => {
    const appClient = { oauth };
    assert.deepEqual(await othersOf({ appClient, domain: { ...domain, pages: "classic" } }), ["auth-domain"]);
    const { resources } = await deployComponent({ appClient, domain, userPool: { featurePlan: "LITE" } });
    assert.equal("auth-branding" in resources, false);
    assert.equal(resources["auth-domain"]?.inputs["managedLoginVersion"], 1);
  });

  it("has the given settings and images in place of Cognito's own", async () => {
    const asset = { category: "FORM_LOGO", colorMode: "DARK", extension: "PNG" } as const;
    const branding = { settings: "{}", assets: [{ ...asset, base64: "iVBORw0KGgo=" }] };
    const { resources } = await deployComponent({ domain, appClient: { oauth, branding } });
    assert.deepEqual(resources["auth-branding"]?.inputs, {
      clientId: "auth-app-client-id",
      userPoolId: "auth-user-pool-id",
      settings: "{}",
      assets: [{ ...asset, bytes: "iVBORw0KGgo=" }],
    });
  });
});

describe("A domain of one's own", () => {
  it("has a certificate in us-east-1, its record, and records of the domain", async () => {
    assert.deepEqual(await othersOf({ domain: { custom: ownDomain } }), [
      "auth-certificate",
      "auth-certificate-record",
      "auth-certificate-validation",
      "auth-custom-domain",
      "auth-custom-domain-a",
      "auth-custom-domain-aaaa",
    ]);
    const inputs = inputsOf(await deployComponent({ domain: { custom: ownDomain } }));
    assert.deepEqual(inputs["auth-certificate"], {
      domainName: "auth.example.com",
      region: "us-east-1",
      validationMethod: "DNS",
      tags: { "pulumi:project": "shop", "pulumi:stack": "test" },
    });
    assert.equal(inputs["auth-certificate-validation"]?.["region"], "us-east-1");
    assert.match(String(inputs["auth-certificate-record"]?.["name"]), /^_.+\.auth\.example\.com\.$/);
    assert.deepEqual(inputs["auth-custom-domain-aaaa"], {
      zoneId: "Z1",
      name: "auth.example.com",
      type: "AAAA",
      aliases: [
        { name: "dc204c854ffe5f.cloudfront.net", zoneId: "Z2FDTNDATAQYW2", evaluateTargetHealth: false },
      ],
    });
  });

  it("has no certificate where one is given", async () => {
    assert.deepEqual(await othersOf({ domain: { custom: { ...ownDomain, certificateArn } } }), [
      "auth-custom-domain",
      "auth-custom-domain-a",
      "auth-custom-domain-aaaa",
    ]);
  });

  it("has no records without a hosted zone, but outputs for records elsewhere", async () => {
    const custom = { name: "auth.example.com", certificateArn };
    assert.deepEqual(await othersOf({ domain: { custom } }), ["auth-custom-domain"]);
    const { outputs } = await deployComponent({ domain: { custom } });
    assert.equal(outputs["domainAliasTarget"], "dc204c854ffe5f.cloudfront.net");
    assert.equal(outputs["domainAliasZoneId"], "Z2FDTNDATAQYW2");
  });
});

describe("The URL of the domain", () => {
  for (const [what, given, url] of [
    ["a prefix", domain, "https://shop.auth.eu-west-1.amazoncognito.com"],
    ["one's own", { ...domain, custom: ownDomain }, "https://auth.example.com"],
    ["one that exists", { url: "https://login.example.com" }, "https://login.example.com"],
  ] as const) {
    it(`is that of ${what}, with the token endpoint below it`, async () => {
      const { outputs } = await deployComponent({ domain: given, appClient: { oauth } });
      assert.equal(outputs["domainUrl"], url);
      assert.equal(outputs["tokenUrl"], `${url}/oauth2/token`);
      const query =
        "client_id=auth-app-client-id&response_type=code&scope=openid+email+profile" +
        "&redirect_uri=https%3A%2F%2Fshop.example.com%2F";
      assert.equal(outputs["signInUrl"], `${url}/oauth2/authorize?${query}`);
      const amplify = JSON.parse(String(outputs["amplifyOutputs"])) as { auth: Record<string, unknown> };
      assert.deepEqual(amplify.auth["oauth"], {
        identity_providers: [],
        domain: url.replace("https://", ""),
        scopes: ["email", "openid", "profile"],
        redirect_sign_in_uri: callbackUrls,
        redirect_sign_out_uri: [],
        response_type: "code",
      });
    });
  }

  it("has another host in GovCloud", async () => {
    const { outputs } = await deployComponent({ domain }, { config: { "aws:region": "us-gov-west-1" } });
    assert.equal(outputs["domainUrl"], "https://shop.auth-fips.us-gov-west-1.amazoncognito.com");
  });

  it("isn't there without a domain, nor the sign-in URL without sign-in by redirect", async () => {
    const urls = ["domainUrl", "signInUrl", "tokenUrl", "domainAliasTarget", "domainAliasZoneId"];
    const outputsOf = async (args: CognitoAuthArgs): Promise<string[]> => {
      const { outputs } = await deployComponent(args);
      return urls.filter((name) => name in outputs);
    };
    assert.deepEqual(await outputsOf({}), []);
    assert.deepEqual(await outputsOf({ domain }), ["domainUrl", "tokenUrl"]);
    const { outputs } = await deployComponent({ domain });
    assert.doesNotMatch(String(outputs["amplifyOutputs"]), /oauth/);
  });
});

describe("The order of resources", () => {
  it("puts clients after the resource servers, whose scopes they have", async () => {
    const { appClients, resourceServers } = everyArgument;
    const options = await optionsOf({ domain, appClients, resourceServers });
    for (const client of ["auth-app-client", "auth-app-client-service"]) {
      assert.deepEqual(dependenciesIn(options[client]), ["auth-resource-server-api"]);
    }
  });

  it("puts the style of classic pages after the domains, without which AWS refuses it", async () => {
    const classicUi = { css: "a {}" };
    const options = await optionsOf({
      domain: { ...domain, custom: ownDomain, pages: "classic", classicUi },
    });
    assert.deepEqual(dependenciesIn(options["auth-classic-ui"]), ["auth-domain", "auth-custom-domain"]);
  });

  it("replaces a style for its settings, of which an update keeps what is no longer there", async () => {
    const options = await optionsOf(everyArgument);
    const onChanges = Object.keys(options).filter((name) => options[name]?.replaceOnChanges !== undefined);
    assert.deepEqual(onChanges, ["auth-branding"]);
    assert.deepEqual(options["auth-branding"]?.replaceOnChanges, ["settings"]);
  });

  it("deletes before a replacement what there can be one of: domains and styles, and nothing else", async () => {
    const options = await optionsOf(everyArgument);
    const deleted = Object.keys(options).filter((name) => options[name]?.deleteBeforeReplace === true);
    assert.deepEqual(deleted.sort(), ["auth-branding", "auth-custom-domain", "auth-domain"]);
  });
});

describe("A preview of sign-in pages", () => {
  it("shows every resource of a domain, also those with a record that isn't known", async () => {
    const args = { domain: { ...domain, custom: ownDomain }, appClient: { oauth } };
    const { resources } = await deployComponent(args);
    const preview = await deployComponent(args, { preview: true });
    assert.deepEqual(Object.keys(preview.resources).sort(), Object.keys(resources).sort());
    assert.equal(preview.resources["auth-certificate-record"]?.inputs["name"], pulumi.unknown);
    for (const name of ["signInUrl", "domainAliasTarget"]) {
      assert.equal(preview.outputs[name], pulumi.unknown);
    }
    assert.equal(preview.outputs["domainUrl"], "https://auth.example.com");
  });
});
