import assert from "node:assert/strict";
import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { createAwsClient } from "../../awsClient";
import { applicationServices } from "../../emulator";
import { PartialFailure } from "../../provider/resource";
import { withServer } from "../helpers/requestServer";
import { changesSentBy, identityTypes as types, sentBy } from "./identityPoolFixtures";
import { create, providerAt, region, remove, urnOf } from "./providerUnderTest";
import { useLocalAws } from "./useLocalAws";

describe("A bucket", () => {
  const aws = useLocalAws(applicationServices);
  let s3: S3Client;

  before(() => {
    s3 = createAwsClient(S3Client, aws);
  });

  async function putFiles(Bucket: string, count: number): Promise<void> {
    for (let index = 0; index < count; index++) {
      await s3.send(new PutObjectCommand({ Bucket, Key: `file ${index}`, Body: "a" }));
    }
  }

  it("is created in the region, with its tags, by one request", async () => {
    const sent = await changesSentBy(aws.endpoint, (recorded) =>
      create(recorded, types.bucket, { bucket: "shop-tagged", tags: { team: "shop" } }),
    );
    const inside =
      `<LocationConstraint>${region}</LocationConstraint>` +
      "<Tags><Tag><Key>team</Key><Value>shop</Value></Tag></Tags>";
    const body = `<CreateBucketConfiguration>${inside}</CreateBucketConfiguration>`;
    assert.deepEqual(sent, [{ line: "PUT /shop-tagged", body }]);
  });

  it("isn't created where there is one already", async () => {
    await aws.create(types.bucket, { bucket: "shop-twice" });
    const sent = await sentBy(aws.endpoint, (recorded) =>
      assert.rejects(create(recorded, types.bucket, { bucket: "shop-twice" }), {
        message: "a bucket shop-twice already exists",
      }),
    );
    assert.deepEqual(sent, [{ line: "HEAD /shop-twice", body: "" }]);
  });

  for (const name of ["ab", "Uploads", "my_shop", "-shop", "shop-"]) {
    it(`isn't created with the name ${name}, which a preview accepts`, async () => {
      const sent = await sentBy(aws.endpoint, (recorded) =>
        assert.rejects(create(recorded, types.bucket, { bucket: name }), {
          message: `${name} can't be the name of a bucket: it must have 3 to 63 lowercase letters, digits, hyphens and dots, and begin and end with a letter or digit`,
        }),
      );
      assert.deepEqual(sent, []);
    });
  }

  it("stays with its files, and says why, unless the program forces it", async () => {
    const deployed = await aws.create(types.bucket, { bucket: "shop-full" });
    await putFiles("shop-full", 1);
    await assert.rejects(aws.remove(deployed), { message: /^DeleteBucket: BucketNotEmpty: / });
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: "shop-full" }));
    assert.equal(Versions.length, 1);
    const forced = await aws.update(deployed, { bucket: "shop-full", forceDestroy: true });
    await aws.remove(forced);
    assert.equal(await aws.refresh(forced), undefined);
    await aws.remove(forced);
  });

  it("is emptied of all versions of its files where the program says so", async () => {
    const Bucket = "shop-versions";
    const deployed = await aws.create(types.bucket, { bucket: Bucket, forceDestroy: true });
    const VersioningConfiguration = { Status: "Enabled" } as const;
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
    await putFiles(Bucket, 2);
    await putFiles(Bucket, 2);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "file 0" }));
    await aws.remove(deployed);
    assert.equal(await aws.refresh(deployed), undefined);
  });

  it("says which file it can't delete, rather than retrying forever", async () => {
    const deployed = await aws.create(types.bucket, { bucket: "shop-locked", forceDestroy: true });
    await putFiles("shop-locked", 1);
    const locked =
      "<DeleteResult><Error><Key>file 0</Key><Code>AccessDenied</Code><Message>It is locked.</Message></Error></DeleteResult>";
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

  it("is refused lists of who may do what, by S3, as it has none by default", async () => {
    const uri = "http://acs.amazonaws.com/groups/s3/LogDelivery";
    const grants = [{ type: "Group", uri, permissions: ["WRITE", "READ_ACP"] }];
    const grantee = `<Grantee xsi:type="Group" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><URI>${uri}</URI></Grantee>`;
    const list = ["WRITE", "READ_ACP"].map(
      (permission) => `<Grant>${grantee}<Permission>${permission}</Permission></Grant>`,
    );
    const body = `<AccessControlPolicy><AccessControlList>${list.join("")}</AccessControlList></AccessControlPolicy>`;
    for (const [inputs, expected] of [
      [{ acl: "private" }, ""],
      [{ grants }, body],
    ] as const) {
      const [, put] = await changesSentBy(aws.endpoint, (recorded) =>
        assert.rejects(create(recorded, types.bucket, inputs), {
          name: "PartialFailure",
          message: "PutBucketAcl: AccessControlListNotSupported: The bucket does not allow ACLs",
        }),
      );
      assert.match(put?.line ?? "", /^PUT \/example-[0-9a-f]{7}\?acl$/);
      assert.equal(put?.body.replace(/<Owner>.*<\/Owner>/, ""), expected);
    }
  });

  it("is kept when a setting of it can't be put, until a refresh shows that it isn't there", async () => {
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    const inputs = { bucket: "shop-partial", policy };
    const denied = "<Error><Code>AccessDenied</Code><Message>Not now.</Message></Error>";
    let partial: unknown;
    await sentBy(
      aws.endpoint,
      async (recorded) => {
        partial = await create(recorded, types.bucket, inputs).catch((error: unknown) => error);
      },
      ({ line }) => (line.startsWith("PUT /shop-partial?policy") ? { status: 403, body: denied } : undefined),
    );
    assert.ok(partial instanceof PartialFailure);
    assert.deepEqual(partial.reasons, ["PutBucketPolicy: AccessDenied: Not now."]);
    const kept = { id: partial.id, urn: urnOf(types.bucket), inputs, outputs: partial.properties };
    assert.equal((await aws.preview(kept, inputs)).changes, false);
    const refreshed = (await aws.refresh(kept)) ?? assert.fail("It isn't there.");
    assert.equal(refreshed.outputs["policy"], "");
    await aws.assertSettled(await aws.update(refreshed, inputs), "shop-partial");
  });

  it("can keep its block of public access when that is deleted", async () => {
    const { id: bucket } = await aws.create(types.bucket, {});
    const block = await aws.create(types.publicAccessBlock, {
      bucket,
      blockPublicAcls: true,
      skipDestroy: true,
    });
    await aws.remove(block);
    assert.equal((await aws.refresh(block))?.outputs["blockPublicAcls"], true);
  });

  it("has its rules of CORS in the account of the owner that is expected", async () => {
    const owners: string[] = [];
    await withServer(
      ({ method, headers }, response) => {
        owners.push(`${method} ${String(headers["x-amz-expected-bucket-owner"])}`);
        response.end(method === "GET" ? "<CORSConfiguration><CORSRule/></CORSConfiguration>" : "");
      },
      async (endpoint) => {
        const corsRules = [{ allowedMethods: ["GET"], allowedOrigins: ["*"] }];
        const inputs = { bucket: "files", corsRules, expectedBucketOwner: "123456789012" };
        const cors = await create(providerAt(endpoint), types.cors, inputs);
        assert.equal(cors.id, "files,123456789012");
        await remove(providerAt(endpoint), cors);
      },
    );
    assert.deepEqual(owners, ["PUT 123456789012", "GET 123456789012", "DELETE 123456789012"]);
  });
});
