import assert from "node:assert/strict";
import {
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  DescribeUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "../../awsClient";
import { applicationServices } from "../../emulator";
import { type Properties, secretMarker } from "../../provider/wire";
import { identityTypes, sentBy } from "./identityPoolFixtures";
import { create, region, requestsOf, types } from "./providerUnderTest";
import { useLocalAws } from "./useLocalAws";

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "";
}

describe("In Cognito", () => {
  const aws = useLocalAws(applicationServices);

  it("a user pool gets another attribute in place, and none that is changed, before anything else is", async () => {
    const tier = { name: "tier", attributeDataType: "String", mutable: true };
    const vip = { name: "vip", attributeDataType: "Boolean", mutable: true };
    const pool = await aws.create(types.pool, { deletionProtection: "INACTIVE", schemas: [tier] });
    const more = await aws.update(pool, { deletionProtection: "INACTIVE", schemas: [tier, vip] });
    await aws.assertSettled(more, pool.id);

    const changed = {
      deletionProtection: "ACTIVE",
      schemas: [{ ...tier, attributeDataType: "Number" }, vip],
    };
    await assert.rejects(aws.update(more, changed), {
      message: `updating Cognito User Pool (${pool.id}): cannot modify or remove schema items`,
    });
    const command = new DescribeUserPoolCommand({ UserPoolId: pool.id });
    const { UserPool } = await createCognitoClient(aws).send(command);
    assert.equal(UserPool?.DeletionProtection, "INACTIVE");
    assert.ok(UserPool.SchemaAttributes?.some(({ Name }) => Name === "custom:vip"));
  });

  it("a user pool has no second factor any more once MFA is off", async () => {
    const withApp = { mfaConfiguration: "OPTIONAL", softwareTokenMfaConfiguration: { enabled: true } };
    const pool = await aws.create(types.pool, withApp);
    const without = await aws.update(pool, { mfaConfiguration: "OFF" });
    assert.equal(without.outputs["softwareTokenMfaConfiguration"], null);
    assert.equal((await aws.preview(without, { mfaConfiguration: "OFF" })).changes, false);
  });

  it("a user pool that always remembers devices shows no change, at once and after a refresh", async () => {
    const always = {
      deviceConfiguration: { challengeRequiredOnNewDevice: false, deviceOnlyRememberedOnUserPrompt: false },
    };
    const created = await aws.create(types.pool, always);
    const asked = { deviceConfiguration: { deviceOnlyRememberedOnUserPrompt: true } };
    const updated = await aws.update(await aws.create(types.pool, asked), always);
    for (const pool of [created, updated]) {
      assert.equal((await aws.preview(pool, always)).changes, false);
      const refreshed = (await aws.refresh(pool)) ?? assert.fail("It isn't there.");
      assert.equal((await aws.preview(refreshed, always)).changes, false);
    }
  });

  it("a user pool without attributes to verify any more is settled", async () => {
    const pool = await aws.create(types.pool, {
      autoVerifiedAttributes: ["email"],
      userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
    });
    await aws.assertSettled(await aws.update(pool, {}), pool.id);
  });

  it("a client's secret is a secret", async () => {
    const { id: userPoolId } = await aws.create(types.pool, {});
    const { outputs } = await aws.create(types.client, { userPoolId, generateSecret: true });
    const { value } = outputs["clientSecret"] as { value: string };
    assert.match(value, /^\w{20,}$/);
    assert.deepEqual(outputs["clientSecret"], secretMarker(value));
  });

  it("a user loses the password that it chose when the temporary one changes, and not otherwise", async () => {
    const cognito = createCognitoClient(aws);
    const { id: userPoolId } = await aws.create(types.pool, {});
    const explicitAuthFlows = ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
    const client = await aws.create(types.client, { userPoolId, explicitAuthFlows });
    const signIn = async (PASSWORD: string): Promise<unknown> => {
      const request = {
        UserPoolId: userPoolId,
        ClientId: client.id,
        AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: "emil", PASSWORD },
      } as const;
      const answer = await cognito.send(new AdminInitiateAuthCommand(request)).catch(nameOf);
      return typeof answer === "string" ? answer : (answer.ChallengeName ?? "signed in");
    };
    const userOf = (temporaryPassword: string, nickname: string): Properties => ({
      ...{ userPoolId, username: "emil", messageAction: "SUPPRESS" },
      attributes: { nickname },
      temporaryPassword: secretMarker(temporaryPassword),
    });
    const user = await aws.create(types.user, userOf("Temporary_1", "E"));
    const key = { UserPoolId: userPoolId, Username: "emil" };
    await cognito.send(new AdminSetUserPasswordCommand({ ...key, Password: "Chosen_12", Permanent: true }));
    const renamed = await aws.update(user, userOf("Temporary_1", "Emil"));
    assert.equal(await signIn("Chosen_12"), "signed in");
    await aws.update(renamed, userOf("Temporary_2", "Emil"));
    assert.equal(await signIn("Chosen_12"), "NotAuthorizedException");
    assert.equal(await signIn("Temporary_2"), "NEW_PASSWORD_REQUIRED");
  });

  it("a user's secret inputs stay secrets", async () => {
    const { id: userPoolId } = await aws.create(types.pool, {});
    const attributes = { email: secretMarker("ben@example.com") };
    const user = await aws.create(types.user, { userPoolId, username: "ben", attributes });
    assert.deepEqual(
      user.outputs["attributes"],
      secretMarker({ email: "ben@example.com", sub: user.outputs["sub"] }),
    );
    assert.deepEqual((await aws.refresh(user))?.outputs, user.outputs);
  });

  it("a user pool's secret tags are secrets in tagsAll, too", async () => {
    const tags = { team: "shop", token: secretMarker("hush") };
    const pool = await aws.create(types.pool, { tags });
    const secret = secretMarker({ team: "shop", token: "hush" });
    for (const state of [pool, await aws.refresh(pool)]) {
      assert.deepEqual([state?.outputs["tags"], state?.outputs["tagsAll"]], [secret, secret]);
    }
  });

  it("a user is found again where email addresses are usernames, though Cognito makes another username", async () => {
    const { id: userPoolId } = await aws.create(types.pool, { usernameAttributes: ["email"] });
    const email = "kim@example.com";
    const inputs = { userPoolId, username: email, attributes: { email, email_verified: "true" } };
    const user = await aws.create(types.user, { ...inputs, messageAction: "SUPPRESS" });
    assert.equal(user.id, `${userPoolId}/${email}`);
    assert.equal(user.outputs["username"], email);
    assert.deepEqual((await aws.refresh(user))?.outputs, user.outputs);
    await aws.remove(user);
    assert.equal(await aws.refresh(user), undefined);
  });

  it("a user is imported only with its pool's id", async () => {
    await assert.rejects(aws.importOf(`urn:pulumi:test::shop::${types.user}::ida`, "ida"), {
      message: 'expected an id of the form userPoolId/username, not "ida"',
    });
  });

  it("an identity pool is in the partition and account that the endpoint says", async () => {
    const user = "<User><Arn>arn:aws-cn:iam::123456789012:user/jane</Arn></User>";
    const body = `<GetUserResponse><GetUserResult>${user}</GetUserResult></GetUserResponse>`;
    await sentBy(
      aws.endpoint,
      async (recorded) => {
        const inputs = { identityPoolName: "shoppers" };
        const { id, outputs } = await create(recorded, identityTypes.identityPool, inputs);
        const arn = `arn:aws-cn:cognito-identity:${region}:123456789012:identitypool/${id}`;
        assert.equal(outputs["arn"], arn);
      },
      (sent) => (sent.body.startsWith("Action=GetUser&") ? { status: 200, body } : undefined),
    );
  });

  const [identityProvider, roleArn] = ["example.com:client", "arn:aws:iam::000000000000:role/shoppers"];
  const token = { identityProvider, type: "Token", ambiguousRoleResolution: "Deny" };
  const mappingRules = [{ claim: "c", matchType: "Equals", roleArn, value: "v" }];
  const refused: readonly (readonly [Properties, string])[] = [
    [{ roles: { staff: roleArn } }, "roles must have authenticated or unauthenticated"],
    [{ roles: {} }, "roles must have authenticated or unauthenticated"],
    [{ roleMappings: [{ ...token, type: "Rules" }] }, "needs mappingRules, as its type is Rules"],
    [{ roleMappings: [{ ...token, mappingRules }] }, "can't have mappingRules, as its type is Token"],
    [{ roleMappings: [{ identityProvider, type: "Token" }] }, "needs ambiguousRoleResolution"],
  ];
  for (const [inputs, reason] of refused) {
    it(`roles aren't set that a preview accepts: ${Object.keys(inputs).join()} ${reason}`, async () => {
      const all = { identityPoolId: `${region}:a`, roles: { authenticated: roleArn }, ...inputs };
      const sent = await requestsOf(aws.endpoint, "SetIdentityPoolRoles", (recorded) =>
        assert.rejects(create(recorded, identityTypes.attachment, all), (error: Error) =>
          error.message.endsWith(reason),
        ),
      );
      assert.deepEqual(sent, []);
    });
  }
});
