import assert from "node:assert/strict";
import { type Intercept, refusal, throughProxy } from "../helpers/interceptingProxy";
import { withServer } from "../helpers/requestServer";
import { create, observe, type Observed, plain, preview, refresh, remove, types, update } from "./deployed";
import { useLocalAws } from "./localAws";

const group = "aws:cognito/userGroup:UserGroup";
const branding = "aws:cognito/managedLoginBranding:ManagedLoginBranding";

describe("An operation that the endpoint lacks", () => {
  const local = useLocalAws();

  function without(operation: string, work: (observed: Observed) => Promise<void>): Promise<void> {
    const intercept: Intercept = (request, forward) =>
      request.operation === operation ? refusal("UnknownOperationException", "") : forward();
    return throughProxy(local.endpoint, intercept, (proxied) => work(observe(proxied)));
  }

  it("leaves a new resource in the state, with what the program gives", async () => {
    const { observed } = local;
    const pool = await create(observed, types.pool, { name: "shop" });
    const client = await create(observed, types.client, { name: "web", userPoolId: pool.id });
    const place = { userPoolId: pool.id, clientId: client.id };
    const inputs = { ...place, useCognitoProvidedValues: true };
    const style = await create(observed, branding, inputs);
    assert.match(style.id, /^not-at-this-endpoint-[0-9a-f]{8}$/);
    assert.deepEqual(plain(style), { ...inputs, assets: [], region: "eu-west-1" });
    assert.deepEqual(await preview(observed, style, inputs), { changes: false, replaces: [] });
    assert.deepEqual((await refresh(observed, style))?.outputs, style.outputs);
    const changed = await update(observed, style, { ...place, settings: "{}" });
    assert.equal(changed.outputs["settings"], "{}");
    await remove(observed, changed);
    assert.deepEqual(observed.notices, [
      "This endpoint doesn't have CreateManagedLoginBranding: ManagedLoginBranding is kept in the state only",
    ]);
  });

  it("leaves a resource as it was in an update, which the next preview shows", async () => {
    const { observed } = local;
    const pool = await create(observed, types.pool, { name: "shop" });
    const inputs = { userPoolId: pool.id, name: "staff", description: "Who works here" };
    const staff = await create(observed, group, inputs);
    const news = { ...inputs, description: "Others" };
    const changed = await update(observed, staff, news);
    assert.equal(changed.outputs["description"], "Who works here");
    assert.deepEqual(await preview(observed, changed, news), { changes: true, replaces: [] });
    assert.deepEqual(observed.notices, [
      "This endpoint doesn't have UpdateGroup: UserGroup is not updated, or only partly",
      "This endpoint ignored UserGroup.description",
    ]);
  });

  it("to read a resource keeps what was asked for", async () => {
    const pool = await create(local.observed, types.pool, { name: "shop" });
    await without("GetGroup", async (observed) => {
      const staff = await create(observed, group, { userPoolId: pool.id, name: "staff", precedence: 1 });
      assert.equal(staff.id, `${pool.id}/staff`);
      assert.equal(staff.outputs["precedence"], 1);
      assert.deepEqual((await refresh(observed, staff))?.outputs, staff.outputs);
      assert.deepEqual(observed.notices, [
        "This endpoint doesn't have GetGroup: UserGroup is taken from the state instead of being read",
      ]);
    });
  });

  it("to complete a resource leaves it as it is", async () => {
    await without("SetUserPoolMfaConfig", async (observed) => {
      const pool = await create(observed, types.pool, {
        name: "shop",
        mfaConfiguration: "OPTIONAL",
        softwareTokenMfaConfiguration: { enabled: true },
      });
      assert.equal(pool.outputs["mfaConfiguration"], "OFF");
      assert.deepEqual(observed.notices, [
        "This endpoint doesn't have SetUserPoolMfaConfig: UserPool is only partly created",
        "This endpoint ignored UserPool.mfaConfiguration",
        "This endpoint ignored UserPool.softwareTokenMfaConfiguration",
      ]);
    });
  });

  it("to delete a resource leaves it there", async () => {
    await without("DeleteUserPool", async (observed) => {
      const pool = await create(observed, types.pool, { name: "shop" });
      await remove(observed, pool);
      assert.notEqual(await refresh(observed, pool), undefined);
      assert.deepEqual(observed.notices, [
        "This endpoint doesn't have DeleteUserPool: UserPool is not deleted",
      ]);
    });
  });

  describe("for which it has no words", () => {
    const page = { status: 500, body: "<!doctype html>" };

    it("is known from the answer to an operation that nobody has", async () => {
      const intercept: Intercept = (request, forward) =>
        /^(CreateGroup|AnOperationThatNobodyHas)$/.test(request.operation) ? page : forward();
      await throughProxy(local.endpoint, intercept, async (proxied) => {
        const observed = observe(proxied);
        const pool = await create(observed, types.pool, { name: "shop" });
        await create(observed, group, { userPoolId: pool.id, name: "staff" });
        assert.deepEqual(observed.notices, [
          "This endpoint doesn't have CreateGroup: UserGroup is kept in the state only",
        ]);
      });
    });

    it("is a failure where such an operation gets another answer", async () => {
      const intercept: Intercept = (request, forward) =>
        request.operation === "CreateGroup" ? page : forward();
      await throughProxy(local.endpoint, intercept, async (proxied) => {
        const observed = observe(proxied);
        const pool = await create(observed, types.pool, { name: "shop" });
        const creation = create(observed, group, { userPoolId: pool.id, name: "staff" });
        await assert.rejects(
          creation,
          /^Error: CreateGroup: .* answered HTTP 500, which isn't an answer of AWS's/,
        );
      });
    });

    it("is a failure at an endpoint that hasn't answered as AWS does", async () => {
      await withServer(
        (_request, response) => response.writeHead(404).end("<html>"),
        async (endpoint) => {
          const creation = create(observe(endpoint), group, { userPoolId: "eu-west-1_a", name: "staff" });
          await assert.rejects(
            creation,
            /^Error: CreateGroup: .* answered HTTP 404, which isn't an answer of AWS's/,
          );
        },
      );
    });
  });
});
