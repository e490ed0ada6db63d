import assert from "node:assert/strict";
import { CreateHostedZoneCommand, Route53Client } from "@aws-sdk/client-route-53";
import { CreateWebACLCommand, WAFV2Client } from "@aws-sdk/client-wafv2";
import { createAwsClient } from "../../awsClient";
import { providerServices } from "../../emulator";
import type { Properties } from "../../provider/wire";
import {
  assertSettled,
  create,
  type Deployed,
  plain,
  preview,
  refresh,
  remove,
  types,
  update,
} from "./providerUnderTest";
import { useLocalAws } from "./useLocalAws";

/* The types that weren't recorded: that they live on the local AWS as the AWS provider's documentation has them. */

describe("The life of", () => {
  const local = useLocalAws(providerServices);

  async function assertLife(type: string, inputs: Properties, importId?: string): Promise<Deployed> {
    const { tested } = local;
    const deployed = await create(tested, type, inputs);
    await assertSettled(tested, deployed, importId ?? deployed.id);
    return deployed;
  }

  async function assertGone(deployed: Deployed): Promise<void> {
    await remove(local.tested, deployed);
    assert.equal(await refresh(local.tested, deployed), undefined);
  }

  async function zoneId(name: string): Promise<string> {
    const client = createAwsClient(Route53Client, local);
    const { HostedZone } = await client.send(
      new CreateHostedZoneCommand({ Name: name, CallerReference: name }),
    );
    return (HostedZone?.Id ?? "").replace("/hostedzone/", "");
  }

  it("a policy that is attached to a role", async () => {
    const { tested } = local;
    const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    const role = await create(tested, "aws:iam/role:Role", { name: "shop", assumeRolePolicy });
    const policyArn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
    const inputs = { role: role.id, policyArn };
    const attached = await assertLife("aws:iam/rolePolicyAttachment:RolePolicyAttachment", inputs);
    assert.equal(attached.id, `shop/${policyArn}`);
    assert.deepEqual(plain(attached), { ...inputs, id: attached.id });
    const other = { ...inputs, policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
    assert.deepEqual(await preview(tested, attached, other), { changes: true, replaces: ["policyArn"] });
    await assertGone(attached);
    assert.deepEqual(tested.notices, []);
  });

  it("a key", async () => {
    const { tested } = local;
    const inputs = {
      description: "Codes",
      enableKeyRotation: true,
      tags: { team: "shop" },
    };
    let key = await assertLife("aws:kms/key:Key", inputs);
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
    key = await update(tested, key, { description: "Secrets", isEnabled: false, tags: { team: "web" } });
    await assertSettled(tested, key, key.id);
    const { description, isEnabled, enableKeyRotation } = plain(key);
    assert.deepEqual(
      { description, isEnabled, enableKeyRotation },
      { description: "Secrets", isEnabled: false, enableKeyRotation: false },
    );
    // An import can't know how long a deletion waits.
    key = await update(tested, key, { isEnabled: false, deletionWindowInDays: 7 });
    assert.equal(key.outputs["deletionWindowInDays"], 7);
    const changed = await preview(tested, key, { keyUsage: "SIGN_VERIFY" });
    assert.deepEqual(changed.replaces, ["keyUsage"]);
    await assertGone(key);
    assert.deepEqual(tested.notices, []);
  });

  it("the alias of a key", async () => {
    const { tested } = local;
    const key = await create(tested, "aws:kms/key:Key", {}, "one");
    const other = await create(tested, "aws:kms/key:Key", {}, "other");
    const alias = await assertLife("aws:kms/alias:Alias", { name: "alias/shop", targetKeyId: key.id });
    assert.equal(alias.outputs["targetKeyArn"], key.outputs["arn"]);
    const byArn = { name: "alias/shop", targetKeyId: key.outputs["arn"] };
    assert.equal((await preview(tested, alias, byArn)).changes, false);
    const changed = await update(tested, alias, { name: "alias/shop", targetKeyId: other.id });
    assert.equal(changed.outputs["targetKeyArn"], other.outputs["arn"]);
    await assertGone(changed);
    const unnamed = await create(tested, "aws:kms/alias:Alias", { targetKeyId: key.id });
    assert.match(unnamed.id, /^alias\/example-[0-9a-f]{7}$/);
    assert.deepEqual(tested.notices, []);
  });

  it("a certificate and its validation", async () => {
    const { tested } = local;
    const inputs = {
      domainName: "auth.example.com",
      subjectAlternativeNames: ["login.example.com"],
      validationMethod: "DNS",
      tags: { team: "shop" },
    };
    let certificate = await assertLife("aws:acm/certificate:Certificate", inputs);
    const { arn, domainValidationOptions, status } = plain(certificate);
    assert.equal(arn, certificate.id);
    assert.equal(status, "ISSUED");
    const records = domainValidationOptions as { domainName: string; resourceRecordName: string }[];
    assert.deepEqual(
      records.map(({ domainName }) => domainName),
      ["auth.example.com", "login.example.com"],
    );
    certificate = await update(tested, certificate, { ...inputs, tags: { team: "web" } });
    assert.deepEqual(certificate.outputs["tagsAll"], { team: "web" });

    const type = "aws:acm/certificateValidation:CertificateValidation";
    const names = records.map(({ resourceRecordName }) => resourceRecordName);
    const validation = await create(tested, type, { certificateArn: arn, validationRecordFqdns: names });
    assert.match(validation.id, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? \+0000 UTC$/);
    assert.deepEqual((await refresh(tested, validation))?.outputs, validation.outputs);
    await assert.rejects(
      create(tested, type, { certificateArn: arn, validationRecordFqdns: names.slice(1) }),
      {
        message: "validationRecordFqdns lacks the validation record of auth.example.com",
      },
    );
    await remove(tested, validation);
    await assertGone(certificate);
    assert.equal(await refresh(tested, validation), undefined);
    assert.deepEqual(tested.notices, []);
  });

  it("a record", async () => {
    const { tested } = local;
    const zone = await zoneId("example.com");
    const inputs = { zoneId: zone, name: "auth", type: "CNAME", ttl: 60, records: ["login.example.net"] };
    const record = await assertLife("aws:route53/record:Record", inputs);
    assert.equal(record.id, `${zone}_auth_CNAME`);
    assert.equal(record.outputs["fqdn"], "auth.example.com");
    const changed = await update(tested, record, { ...inputs, ttl: 300 });
    assert.equal(changed.outputs["ttl"], 300);
    await assertSettled(tested, changed, changed.id);
    await assertGone(changed);
    assert.deepEqual(tested.notices, []);
  });

  it("a TXT record, and a record that is an alias", async () => {
    const { tested } = local;
    const zone = await zoneId("example.org");
    const text = { zoneId: zone, name: "example.org", type: "TXT", ttl: 60, records: ["v=spf1 -all"] };
    await assertGone(await assertLife("aws:route53/record:Record", text));
    const target = { name: "d111.cloudfront.net", zoneId: "Z2FDTNDATAQYW2", evaluateTargetHealth: false };
    const alias = { zoneId: zone, name: "auth.example.org", type: "A", aliases: [target] };
    await assertGone(await assertLife("aws:route53/record:Record", alias));
    assert.deepEqual(tested.notices, []);
  });

  it("the association of a firewall with a user pool", async () => {
    const { tested } = local;
    const pool = await create(tested, types.pool, { name: "shop" });
    const { Summary } = await createAwsClient(WAFV2Client, local).send(
      new CreateWebACLCommand({
        Name: "shop",
        Scope: "REGIONAL",
        DefaultAction: { Allow: {} },
        VisibilityConfig: {
          SampledRequestsEnabled: false,
          CloudWatchMetricsEnabled: false,
          MetricName: "shop",
        },
      }),
    );
    const inputs = { webAclArn: Summary?.ARN, resourceArn: pool.outputs["arn"] };
    const association = await assertLife("aws:wafv2/webAclAssociation:WebAclAssociation", inputs);
    assert.equal(association.id, `${String(inputs.webAclArn)},${String(inputs.resourceArn)}`);
    await assertGone(association);
    assert.deepEqual(tested.notices, []);
  });
});
