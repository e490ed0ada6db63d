import assert from "node:assert/strict";
import { isAbsent } from "../../provider/absentId";
import { type Intercept, refusal, throughProxy } from "../helpers/interceptingProxy";
import { withServer } from "../helpers/requestServer";
import {
  create,
  importOf,
  plain,
  preview,
  providerAt,
  type ProviderUnderTest,
  refresh,
  remove,
  types,
  update,
} from "./providerUnderTest";
import { useLocalAws } from "./useLocalAws";

const group = "aws:cognito/userGroup:UserGroup";
const branding = "aws:cognito/managedLoginBranding:ManagedLoginBranding";

describe("An operation that the endpoint lacks", () => {
  const local = useLocalAws();

  function without(operation: string, work: (tested: ProviderUnderTest) => Promise<void>): Promise<void> {
    const intercept: Intercept = (request, forward) =>
      request.operation === operation ? refusal("UnknownOperationException", "") : forward();
    return throughProxy(local.endpoint, intercept, (proxied) => work(providerAt(proxied)));
  }

  it("leaves a new resource in the state, with what the program gives", async () => {
    await without("CreateManagedLoginBranding", async (tested) => {
      const pool = await create(tested, types.pool, { name: "shop" });
      const client = await create(tested, types.client, { name: "web", userPoolId: pool.id });
      const place = { userPoolId: pool.id, clientId: client.id };
      const inputs = { ...place, useCognitoProvidedValues: true };
      const style = await create(tested, branding, inputs);
      assert.match(style.id, /^not-at-this-endpoint-[0-9a-f]{8}$/);
      assert.deepEqual([style.id, pool.id, client.id].map(isAbsent), [true, false, false]);
      // A program can make names and addresses of what AWS would compute.
      const computed = { managedLoginBrandingId: style.id, settingsAll: style.id };
      assert.deepEqual(plain(style), { ...inputs, ...computed, assets: [], region: "eu-west-1" });
      assert.deepEqual(await preview(tested, style, inputs), { changes: false, replaces: [] });
      assert.deepEqual((await refresh(tested, style))?.outputs, style.outputs);
      const changed = await update(tested, style, { ...place, settings: "{}" });
      assert.equal(changed.outputs["settings"], "{}");
      await remove(tested, changed);
      assert.deepEqual(tested.notices, [
        "This endpoint doesn't have CreateManagedLoginBranding: ManagedLoginBranding is kept in the state only",
      ]);
    });
  });

  it("gives a new resource an ARN where AWS would, so that the program can use it", async () => {
    await without("CreateUserPool", async (tested) => {
      const pool = await create(tested, types.pool, { name: "shop" });
      const { arn, endpoint, name, estimatedNumberOfUsers } = pool.outputs;
      assert.deepEqual(
        [arn, endpoint, name, estimatedNumberOfUsers],
        [`arn:aws:absent:eu-west-1:000000000000:${pool.id}`, pool.id, "shop", null],
      );
    });
  });

  it("leaves a resource as it was in an update, which the next preview shows", async () => {
    await without("UpdateGroup", async (tested) => {
      const pool = await create(tested, types.pool, { name: "shop" });
      const inputs = { userPoolId: pool.id, name: "staff", description: "Who works here" };
      const staff = await create(tested, group, inputs);
      const news = { ...inputs, description: "Others" };
      const changed = await update(tested, staff, news);
      assert.equal(changed.outputs["description"], "Who works here");
      assert.deepEqual(await preview(tested, changed, news), { changes: true, replaces: [] });
      assert.deepEqual(tested.notices, [
        "This endpoint doesn't have UpdateGroup: UserGroup is not updated, or only partly",
        "This endpoint ignored UserGroup.description",
      ]);
    });
  });

  it("to read a resource keeps what was asked for", async () => {
    const pool = await create(local.tested, types.pool, { name: "shop" });
    await without("GetGroup", async (tested) => {
      const staff = await create(tested, group, { userPoolId: pool.id, name: "staff", precedence: 1 });
      assert.equal(staff.id, `${pool.id}/staff`);
      assert.equal(staff.outputs["precedence"], 1);
      assert.deepEqual((await refresh(tested, staff))?.outputs, staff.outputs);
      assert.deepEqual(tested.notices, [
        "This endpoint doesn't have GetGroup: UserGroup is taken from the state instead of being read",
      ]);
    });
  });

  it("to complete a resource leaves it as it is", async () => {
    await without("SetUserPoolMfaConfig", async (tested) => {
      const pool = await create(tested, types.pool, {
        name: "shop",
        mfaConfiguration: "OPTIONAL",
        softwareTokenMfaConfiguration: { enabled: true },
      });
      assert.equal(pool.outputs["mfaConfiguration"], "OFF");
      assert.deepEqual(tested.notices, [
        "This endpoint doesn't have SetUserPoolMfaConfig: UserPool is only partly created",
        "This endpoint ignored UserPool.mfaConfiguration",
        "This endpoint ignored UserPool.softwareTokenMfaConfiguration",
      ]);
    });
  });

  it("to read a pool's second factors leaves the rest of what is computed", async () => {
    await without("GetUserPoolMfaConfig", async (tested) => {
      const inputs = {
        name: "shop",
        mfaConfiguration: "OPTIONAL",
        softwareTokenMfaConfiguration: { enabled: true },
      };
      const pool = await create(tested, types.pool, inputs);
      for (const outputs of [pool.outputs, (await refresh(tested, pool))?.outputs]) {
        assert.equal(outputs?.["endpoint"], `cognito-idp.eu-west-1.amazonaws.com/${pool.id}`);
        assert.equal(outputs["mfaConfiguration"], "OPTIONAL");
        assert.deepEqual(outputs["softwareTokenMfaConfiguration"], { enabled: true });
      }
      assert.deepEqual(tested.notices, [
        "This endpoint doesn't have GetUserPoolMfaConfig: UserPool's second factors are taken from the state instead of being read",
      ]);
      await assert.rejects(
        importOf(tested, pool.urn, pool.id),
        /^Error: GetUserPoolMfaConfig: the endpoint doesn't have this operation$/,
      );
    });
  });

  it("to delete a resource leaves it there", async () => {
    await without("DeleteUserPool", async (tested) => {
      const pool = await create(tested, types.pool, { name: "shop" });
      await remove(tested, pool);
      assert.notEqual(await refresh(tested, pool), undefined);
      assert.deepEqual(tested.notices, [
        "This endpoint doesn't have DeleteUserPool: UserPool is not deleted",
      ]);
    });
  });

  describe("that it doesn't report as AWS does", () => {
    const page = { status: 500, body: "<!doctype html>" };

    it("is recognized by the answer to a nonexistent operation", async () => {
      const intercept: Intercept = (request, forward) =>
        /^(CreateGroup|NonexistentOperation)$/.test(request.operation) ? page : forward();
      await throughProxy(local.endpoint, intercept, async (proxied) => {
        const tested = providerAt(proxied);
        const pool = await create(tested, types.pool, { name: "shop" });
        await create(tested, group, { userPoolId: pool.id, name: "staff" });
        assert.deepEqual(tested.notices, [
          "This endpoint doesn't have CreateGroup: UserGroup is kept in the state only",
        ]);
      });
    });

    it("is a failure where such an operation gets another answer", async () => {
      const intercept: Intercept = (request, forward) =>
        request.operation === "CreateGroup" ? page : forward();
      await throughProxy(local.endpoint, intercept, async (proxied) => {
        const tested = providerAt(proxied);
        const pool = await create(tested, types.pool, { name: "shop" });
        const creation = create(tested, group, { userPoolId: pool.id, name: "staff" });
        await assert.rejects(
          creation,
          /^Error: CreateGroup: .* answered HTTP 500, which isn't an AWS response/,
        );
      });
    });

    it("is a failure at an endpoint that hasn't answered as AWS does", async () => {
      await withServer(
        (_request, response) => response.writeHead(404).end("<html>"),
        async (endpoint) => {
          const creation = create(providerAt(endpoint), group, { userPoolId: "eu-west-1_a", name: "staff" });
          await assert.rejects(
            creation,
            /^Error: CreateGroup: .* answered HTTP 404, which isn't an AWS response/,
          );
        },
      );
    });
  });
});
