import assert from "node:assert/strict";
import { PartialFailure } from "../../provider/resource";
import type { Properties } from "../../provider/wire";
import { assertSettled, create, preview, refresh, update, urnOf } from "./deployed";
import { changesSentBy, identityServices, identityTypes, sentBy } from "./identityPoolFixtures";
import { useLocalAws } from "./localAws";

const type = identityTypes.bucket;

describe("A bucket with settings of its own", () => {
  const aws = useLocalAws(identityServices);

  const settings: Properties = {
    corsRules: [{ allowedMethods: ["GET"], allowedOrigins: ["https://shop.example.com"] }],
    policy: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
    serverSideEncryptionConfiguration: {
      rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: "key" } },
    },
    versioning: { enabled: true },
  };
  for (const [name, value] of Object.entries(settings)) {
    it(`has its ${name} in it, also after an import, and gets others in place`, async () => {
      const deployed = await create(aws.observed, type, { [name]: value });
      await assertSettled(aws.observed, deployed, deployed.id);
      const bare = await create(aws.observed, type, {}, "bare");
      const updated = await update(aws.observed, bare, { [name]: value });
      assert.deepEqual(updated.outputs[name], deployed.outputs[name]);
      await assertSettled(aws.observed, updated, updated.id);
      assert.deepEqual(aws.observed.notices, []);
    });
  }

  it("is refused lists of who may do what, by S3, as it has none by default", async () => {
    const uri = "http://acs.amazonaws.com/groups/s3/LogDelivery";
    const grants = [{ type: "Group", uri, permissions: ["WRITE", "READ_ACP"] }];
    for (const [inputs, body] of [
      [{ acl: "private" }, ""],
      [{ grants }, grantsTo(uri)],
    ] as const) {
      const sent = await changesSentBy(aws.endpoint, (recorded) =>
        assert.rejects(create(recorded, type, inputs), {
          name: "PartialFailure",
          message: "PutBucketAcl: AccessControlListNotSupported: The bucket does not allow ACLs",
        }),
      );
      const [, put] = sent;
      assert.match(put?.line ?? "", /^PUT \/example-[0-9a-f]{7}\?acl$/);
      assert.equal(put?.body.replace(/<Owner>.*<\/Owner>/, ""), body);
    }
  });

  /** The list of what a group may do, without the bucket's owner. */
  function grantsTo(uri: string): string {
    const type = 'xsi:type="Group" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
    const grants = ["WRITE", "READ_ACP"].map(
      (permission) =>
        `<Grant><Grantee ${type}><URI>${uri}</URI></Grantee><Permission>${permission}</Permission></Grant>`,
    );
    return `<AccessControlPolicy><AccessControlList>${grants.join("")}</AccessControlList></AccessControlPolicy>`;
  }

  it("is kept when a setting of it can't be put, until a refresh shows that it isn't there", async () => {
    const policy = String(settings["policy"]);
    const inputs = { bucket: "shop-partial", policy };
    let partial: unknown;
    await sentBy(
      aws.endpoint,
      async (recorded) => {
        partial = await create(recorded, type, inputs).catch((error: unknown) => error);
      },
      ({ line }) =>
        line.startsWith("PUT /shop-partial?policy")
          ? { status: 403, body: "<Error><Code>AccessDenied</Code><Message>Not now.</Message></Error>" }
          : undefined,
    );
    assert.ok(partial instanceof PartialFailure);
    assert.deepEqual(partial.reasons, ["PutBucketPolicy: AccessDenied: Not now."]);
    const kept = { id: partial.id, urn: urnOf(type), inputs, outputs: partial.properties };
    assert.equal((await preview(aws.observed, kept, inputs)).changes, false);
    const refreshed = await refresh(aws.observed, kept);
    assert.ok(refreshed);
    assert.equal(refreshed.outputs["policy"], "");
    await assertSettled(aws.observed, await update(aws.observed, refreshed, inputs), "shop-partial");
  });
});
