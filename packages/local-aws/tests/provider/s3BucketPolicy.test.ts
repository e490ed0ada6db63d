import assert from "node:assert/strict";
import type { Properties } from "../../provider/wire";
import {
  assertSettled,
  check,
  create,
  preview,
  refresh,
  remove,
  update,
  urnOf,
  type Deployed,
} from "./deployed";
import { changesSentBy, identityServices, identityTypes as types, sentBy } from "./identityPoolFixtures";
import { useLocalAws } from "./localAws";

describe("The policy of a bucket", () => {
  const aws = useLocalAws(identityServices);
  let ofBucket: Deployed;
  let bucket: string;

  beforeEach(async () => {
    ofBucket = await create(aws.observed, types.bucket, {});
    bucket = ofBucket.id;
    // Without this, a new bucket can't be made public.
    await create(aws.observed, types.publicAccessBlock, { bucket });
  });

  /** Everybody may read one file. */
  function statementOf(file: string): Properties {
    return {
      Effect: "Allow",
      Principal: "*",
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Resource: `arn:aws:s3:::${bucket}/${file}`,
    };
  }

  function readable(file: string): Properties {
    return { Version: "2012-10-17", Statement: [statementOf(file)] };
  }

  it("is sent, and kept, as the AWS provider writes it", async () => {
    const { Effect, Principal, Action, Resource } = statementOf("a");
    const written = JSON.stringify({
      Statement: [{ Action, Effect, Principal, Resource }],
      Version: "2012-10-17",
    });
    const policy = JSON.stringify(readable("a"), undefined, 2);
    let deployed: Deployed | undefined;
    const sent = await changesSentBy(aws.endpoint, async (recorded) => {
      deployed = await create(recorded, types.bucketPolicy, { bucket, policy });
    });
    assert.deepEqual(sent, [{ line: `PUT /${bucket}?policy`, body: written }]);
    assert.ok(deployed);
    assert.equal(deployed.id, bucket);
    assert.equal(deployed.outputs["policy"], written);
    await assertSettled(aws.observed, deployed, bucket);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("is in force, and changed in place", async () => {
    const status = async (file: string): Promise<number> =>
      (await fetch(`${aws.endpoint}/${bucket}/${file}`)).status;
    const policy = JSON.stringify(readable("a"));
    assert.deepEqual([await status("a"), await status("b")], [403, 403]);
    const deployed = await create(aws.observed, types.bucketPolicy, { bucket, policy });
    assert.notEqual(await status("a"), 403);
    const changed = await update(aws.observed, deployed, { bucket, policy: JSON.stringify(readable("b")) });
    assert.equal(await status("a"), 403);
    assert.notEqual(await status("b"), 403);
    await assertSettled(aws.observed, changed, bucket);
  });

  it("isn't changed by another way to write it", async () => {
    const { Statement, Version } = readable("a") as { Statement: [object]; Version: string };
    const deployed = await create(aws.observed, types.bucketPolicy, {
      bucket,
      policy: JSON.stringify(readable("a")),
    });
    const same = [
      JSON.stringify(readable("a"), undefined, 4),
      JSON.stringify({ Statement, Version }),
      JSON.stringify({ Version, Statement: Statement[0] }),
      JSON.stringify({
        Version,
        Statement: { ...Statement[0], Action: ["s3:GetObjectVersion", "s3:GetObject"] },
      }),
    ];
    for (const policy of same)
      assert.equal((await preview(aws.observed, deployed, { bucket, policy })).changes, false, policy);
    const others = [
      readable("A"),
      { Version, Statement: [] },
      { Version, Statement: [{ ...Statement[0], Effect: "Deny" }] },
      { Version, Statement: [{ ...Statement[0], Action: "s3:GetObject" }] },
      { Version, Statement: [...Statement, ...Statement] },
    ];
    for (const other of others) {
      const policy = JSON.stringify(other);
      const expected = { changes: true, replaces: [] };
      assert.deepEqual(await preview(aws.observed, deployed, { bucket, policy }), expected, policy);
    }
  });

  it("is gone once deleted, and may be deleted again, also after its bucket", async () => {
    const policy = JSON.stringify(readable("a"));
    const deployed = await create(aws.observed, types.bucketPolicy, { bucket, policy });
    const sent = await sentBy(aws.endpoint, (recorded) => remove(recorded, deployed));
    assert.deepEqual(sent, [{ line: `DELETE /${bucket}?policy`, body: "" }]);
    assert.equal(await refresh(aws.observed, deployed), undefined);
    await remove(aws.observed, deployed);
    await remove(aws.observed, ofBucket);
    assert.equal(await refresh(aws.observed, deployed), undefined);
    await remove(aws.observed, deployed);
  });

  for (const policy of ["", "text", "[]", "null", '"text"', "{"]) {
    it(`must not be ${JSON.stringify(policy)}`, async () => {
      const { failures } = await check(aws.observed, urnOf(types.bucketPolicy), { bucket, policy });
      assert.deepEqual(failures, [{ property: "policy", reason: "must be a text with a JSON object" }]);
    });
  }

  it("may be an object, as in the AWS provider", async () => {
    const policy = readable("a");
    const { inputs, failures } = await check(aws.observed, urnOf(types.bucketPolicy), { bucket, policy });
    assert.deepEqual(failures, []);
    assert.deepEqual(JSON.parse(String(inputs["policy"])), policy);
  });
});
