import assert from "node:assert/strict";
import { CognitoIdentityClient, GetIdentityPoolRolesCommand } from "@aws-sdk/client-cognito-identity";
import { createAwsClient } from "../../awsClient";
import type { Properties } from "../../provider/wire";
import { assertSettled, create, refresh, remove, requestsOf, update, type Deployed } from "./deployed";
import { identityServices, identityTypes as types } from "./identityPoolFixtures";
import { useLocalAws } from "./localAws";

const authenticated = "arn:aws:iam::000000000000:role/shoppers";
const identityProvider = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc:client";

describe("The roles of an identity pool", () => {
  const aws = useLocalAws(identityServices);
  let cognito: CognitoIdentityClient;
  let ofPool: Deployed;
  let identityPoolId: string;

  before(() => {
    cognito = createAwsClient(CognitoIdentityClient, aws);
  });

  beforeEach(async () => {
    ofPool = await create(aws.observed, types.identityPool, { identityPoolName: "shoppers" });
    identityPoolId = ofPool.id;
  });

  async function mappingsIn(): Promise<object | undefined> {
    const command = new GetIdentityPoolRolesCommand({ IdentityPoolId: identityPoolId });
    return (await cognito.send(command)).RoleMappings;
  }

  async function rolesIn(): Promise<object | undefined> {
    const command = new GetIdentityPoolRolesCommand({ IdentityPoolId: identityPoolId });
    return (await cognito.send(command)).Roles;
  }

  function attach(roles: Record<string, string>): Promise<Deployed> {
    return create(aws.observed, types.attachment, { identityPoolId, roles });
  }

  it("have the pool's id, and are found again", async () => {
    const attachment = await attach({ authenticated });
    assert.equal(attachment.id, identityPoolId);
    assert.deepEqual(await rolesIn(), { authenticated });
    await assertSettled(aws.observed, attachment, identityPoolId);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("are mapped by the rules of an identity provider, which are changed in place, and taken away", async () => {
    const roles = { authenticated };
    const rule = { claim: "cognito:groups", matchType: "Contains", roleArn: authenticated, value: "staff" };
    const mapping = {
      identityProvider,
      type: "Rules",
      ambiguousRoleResolution: "Deny",
      mappingRules: [rule],
    };
    const inputs = { identityPoolId, roles };
    const attachment = await create(aws.observed, types.attachment, { ...inputs, roleMappings: [mapping] });
    assert.deepEqual(await mappingsIn(), {
      [identityProvider]: {
        Type: "Rules",
        AmbiguousRoleResolution: "Deny",
        RulesConfiguration: {
          Rules: [{ Claim: "cognito:groups", MatchType: "Contains", RoleARN: authenticated, Value: "staff" }],
        },
      },
    });
    await assertSettled(aws.observed, attachment, identityPoolId);
    const token = { identityProvider, type: "Token", ambiguousRoleResolution: "AuthenticatedRole" };
    const updated = await update(aws.observed, attachment, { ...inputs, roleMappings: [token] });
    assert.deepEqual(await mappingsIn(), {
      [identityProvider]: { Type: "Token", AmbiguousRoleResolution: "AuthenticatedRole" },
    });
    await assertSettled(aws.observed, updated, identityPoolId);
    await update(aws.observed, updated, inputs);
    assert.deepEqual(await mappingsIn(), {});
    assert.deepEqual(await rolesIn(), roles);
  });

  const token = { identityProvider, type: "Token", ambiguousRoleResolution: "Deny" };
  const rule = { claim: "c", matchType: "Equals", roleArn: authenticated, value: "v" };
  const refused: [string, Properties, string][] = [
    [
      "without a kind of role",
      { roles: { staff: authenticated } },
      "roles must have authenticated or unauthenticated",
    ],
    ["without any", { roles: {} }, "roles must have authenticated or unauthenticated"],
    [
      "with rules that aren't there",
      { roleMappings: [{ ...token, type: "Rules" }] },
      `the role mapping of ${identityProvider} needs mappingRules, as its type is Rules`,
    ],
    [
      "with rules beside those of the token",
      { roleMappings: [{ ...token, mappingRules: [rule] }] },
      `the role mapping of ${identityProvider} can't have mappingRules, as its type is Token`,
    ],
    [
      "without a choice between roles",
      { roleMappings: [{ identityProvider, type: "Token" }] },
      `the role mapping of ${identityProvider} needs ambiguousRoleResolution`,
    ],
  ];
  for (const [title, inputs, message] of refused) {
    it(`aren't set ${title}, which a preview doesn't see`, async () => {
      const sent = await requestsOf(aws.endpoint, "SetIdentityPoolRoles", (recorded) =>
        assert.rejects(
          create(recorded, types.attachment, { identityPoolId, roles: { authenticated }, ...inputs }),
          { message },
        ),
      );
      assert.deepEqual(sent, []);
    });
  }

  it("are gone with their pool, while none are left of those that were deleted", async () => {
    const attachment = await attach({ authenticated });
    await remove(aws.observed, attachment);
    assert.deepEqual(await rolesIn(), {});
    assert.deepEqual((await refresh(aws.observed, attachment))?.outputs["roles"], {});
    await remove(aws.observed, attachment);
    await remove(aws.observed, ofPool);
    assert.equal(await refresh(aws.observed, attachment), undefined);
    await remove(aws.observed, attachment);
  });

  it("can't be set for a pool that isn't there", async () => {
    await remove(aws.observed, ofPool);
    await assert.rejects(attach({ authenticated }), {
      message: /^SetIdentityPoolRoles: ResourceNotFoundException: /,
    });
  });
});
