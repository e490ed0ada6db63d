import assert from "node:assert/strict";
import { CognitoIdentityClient, DescribeIdentityPoolCommand } from "@aws-sdk/client-cognito-identity";
import { createAwsClient } from "../../awsClient";
import type { Properties } from "../../provider/wire";
import { assertSettled, check, create, preview, refresh, region, remove, update, urnOf } from "./deployed";
import { identityServices, identityTypes, sentBy } from "./identityPoolFixtures";
import { useLocalAws } from "./localAws";

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
  const aws = useLocalAws(identityServices);
  let cognito: CognitoIdentityClient;

  before(() => {
    cognito = createAwsClient(CognitoIdentityClient, aws);
  });

  /** What a pool is like, without its id. */
  async function poolIn(IdentityPoolId: string): Promise<object> {
    const found = await cognito.send(new DescribeIdentityPoolCommand({ IdentityPoolId }));
    const { $metadata, IdentityPoolId: id, ...pool } = found;
    assert.deepEqual([$metadata.httpStatusCode, id], [200, IdentityPoolId]);
    return pool;
  }

  it("is in the partition and account that the endpoint says", async () => {
    const user = "<User><Arn>arn:aws-cn:iam::123456789012:user/jane</Arn></User>";
    const body = `<GetUserResponse><GetUserResult>${user}</GetUserResult></GetUserResponse>`;
    await sentBy(
      aws.endpoint,
      async (recorded) => {
        const { id, outputs } = await create(recorded, type, { identityPoolName });
        const arn = `arn:aws-cn:cognito-identity:${region}:123456789012:identitypool/${id}`;
        assert.equal(outputs["arn"], arn);
      },
      (sent) => (sent.body.startsWith("Action=GetUser&") ? { status: 200, body } : undefined),
    );
  });

  it("has all that the program has, and no preview shows a change then", async () => {
    const deployed = await create(aws.observed, type, { ...all, developerProviderName: "login.shop" });
    assert.deepEqual(await poolIn(deployed.id), { ...allInApi, DeveloperProviderName: "login.shop" });
    await assertSettled(aws.observed, deployed, deployed.id);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("is changed in place, and keeps what the program keeps", async () => {
    const deployed = await create(aws.observed, type, all);
    const change = {
      cognitoIdentityProviders: [{ ...userPool, clientId: "other" }],
      allowClassicFlow: false,
    };
    const updated = await update(aws.observed, deployed, { ...all, ...change });
    assert.deepEqual(await poolIn(deployed.id), {
      ...allInApi,
      CognitoIdentityProviders: [{ ...userPoolInApi, ClientId: "other" }],
      AllowClassicFlow: false,
      DeveloperProviderName: "",
    });
    await assertSettled(aws.observed, updated, deployed.id);
  });

  it("loses what the program leaves out, and gets it back", async () => {
    const deployed = await create(aws.observed, type, all);
    const bare = await update(aws.observed, deployed, { identityPoolName });
    assert.deepEqual(await poolIn(deployed.id), {
      ...nothing,
      IdentityPoolName: identityPoolName,
      AllowClassicFlow: false,
      AllowUnauthenticatedIdentities: false,
      DeveloperProviderName: "",
    });
    await assertSettled(aws.observed, bare, deployed.id);
    const again = await update(aws.observed, bare, all);
    assert.deepEqual(await poolIn(deployed.id), { ...allInApi, DeveloperProviderName: "" });
    await assertSettled(aws.observed, again, deployed.id);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("isn't changed by another order of its providers", async () => {
    const other = { ...userPool, clientId: "other" };
    const inputs = { identityPoolName, cognitoIdentityProviders: [userPool, other] };
    const deployed = await create(aws.observed, type, inputs);
    const turned = { identityPoolName, cognitoIdentityProviders: [other, userPool] };
    assert.equal((await preview(aws.observed, deployed, turned)).changes, false);
  });

  it("shows what was changed behind the program's back", async () => {
    const deployed = await create(aws.observed, type, {
      identityPoolName,
      cognitoIdentityProviders: [userPool],
    });
    await update(aws.observed, deployed, { identityPoolName, allowUnauthenticatedIdentities: true });
    const found = await refresh(aws.observed, deployed);
    assert.equal(found?.outputs["allowUnauthenticatedIdentities"], true);
    assert.deepEqual(found.outputs["cognitoIdentityProviders"], []);
    assert.deepEqual(await preview(aws.observed, found, deployed.inputs), { changes: true, replaces: [] });
  });

  it("is gone once deleted, and may be deleted again", async () => {
    const deployed = await create(aws.observed, type, { identityPoolName });
    await remove(aws.observed, deployed);
    assert.equal(await refresh(aws.observed, deployed), undefined);
    await remove(aws.observed, deployed);
    assert.deepEqual(await aws.observed.provider.read(deployed.id, urnOf(type), {}), { id: "", props: {} });
  });

  it("has a name of characters that Cognito knows, however long it is", async () => {
    const failuresOf = async (inputs: Properties): Promise<unknown> =>
      (await check(aws.observed, urnOf(type), inputs)).failures;
    for (const name of ["a", "shop +=,.@-_ 1", "a".repeat(129)]) {
      assert.deepEqual(await failuresOf({ identityPoolName: name }), []);
    }
    for (const name of ["", "shop!"]) {
      assert.deepEqual(await failuresOf({ identityPoolName: name }), [
        { property: "identityPoolName", reason: "can have only letters, digits, spaces and + = , . @ - _" },
      ]);
    }
  });

  const provided = { ...userPool, serverSideTokenCheck: false };
  const limits: [string, Properties, Properties][] = [
    ["clientId", { clientId: "a".repeat(128) }, { clientId: "a".repeat(129) }],
    ["providerName", { providerName: "a".repeat(128) }, { providerName: "a".repeat(129) }],
  ];
  for (const [name, fine, refused] of limits) {
    it(`can have 128 characters in the ${name} of a provider, and no more`, async () => {
      const failuresOf = async (change: Properties): Promise<unknown> =>
        (
          await check(aws.observed, urnOf(type), {
            identityPoolName,
            cognitoIdentityProviders: [{ ...provided, ...change }],
          })
        ).failures;
      assert.deepEqual(await failuresOf(fine), []);
      const property = `cognitoIdentityProviders[0].${name}`;
      assert.deepEqual(await failuresOf(refused), [{ property, reason: "must have 1 to 128 bytes" }]);
    });
  }
});
