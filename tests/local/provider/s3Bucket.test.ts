import assert from "node:assert/strict";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { createAwsClient } from "../../../local/awsClient";
import type { Emulator } from "../../../local/emulator";
import { PartialCreation } from "../../../local/provider/resource";
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
  type Observed,
} from "./deployed";
import { identityTypes, isReading, sentBy, startIdentity } from "./identityPoolFixtures";

const type = identityTypes.bucket;

describe("A bucket", () => {
  let emulator: Emulator;
  let s3: S3Client;
  let observed: Observed;

  before(async () => {
    emulator = await startIdentity();
    s3 = createAwsClient(S3Client, { endpoint: emulator.endpoint, region });
  });

  after(() => emulator.stop());

  beforeEach(() => {
    observed = observe(emulator.endpoint);
  });

  it("has AWS's outputs", async () => {
    const deployed = await create(observed, type, { bucket: "shop-files", tags: { team: "shop" } });
    assert.equal(deployed.id, "shop-files");
    assert.deepEqual(deployed.outputs, {
      bucket: "shop-files",
      forceDestroy: false,
      tags: { team: "shop" },
      arn: "arn:aws:s3:::shop-files",
      bucketDomainName: "shop-files.s3.amazonaws.com",
      bucketRegionalDomainName: `shop-files.s3.${region}.amazonaws.com`,
      tagsAll: { team: "shop" },
      region,
    });
    await assertSettled(observed, deployed, "shop-files");
    assert.deepEqual(observed.notices, []);
  });

  it("is created in the region, and tagged then", async () => {
    const sent = await sentBy(emulator.endpoint, (recorded) =>
      create(recorded, type, { bucket: "shop-tagged", tags: { team: "shop" } }),
    );
    const configuration = (inside: string): string =>
      `<CreateBucketConfiguration>${inside}</CreateBucketConfiguration>`;
    assert.deepEqual(
      sent.filter((one) => !isReading(one)),
      [
        {
          line: "PUT /shop-tagged",
          body: configuration(`<LocationConstraint>${region}</LocationConstraint>`),
        },
        {
          line: "PUT /shop-tagged?tagging",
          body: "<Tagging><TagSet><Tag><Key>team</Key><Value>shop</Value></Tag></TagSet></Tagging>",
        },
      ],
    );
  });

  it("in the first region of all is created without naming it", async () => {
    const [first] = await sentBy(emulator.endpoint, (_, recorded) =>
      create(observe(recorded, { region: "us-east-1" }), type, { bucket: "shop-first" }),
    );
    assert.deepEqual(first, { line: "PUT /shop-first", body: "" });
  });

  it("gets a name of the resource's own with seven random digits, of 63 characters at most", async () => {
    const { inputs } = await check(observed, urnOf(type, "uploads"), {});
    assert.match(String(inputs["bucket"]), /^uploads-[0-9a-f]{7}$/);
    const long = await check(observed, urnOf(type, "x".repeat(100)), {});
    assert.match(String(long.inputs["bucket"]), /^x{55}-[0-9a-f]{7}$/);
    const deployed = await create(observed, type, {}, "x".repeat(100));
    assert.equal(deployed.id, deployed.inputs["bucket"]);
    assert.equal((await preview(observed, deployed, {})).changes, false);
  });

  it("gets a name in lower case", async () => {
    const deployed = await create(observed, type, {}, "UserUploads");
    assert.match(deployed.id, /^useruploads-[0-9a-f]{7}$/);
  });

  for (const name of ["abc", "a".repeat(63), "my.shop-1"]) {
    it(`may be called ${name}`, async () => {
      assert.deepEqual((await check(observed, urnOf(type), { bucket: name })).failures, []);
    });
  }

  for (const name of ["ab", "a".repeat(64), "Uploads", "my_shop", "-shop", "shop-", ""]) {
    it(`must not be called ${JSON.stringify(name)}`, async () => {
      assert.deepEqual((await check(observed, urnOf(type), { bucket: name })).failures, [
        {
          property: "bucket",
          reason:
            "must have 3 to 63 lower-case letters, digits, hyphens and dots, and begin and end with a letter or digit",
        },
      ]);
    });
  }

  it("refuses what the local provider doesn't have", async () => {
    const { failures } = await check(observed, urnOf(type), {
      acl: "private",
      versioning: { enabled: true },
      region: "us-east-2",
    });
    const reason = "is an argument that the local provider doesn't have";
    assert.deepEqual(failures, [
      { property: "acl", reason },
      { property: "versioning", reason },
      { property: "region", reason: `must be ${region}, for which this endpoint stands` },
    ]);
  });

  it("gets other tags in place, and loses those that the program leaves out", async () => {
    const bucket = "shop-retagged";
    const deployed = await create(observed, type, { bucket, tags: { team: "shop", stage: "test" } });
    const fewer = await update(observed, deployed, { bucket, tags: { team: "sales" } });
    assert.deepEqual(
      [fewer.outputs["tags"], fewer.outputs["tagsAll"]],
      [{ team: "sales" }, { team: "sales" }],
    );
    await assertSettled(observed, fewer, bucket);
    const bare = await update(observed, fewer, { bucket });
    assert.equal("tags" in bare.outputs, false);
    assert.deepEqual(bare.outputs["tagsAll"], {});
    await assertSettled(observed, bare, bucket);
    assert.deepEqual(observed.notices, []);
  });

  it("is replaced by one of another name", async () => {
    const deployed = await create(observed, type, { bucket: "shop-one", tags: { team: "shop" } });
    assert.deepEqual((await preview(observed, deployed, { bucket: "shop-two" })).replaces, ["bucket"]);
  });

  it("is kept when its tags can't be set, and gets them next time", async () => {
    const inputs = { bucket: "shop-partial", tags: { team: "shop" } };
    let partial: unknown;
    await sentBy(
      emulator.endpoint,
      async (recorded) => {
        partial = await create(recorded, type, inputs).catch((error: unknown) => error);
      },
      ({ line }) =>
        line.startsWith("PUT /shop-partial?tagging")
          ? { status: 403, body: "<Error><Code>AccessDenied</Code><Message>Not now.</Message></Error>" }
          : undefined,
    );
    assert.ok(partial instanceof PartialCreation);
    assert.deepEqual(partial.reasons, ["PutBucketTagging: AccessDenied: Not now."]);
    assert.deepEqual(partial.properties, { bucket: "shop-partial", forceDestroy: false, region });
    const kept = { id: partial.id, urn: urnOf(type), inputs, outputs: partial.properties };
    await assertSettled(observed, await update(observed, kept, inputs), "shop-partial");
  });

  async function putFiles(Bucket: string, count: number): Promise<void> {
    for (let index = 0; index < count; index++)
      await s3.send(new PutObjectCommand({ Bucket, Key: `file ${index}`, Body: "a" }));
  }

  it("is gone once deleted, and may be deleted again", async () => {
    const deployed = await create(observed, type, {});
    await remove(observed, deployed);
    assert.equal(await refresh(observed, deployed), undefined);
    await remove(observed, deployed);
    await remove(observed, { ...deployed, outputs: { ...deployed.outputs, forceDestroy: true } });
  });

  it("stays with its files, and says why", async () => {
    const deployed = await create(observed, type, { bucket: "shop-full" });
    await putFiles("shop-full", 1);
    await assert.rejects(remove(observed, deployed), {
      message: /^DeleteBucket: BucketNotEmpty: The bucket you tried to delete is not empty/,
    });
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: "shop-full", Key: "file 0" }));
    assert.equal(await Body?.transformToString(), "a");
    const forced = await update(observed, deployed, { bucket: "shop-full", forceDestroy: true });
    await remove(observed, forced);
    assert.equal(await refresh(observed, forced), undefined);
  });

  it("imported, isn't deleted with its files", async () => {
    await create(observed, type, { bucket: "shop-imported", forceDestroy: true });
    const imported = await importOf(observed, urnOf(type), "shop-imported");
    assert.equal(imported.inputs["forceDestroy"], false);
    assert.deepEqual(await observed.provider.read("shop-none", urnOf(type), {}), { id: "", props: {} });
  });

  it("is emptied of all versions of its files where the program says so", async () => {
    const Bucket = "shop-versions";
    const deployed = await create(observed, type, { bucket: Bucket, forceDestroy: true });
    const VersioningConfiguration = { Status: "Enabled" } as const;
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
    await putFiles(Bucket, 2);
    await putFiles(Bucket, 2);
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    assert.equal(Versions.length, 4);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "file 0" }));
    await remove(observed, deployed);
    assert.equal(await refresh(observed, deployed), undefined);
  });

  it("says which file it can't delete, rather than to try for ever", async () => {
    const deployed = await create(observed, type, { bucket: "shop-locked", forceDestroy: true });
    await putFiles("shop-locked", 1);
    const locked = `<DeleteResult><Error><Key>file 0</Key><Code>AccessDenied</Code><Message>It is locked.</Message></Error></DeleteResult>`;
    let attempts = 0;
    await sentBy(
      emulator.endpoint,
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
