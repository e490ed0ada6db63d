import assert from "node:assert/strict";
import type { Properties } from "../../provider/wire";
import { withServer } from "../helpers/requestServer";
import {
  assertSettled,
  check,
  create,
  observe,
  preview,
  refresh,
  remove,
  update,
  urnOf,
  type Deployed,
  type Observed,
} from "./deployed";
import { changesSentBy, identityServices, identityTypes as types, type Sent } from "./identityPoolFixtures";
import { useLocalAws } from "./localAws";

describe("The settings of a bucket", () => {
  const aws = useLocalAws(identityServices);
  let bucket: string;
  let ofBucket: Deployed;

  beforeEach(async () => {
    ofBucket = await create(aws.observed, types.bucket, {});
    bucket = ofBucket.id;
  });

  /** The requests that some work makes, without those that only read. */
  function changesBy(work: (recorded: Observed) => Promise<unknown>): Promise<Sent[]> {
    return changesSentBy(aws.endpoint, work);
  }

  /** Asserts that it can be deleted, also twice and after its bucket; `line` is the request that deletes it. */
  async function assertRemovable(deployed: Deployed, line: string): Promise<void> {
    assert.deepEqual(await changesBy((recorded) => remove(recorded, deployed)), [{ line, body: "" }]);
    assert.equal(await refresh(aws.observed, deployed), undefined);
    await remove(aws.observed, deployed);
    await remove(aws.observed, ofBucket);
    assert.equal(await refresh(aws.observed, deployed), undefined);
    await remove(aws.observed, deployed);
    assert.deepEqual(aws.observed.notices, []);
  }

  describe("for public access", () => {
    const all = {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    };

    function request(...values: readonly [boolean, boolean, boolean, boolean]): Sent {
      const [acls, ignoredAcls, policy, restricted] = values.map(String);
      const inside = [
        `<BlockPublicAcls>${acls}</BlockPublicAcls>`,
        `<IgnorePublicAcls>${ignoredAcls}</IgnorePublicAcls>`,
        `<BlockPublicPolicy>${policy}</BlockPublicPolicy>`,
        `<RestrictPublicBuckets>${restricted}</RestrictPublicBuckets>`,
      ].join("");
      return {
        line: `PUT /${bucket}?publicAccessBlock`,
        body: `<PublicAccessBlockConfiguration>${inside}</PublicAccessBlockConfiguration>`,
      };
    }

    it("live as long as the program has them", async () => {
      let block: Deployed | undefined;
      const sent = await changesBy(async (recorded) => {
        block = await create(recorded, types.publicAccessBlock, { bucket, ...all });
      });
      assert.deepEqual(sent, [request(true, true, true, true)]);
      assert.ok(block);
      assert.equal(block.id, bucket);
      await assertSettled(aws.observed, block, bucket);
      await assertRemovable(block, `DELETE /${bucket}?publicAccessBlock`);
    });

    it("are off where the program leaves them out, and changed in place", async () => {
      const block = await create(aws.observed, types.publicAccessBlock, { bucket, blockPublicPolicy: true });
      const { blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets } = block.outputs;
      assert.deepEqual(
        [blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets],
        [false, true, false, false],
      );
      const sent = await changesBy((recorded) => update(recorded, block, { bucket, ignorePublicAcls: true }));
      assert.deepEqual(sent, [request(false, true, false, false)]);
      assert.equal((await refresh(aws.observed, block))?.outputs["blockPublicPolicy"], false);
    });
  });

  describe("for other origins", () => {
    const corsRule = {
      id: "frontend",
      allowedOrigins: ["https://shop.example.com"],
      allowedMethods: ["GET", "PUT"],
      allowedHeaders: ["*"],
      exposeHeaders: ["ETag"],
      maxAgeSeconds: 600,
    };

    it("live as long as the program has them", async () => {
      let cors: Deployed | undefined;
      const sent = await changesBy(async (recorded) => {
        cors = await create(recorded, types.cors, { bucket, corsRules: [corsRule] });
      });
      const inside = [
        "<AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod>",
        "<AllowedOrigin>https://shop.example.com</AllowedOrigin>",
        "<ID>frontend</ID>",
        "<AllowedHeader>*</AllowedHeader>",
        "<ExposeHeader>ETag</ExposeHeader>",
        "<MaxAgeSeconds>600</MaxAgeSeconds>",
      ].join("");
      assert.deepEqual(sent, [
        {
          line: `PUT /${bucket}?cors`,
          body: `<CORSConfiguration><CORSRule>${inside}</CORSRule></CORSConfiguration>`,
        },
      ]);
      assert.ok(cors);
      assert.equal(cors.id, bucket);
      await assertSettled(aws.observed, cors, bucket);
      await assertRemovable(cors, `DELETE /${bucket}?cors`);
    });

    it("are answered by the bucket, and changed in place", async () => {
      const other = { allowedOrigins: ["https://other.example.com"], allowedMethods: ["GET"] };
      const allowed = async (origin: string): Promise<string | null> => {
        const headers = { origin, "access-control-request-method": "GET" };
        const answer = await fetch(`${aws.endpoint}/${bucket}/a`, { method: "OPTIONS", headers });
        return answer.headers.get("access-control-allow-origin");
      };
      const cors = await create(aws.observed, types.cors, { bucket, corsRules: [corsRule, other] });
      assert.equal(await allowed("https://shop.example.com"), "https://shop.example.com");
      const updated = await update(aws.observed, cors, { bucket, corsRules: [other] });
      assert.equal(await allowed("https://other.example.com"), "https://other.example.com");
      assert.equal(await allowed("https://shop.example.com"), null);
      await assertSettled(aws.observed, updated, bucket);
    });

    it("are the same in another order", async () => {
      const cors = await create(aws.observed, types.cors, { bucket, corsRules: [corsRule] });
      const methods = { ...corsRule, allowedMethods: ["PUT", "GET"] };
      assert.equal((await preview(aws.observed, cors, { bucket, corsRules: [methods] })).changes, false);
    });

    it("have 100 rules at most", async () => {
      const refused = async (count: number): Promise<string[]> => {
        const corsRules = Array<Properties>(count).fill(corsRule);
        return (await check(aws.observed, urnOf(types.cors), { bucket, corsRules })).failures.map(
          ({ property, reason }) => `${property} ${reason}`,
        );
      };
      assert.deepEqual([await refused(0), await refused(100)], [[], []]);
      assert.deepEqual(await refused(101), ["corsRules must have 0 to 100 items"]);
    });

    it("are for the bucket of an expected owner, whose number is in their id", async () => {
      const expectedBucketOwner = "000000000000";
      const inputs = { bucket, expectedBucketOwner, corsRules: [corsRule] };
      const cors = await create(aws.observed, types.cors, inputs);
      assert.equal(cors.id, `${bucket},${expectedBucketOwner}`);
      await assertSettled(aws.observed, cors, cors.id);
      await assertRemovable(cors, `DELETE /${bucket}?cors`);
    });

    it("are read, put and deleted in the account of the owner that is expected", async () => {
      const owners: string[] = [];
      const answer = "<CORSConfiguration><CORSRule/></CORSConfiguration>";
      await withServer(
        ({ method, headers }, response) => {
          owners.push(`${method} ${String(headers["x-amz-expected-bucket-owner"])}`);
          response.end(method === "GET" ? answer : "");
        },
        async (endpoint) => {
          for (const expectedBucketOwner of ["123456789012", undefined]) {
            const inputs = {
              bucket,
              corsRules: [corsRule],
              ...(expectedBucketOwner && { expectedBucketOwner }),
            };
            await remove(observe(endpoint), await create(observe(endpoint), types.cors, inputs));
          }
        },
      );
      const expected = ["123456789012", "undefined"].flatMap((owner) =>
        ["PUT", "GET", "DELETE"].map((method) => `${method} ${owner}`),
      );
      assert.deepEqual(owners, expected);
    });
  });

  it("for public access can be left as they are when they are deleted", async () => {
    const block = await create(aws.observed, types.publicAccessBlock, {
      bucket,
      blockPublicAcls: true,
      skipDestroy: true,
    });
    assert.deepEqual(await changesBy((recorded) => remove(recorded, block)), []);
    assert.equal((await refresh(aws.observed, block))?.outputs["blockPublicAcls"], true);
  });

  it("can't be made for a bucket that isn't there", async () => {
    await assert.rejects(create(aws.observed, types.publicAccessBlock, { bucket: "shop-none" }), {
      message: /^PutPublicAccessBlock: NoSuchBucket: /,
    });
  });
});
