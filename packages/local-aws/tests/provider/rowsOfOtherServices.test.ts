import assert from "node:assert/strict";
import { providerServices } from "../../emulator";
import type { Properties } from "../../provider/wire";
import { createWebAcl, createZone } from "./examples/otherServices";
import { type Deployed, plain, types } from "./providerUnderTest";
import { useLocalAws } from "./useLocalAws";

/* What lifeCycle.test.ts doesn't show of the types that weren't recorded: they are as the AWS provider documents them. */

describe("On the local AWS,", () => {
  const aws = useLocalAws(providerServices);

  afterEach(() => {
    assert.deepEqual(aws.tested.notices, []);
  });

  async function createSettled(type: string, inputs: Properties): Promise<Deployed> {
    const deployed = await aws.create(type, inputs);
    await aws.assertSettled(deployed, deployed.id);
    return deployed;
  }

  it("a policy that is attached to a role has an id of both", async () => {
    const policyArn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
    const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    const role = await aws.create("aws:iam/role:Role", { name: "shop", assumeRolePolicy });
    const inputs = { role: role.id, policyArn };
    const attached = await aws.create("aws:iam/rolePolicyAttachment:RolePolicyAttachment", inputs);
    const id = `shop/${policyArn}`;
    assert.deepEqual([attached.id, plain(attached)], [id, { ...inputs, id }]);
  });

  it("a key that is disabled can be changed, but not for what it is used", async () => {
    const key = await aws.create("aws:kms/key:Key", { enableKeyRotation: true, tags: { team: "shop" } });
    const { arn, keyId, keyUsage, tagsAll } = plain(key);
    assert.deepEqual(
      { arn, keyId, keyUsage, tagsAll },
      {
        arn: `arn:aws:kms:eu-west-1:000000000000:key/${key.id}`,
        keyId: key.id,
        keyUsage: "ENCRYPT_DECRYPT",
        tagsAll: { team: "shop" },
      },
    );
    const disabled = await aws.update(key, { isEnabled: false });
    await aws.assertSettled(disabled, disabled.id);
    const changed = await aws.update(disabled, { isEnabled: false, deletionWindowInDays: 7 });
    assert.equal(changed.outputs["deletionWindowInDays"], 7);
    assert.deepEqual((await aws.preview(changed, { keyUsage: "SIGN_VERIFY" })).replaces, ["keyUsage"]);
  });

  it("the alias of a key can name it by its ARN, and has a generated name by default", async () => {
    const key = await aws.create("aws:kms/key:Key", {});
    const arn = key.outputs["arn"];
    const alias = await aws.create("aws:kms/alias:Alias", { name: "alias/shop", targetKeyId: key.id });
    assert.equal(alias.outputs["targetKeyArn"], arn);
    assert.equal((await aws.preview(alias, { name: "alias/shop", targetKeyId: arn })).changes, false);
    const unnamed = await aws.create("aws:kms/alias:Alias", { targetKeyId: key.id });
    assert.match(unnamed.id, /^alias\/example-[0-9a-f]{7}$/);
    const prefixed = { namePrefix: "alias/shop-", targetKeyId: key.id };
    const begun = await aws.create("aws:kms/alias:Alias", prefixed);
    assert.match(begun.id, /^alias\/shop-[0-9a-f]{26}$/);
    assert.equal(begun.outputs["name"], begun.id);
    assert.equal(begun.outputs["namePrefix"], "alias/shop-");
    assert.equal((await aws.preview(begun, prefixed)).changes, false);
  });

  it("a certificate is issued, and its validation needs the records of all of its domains", async () => {
    const certificate = await aws.create("aws:acm/certificate:Certificate", {
      domainName: "auth.example.com",
      subjectAlternativeNames: ["login.example.com"],
      validationMethod: "DNS",
    });
    const { arn, domainValidationOptions, status } = plain(certificate);
    assert.deepEqual([arn, status], [certificate.id, "ISSUED"]);
    const records = domainValidationOptions as { domainName: string; resourceRecordName: string }[];
    assert.deepEqual(
      records.map(({ domainName }) => domainName),
      ["auth.example.com", "login.example.com"],
    );

    const type = "aws:acm/certificateValidation:CertificateValidation";
    const names = records.map(({ resourceRecordName }) => resourceRecordName);
    const validation = await aws.create(type, { certificateArn: arn, validationRecordFqdns: names });
    assert.match(validation.id, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? \+0000 UTC$/);
    await assert.rejects(aws.create(type, { certificateArn: arn, validationRecordFqdns: names.slice(1) }), {
      message: "validationRecordFqdns lacks the validation record of auth.example.com",
    });
    await aws.remove(certificate);
    assert.equal(await aws.refresh(validation), undefined);
  });

  it("a certificate is in the region that it names, and another region needs another certificate", async () => {
    const inputs = { domainName: "auth.example.com", validationMethod: "DNS", region: "us-east-1" };
    const certificate = await aws.create("aws:acm/certificate:Certificate", inputs);
    assert.equal((await aws.preview(certificate, inputs)).changes, false);
    assert.match(certificate.id, /^arn:aws:acm:us-east-1:/);
    assert.equal(plain(certificate)["region"], "us-east-1");
    const { replaces } = await aws.preview(certificate, { ...inputs, region: "eu-west-1" });
    assert.deepEqual(replaces, ["__meta"]);
    const tags = { team: "shop" };
    const updated = await aws.update(certificate, { ...inputs, tags });
    assert.deepEqual((await aws.refresh(updated))?.outputs["tags"], tags);
    await aws.remove(updated);
    assert.equal(await aws.refresh(updated), undefined);
  });

  it("a record has the zone's name in its full name, and can be of text or an alias", async () => {
    const zoneId = await createZone(aws, "example.org");
    const record = { zoneId, name: "auth", type: "CNAME", ttl: 60, records: ["login.example.net"] };
    const { id, outputs } = await aws.create("aws:route53/record:Record", record);
    assert.deepEqual([id, outputs["fqdn"]], [`${zoneId}_auth_CNAME`, "auth.example.org"]);

    const text = { zoneId, name: "example.org", type: "TXT", ttl: 60, records: ["v=spf1 -all"] };
    const target = { name: "d111.cloudfront.net", zoneId: "Z2FDTNDATAQYW2", evaluateTargetHealth: false };
    const alias = { zoneId, name: "www.example.org", type: "A", aliases: [target] };
    for (const inputs of [text, alias]) {
      const deployed = await createSettled("aws:route53/record:Record", inputs);
      await aws.remove(deployed);
      assert.equal(await aws.refresh(deployed), undefined);
    }
  });

  it("the association of a firewall with a user pool has an id of both", async () => {
    const resourceArn = (await aws.create(types.pool, { name: "shop" })).outputs["arn"];
    const webAclArn = await createWebAcl(aws, "shop");
    const type = "aws:wafv2/webAclAssociation:WebAclAssociation";
    const { id } = await aws.create(type, { webAclArn, resourceArn });
    assert.equal(id, `${webAclArn},${String(resourceArn)}`);
  });
});
