import assert from "node:assert/strict";
import { CognitoIdentityClient, DescribeIdentityPoolCommand } from "@aws-sdk/client-cognito-identity";
import { createAwsClient } from "../../../local/awsClient";
import type { Emulator } from "../../../local/emulator";
import type { Properties } from "../../../local/provider/wire";
import {
  assertSettled,
  check,
  create,
  observe,
  preview,
  refresh,
  region,
  remove,
  requestsOf,
  update,
  urnOf,
  type Deployed,
  type Observed,
} from "./deployed";
import { identityTypes, sentBy, startIdentity } from "./identityPoolFixtures";

const type = identityTypes.identityPool;
const identityPoolName = "shoppers";
const userPool = {
  clientId: "client",
  providerName: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
  serverSideTokenCheck: true,
};
const userPoolInApi = {
  ClientId: "client",
  ProviderName: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
  ServerSideTokenCheck: true,
};
const provider = "arn:aws:iam::000000000000";
const all = {
  identityPoolName,
  allowClassicFlow: true,
  allowUnauthenticatedIdentities: true,
  cognitoIdentityProviders: [userPool],
  openidConnectProviderArns: [`${provider}:oidc-provider/example.com`],
  samlProviderArns: [`${provider}:saml-provider/example`],
  supportedLoginProviders: { "graph.facebook.com": "123" },
  tags: { team: "shop" },
};
const allInApi = {
  IdentityPoolName: identityPoolName,
  AllowClassicFlow: true,
  AllowUnauthenticatedIdentities: true,
  CognitoIdentityProviders: [userPoolInApi],
  OpenIdConnectProviderARNs: [`${provider}:oidc-provider/example.com`],
  SamlProviderARNs: [`${provider}:saml-provider/example`],
  SupportedLoginProviders: { "graph.facebook.com": "123" },
  IdentityPoolTags: { team: "shop" },
};
const nothing = {
  CognitoIdentityProviders: [],
  OpenIdConnectProviderARNs: [],
  SamlProviderARNs: [],
  SupportedLoginProviders: {},
  IdentityPoolTags: {},
};

describe("An identity pool", () => {
  let emulator: Emulator;
  let cognito: CognitoIdentityClient;
  let observed: Observed;

  before(async () => {
    emulator = await startIdentity();
    cognito = createAwsClient(CognitoIdentityClient, { endpoint: emulator.endpoint, region });
  });

  after(() => emulator.stop());

  beforeEach(() => {
    observed = observe(emulator.endpoint);
  });

  /** What a pool is like, without its id. */
  async function poolIn(IdentityPoolId: string): Promise<object> {
    const found = await cognito.send(new DescribeIdentityPoolCommand({ IdentityPoolId }));
    const { $metadata, IdentityPoolId: id, ...pool } = found;
    assert.deepEqual([$metadata.httpStatusCode, id], [200, IdentityPoolId]);
    return pool;
  }

  it("has AWS's outputs", async () => {
    const deployed = await create(observed, type, { identityPoolName, cognitoIdentityProviders: [userPool] });
    assert.match(deployed.id, /^eu-west-1:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.deepEqual(deployed.outputs, {
      identityPoolName,
      allowClassicFlow: false,
      allowUnauthenticatedIdentities: false,
      cognitoIdentityProviders: [userPool],
      arn: `arn:aws:cognito-identity:${region}:000000000000:identitypool/${deployed.id}`,
      tagsAll: {},
      region,
    });
    await assertSettled(observed, deployed, deployed.id);
    assert.deepEqual(observed.notices, []);
  });

  it("is in the partition and account that the endpoint says", async () => {
    const user = "<User><Arn>arn:aws-cn:iam::123456789012:user/jane</Arn></User>";
    const body = `<GetUserResponse><GetUserResult>${user}</GetUserResult></GetUserResponse>`;
    await sentBy(
      emulator.endpoint,
      async (recorded) => {
        const { id, outputs } = await create(recorded, type, { identityPoolName });
        const arn = `arn:aws-cn:cognito-identity:${region}:123456789012:identitypool/${id}`;
        assert.equal(outputs["arn"], arn);
      },
      (sent) => (sent.body.startsWith("Action=GetUser&") ? { status: 200, body } : undefined),
    );
  });

  it("is created by one request, with all that the program has", async () => {
    let deployed: Deployed | undefined;
    const sent = await requestsOf(emulator.endpoint, "CreateIdentityPool", async (recorded) => {
      deployed = await create(recorded, type, { ...all, developerProviderName: "login.shop" });
    });
    assert.deepEqual(sent, [{ ...allInApi, DeveloperProviderName: "login.shop" }]);
    assert.ok(deployed);
    await assertSettled(observed, deployed, deployed.id);
  });

  it("by default lets nobody in", async () => {
    const sent = await requestsOf(emulator.endpoint, "CreateIdentityPool", (recorded) =>
      create(recorded, type, { identityPoolName }),
    );
    const IdentityPoolName = identityPoolName;
    assert.deepEqual(sent, [
      { IdentityPoolName, AllowClassicFlow: false, AllowUnauthenticatedIdentities: false },
    ]);
  });

  it("is changed in place, and keeps what the program keeps", async () => {
    const deployed = await create(observed, type, all);
    const change = {
      cognitoIdentityProviders: [{ ...userPool, clientId: "other" }],
      allowClassicFlow: false,
    };
    const { id } = deployed;
    const sent = await requestsOf(emulator.endpoint, "UpdateIdentityPool", async (recorded) => {
      const updated = await update(recorded, deployed, { ...all, ...change });
      await assertSettled(recorded, updated, id);
    });
    const changed = {
      ...allInApi,
      CognitoIdentityProviders: [{ ...userPoolInApi, ClientId: "other" }],
      AllowClassicFlow: false,
    };
    assert.deepEqual(sent, [{ IdentityPoolId: id, ...changed }]);
    assert.deepEqual(await poolIn(id), { ...changed, DeveloperProviderName: "" });
  });

  it("loses what the program leaves out, and gets it back", async () => {
    const deployed = await create(observed, type, all);
    const bare = await update(observed, deployed, { identityPoolName: "renamed" });
    assert.deepEqual(await poolIn(deployed.id), {
      ...nothing,
      IdentityPoolName: "renamed",
      AllowClassicFlow: false,
      AllowUnauthenticatedIdentities: false,
      DeveloperProviderName: "",
    });
    assert.equal("cognitoIdentityProviders" in bare.outputs, false);
    assert.deepEqual(bare.outputs["tagsAll"], {});
    await assertSettled(observed, bare, deployed.id);
    const again = await update(observed, bare, all);
    assert.deepEqual(await poolIn(deployed.id), { ...allInApi, DeveloperProviderName: "" });
    await assertSettled(observed, again, deployed.id);
    assert.deepEqual(observed.notices, []);
  });

  it("isn't changed by another order of its providers", async () => {
    const other = { ...userPool, clientId: "other" };
    const inputs = { identityPoolName, cognitoIdentityProviders: [userPool, other] };
    const deployed = await create(observed, type, inputs);
    const turned = { identityPoolName, cognitoIdentityProviders: [other, userPool] };
    assert.equal((await preview(observed, deployed, turned)).changes, false);
  });

  it("is replaced by one with a login of another developer", async () => {
    const inputs = { identityPoolName, developerProviderName: "login.shop" };
    const deployed = await create(observed, type, inputs);
    const { replaces } = await preview(observed, deployed, {
      ...inputs,
      developerProviderName: "login.other",
    });
    assert.deepEqual(replaces, ["developerProviderName"]);
  });

  it("shows what was changed behind the program's back", async () => {
    const deployed = await create(observed, type, { identityPoolName, cognitoIdentityProviders: [userPool] });
    await update(observed, deployed, { identityPoolName, allowUnauthenticatedIdentities: true });
    const found = await refresh(observed, deployed);
    assert.equal(found?.outputs["allowUnauthenticatedIdentities"], true);
    assert.equal("cognitoIdentityProviders" in found.outputs, false);
    assert.deepEqual(await preview(observed, found, deployed.inputs), { changes: true, replaces: [] });
  });

  it("is gone once deleted, and may be deleted again", async () => {
    const deployed = await create(observed, type, { identityPoolName });
    await remove(observed, deployed);
    assert.equal(await refresh(observed, deployed), undefined);
    await remove(observed, deployed);
    assert.deepEqual(await observed.provider.read(deployed.id, urnOf(type), {}), { id: "", props: {} });
  });

  it("has a name, and nothing that the local provider doesn't have", async () => {
    const failuresOf = async (inputs: Properties): Promise<unknown> =>
      (await check(observed, urnOf(type), inputs)).failures;
    assert.deepEqual(await failuresOf({ identityPoolName: "a".repeat(128) }), []);
    for (const name of ["", "a".repeat(129)])
      assert.deepEqual(await failuresOf({ identityPoolName: name }), [
        { property: "identityPoolName", reason: "must have 1 to 128 characters" },
      ]);
    assert.deepEqual(await failuresOf({ identityPoolName, cognitoEvents: {} }), [
      { property: "cognitoEvents", reason: "is an argument that the local provider doesn't have" },
    ]);
  });
});
