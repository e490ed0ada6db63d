import assert from "node:assert/strict";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { createAwsClient } from "../../awsClient";
import {
  assertSettled,
  check,
  create,
  importOf,
  observe,
  preview,
  refresh,
  region,
  remove,
  update,
  urnOf,
  type Deployed,
} from "./deployed";
import { changesSentBy, identityServices, identityTypes, sentBy } from "./identityPoolFixtures";
import { useLocalAws } from "./localAws";

const type = identityTypes.bucket;

describe("A bucket", () => {
  const aws = useLocalAws(identityServices);
  let s3: S3Client;

  before(() => {
    s3 = createAwsClient(S3Client, aws);
  });

  it("is created in the region, with its tags", async () => {
    const tags = { team: "shop" };
    let deployed: Deployed | undefined;
    const sent = await changesSentBy(aws.endpoint, async (recorded) => {
      deployed = await create(recorded, type, { bucket: "shop-tagged", tags });
    });
    const tagged = "<Tags><Tag><Key>team</Key><Value>shop</Value></Tag></Tags>";
    const location = `<LocationConstraint>${region}</LocationConstraint>`;
    assert.deepEqual(sent, [
      {
        line: "PUT /shop-tagged",
        body: `<CreateBucketConfiguration>${location}${tagged}</CreateBucketConfiguration>`,
      },
    ]);
    assert.ok(deployed);
    assert.equal(deployed.id, "shop-tagged");
    assert.deepEqual([deployed.outputs["tags"], deployed.outputs["tagsAll"]], [tags, tags]);
    assert.equal(deployed.outputs["bucketRegionalDomainName"], `shop-tagged.s3.${region}.amazonaws.com`);
    await assertSettled(aws.observed, deployed, "shop-tagged");
    assert.deepEqual(aws.observed.notices, []);
  });

  it("in the first region of all is created without naming it", async () => {
    const sent = await changesSentBy(aws.endpoint, (_, recorded) =>
      create(observe(recorded, { region: "us-east-1" }), type, { bucket: "shop-first" }),
    );
    assert.deepEqual(sent, [{ line: "PUT /shop-first", body: "" }]);
  });

  it("isn't created where there is one already", async () => {
    await create(aws.observed, type, { bucket: "shop-twice" });
    const sent = await sentBy(aws.endpoint, (recorded) =>
      assert.rejects(create(recorded, type, { bucket: "shop-twice" }), {
        message: "there is a bucket shop-twice already",
      }),
    );
    assert.deepEqual(sent, [{ line: "HEAD /shop-twice", body: "" }]);
  });

  it("gets a name that begins as the program says", async () => {
    const deployed = await create(aws.observed, type, { bucketPrefix: "shop-" });
    assert.match(deployed.id, /^shop-[0-9a-f]{26}$/);
    assert.equal("bucket" in deployed.inputs, false);
    await assertSettled(aws.observed, deployed, deployed.id);
  });

  it("gets a name of the resource's own with seven random digits, of 63 characters at most", async () => {
    const { inputs } = await check(aws.observed, urnOf(type, "uploads"), {});
    assert.match(String(inputs["bucket"]), /^uploads-[0-9a-f]{7}$/);
    const long = await check(aws.observed, urnOf(type, "x".repeat(100)), {});
    assert.match(String(long.inputs["bucket"]), /^x{55}-[0-9a-f]{7}$/);
    const deployed = await create(aws.observed, type, {}, "x".repeat(100));
    assert.equal(deployed.id, deployed.inputs["bucket"]);
    assert.equal((await preview(aws.observed, deployed, {})).changes, false);
  });

  it("gets a name in lower case", async () => {
    const deployed = await create(aws.observed, type, {}, "UserUploads");
    assert.match(deployed.id, /^useruploads-[0-9a-f]{7}$/);
  });

  for (const name of ["abc", "a".repeat(63), "my.shop-1"]) {
    it(`may be called ${name}`, async () => {
      assert.equal((await create(aws.observed, type, { bucket: name })).id, name);
    });
  }

  for (const name of ["ab", "Uploads", "my_shop", "-shop", "shop-"]) {
    it(`isn't created with the name ${JSON.stringify(name)}, which a preview doesn't see`, async () => {
      const sent = await sentBy(aws.endpoint, (recorded) =>
        assert.rejects(create(recorded, type, { bucket: name }), {
          message: `${name} can't be the name of a bucket: it must have 3 to 63 lower-case letters, digits, hyphens and dots, and begin and end with a letter or digit`,
        }),
      );
      assert.deepEqual(sent, []);
    });
  }

  it("refuses what nothing here would act on", async () => {
    const { failures } = await check(aws.observed, urnOf(type), {
      bucketNamespace: "account-regional",
      lifecycleRules: [{ enabled: true }],
      website: { indexDocument: "index.html" },
      region: "us-east-2",
    });
    const reason = "isn't supported by the local provider";
    assert.deepEqual(failures, [
      { property: "bucketNamespace", reason: "must be global" },
      { property: "lifecycleRules", reason },
      { property: "website", reason },
      { property: "region", reason: `must be ${region}, for which this endpoint stands` },
    ]);
  });

  it("gets other tags in place, and loses those that the program leaves out", async () => {
    const bucket = "shop-retagged";
    const deployed = await create(aws.observed, type, { bucket, tags: { team: "shop", stage: "test" } });
    const fewer = await update(aws.observed, deployed, { bucket, tags: { team: "sales" } });
    assert.deepEqual(
      [fewer.outputs["tags"], fewer.outputs["tagsAll"]],
      [{ team: "sales" }, { team: "sales" }],
    );
    await assertSettled(aws.observed, fewer, bucket);
    const bare = await update(aws.observed, fewer, { bucket });
    assert.deepEqual([bare.outputs["tags"], bare.outputs["tagsAll"]], [{}, {}]);
    await assertSettled(aws.observed, bare, bucket);
    assert.deepEqual(aws.observed.notices, []);
  });

  async function putFiles(Bucket: string, count: number): Promise<void> {
    for (let index = 0; index < count; index++)
      await s3.send(new PutObjectCommand({ Bucket, Key: `file ${index}`, Body: "a" }));
  }

  it("is gone once deleted, and may be deleted again", async () => {
    const deployed = await create(aws.observed, type, {});
    await remove(aws.observed, deployed);
    assert.equal(await refresh(aws.observed, deployed), undefined);
    await remove(aws.observed, deployed);
    await remove(aws.observed, { ...deployed, outputs: { ...deployed.outputs, forceDestroy: true } });
  });

  it("stays with its files, and says why", async () => {
    const deployed = await create(aws.observed, type, { bucket: "shop-full" });
    await putFiles("shop-full", 1);
    await assert.rejects(remove(aws.observed, deployed), {
      message: /^DeleteBucket: BucketNotEmpty: The bucket you tried to delete is not empty/,
    });
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: "shop-full", Key: "file 0" }));
    assert.equal(await Body?.transformToString(), "a");
    const forced = await update(aws.observed, deployed, { bucket: "shop-full", forceDestroy: true });
    await remove(aws.observed, forced);
    assert.equal(await refresh(aws.observed, forced), undefined);
  });

  it("imported, isn't deleted with its files", async () => {
    await create(aws.observed, type, { bucket: "shop-imported", forceDestroy: true });
    const imported = await importOf(aws.observed, urnOf(type), "shop-imported");
    assert.equal(imported.outputs["forceDestroy"], false);
    assert.equal("forceDestroy" in imported.inputs, false);
    assert.deepEqual(await aws.observed.provider.read("shop-none", urnOf(type), {}), { id: "", props: {} });
  });

  it("is emptied of all versions of its files where the program says so", async () => {
    const Bucket = "shop-versions";
    const deployed = await create(aws.observed, type, { bucket: Bucket, forceDestroy: true });
    const VersioningConfiguration = { Status: "Enabled" } as const;
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
    await putFiles(Bucket, 2);
    await putFiles(Bucket, 2);
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    assert.equal(Versions.length, 4);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "file 0" }));
    await remove(aws.observed, deployed);
    assert.equal(await refresh(aws.observed, deployed), undefined);
  });

  it("says which file it can't delete, rather than to try for ever", async () => {
    const deployed = await create(aws.observed, type, { bucket: "shop-locked", forceDestroy: true });
    await putFiles("shop-locked", 1);
    const locked = `<DeleteResult><Error><Key>file 0</Key><Code>AccessDenied</Code><Message>It is locked.</Message></Error></DeleteResult>`;
    let attempts = 0;
    await sentBy(
      aws.endpoint,
      (recorded) =>
        assert.rejects(remove(recorded, deployed), {
          message: "file 0 in the bucket shop-locked can't be deleted: AccessDenied: It is locked.",
        }),
      ({ line }) => {
        if (!line.startsWith("POST /shop-locked?delete")) return undefined;
        attempts += 1;
        return { status: attempts > 3 ? 400 : 200, body: locked };
      },
    );
    assert.equal(attempts, 1);
  });
});
