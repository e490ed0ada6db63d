import { CreateHostedZoneCommand, Route53Client } from "@aws-sdk/client-route-53";
import { CreateWebACLCommand, WAFV2Client } from "@aws-sdk/client-wafv2";
import { type AwsTarget, createAwsClient } from "../../../awsClient";
import { recordsIn } from "../../../provider/wire";
import { type Deployed, types } from "../providerUnderTest";
import { type Examples, policy } from "./example";

const certificateType = "aws:acm/certificate:Certificate";
const keyType = "aws:kms/key:Key";

/** Examples of what the sign-in and its domain use of other services; none of them was recorded. */
export const otherServices: Examples = {
  [certificateType]: {
    inputs: () => ({
      domainName: "auth.example.com",
      subjectAlternativeNames: ["auth.example.com", "login.example.com"],
      tags: { stage: "test", team: "shop" },
      validationMethod: "DNS",
    }),
    change: { tags: { team: "web" } },
  },
  "aws:acm/certificateValidation:CertificateValidation": {
    inputs: async (make) => {
      const certificate = await make(certificateType);
      return { certificateArn: certificate.id, validationRecordFqdns: recordNamesOf(certificate) };
    },
    change: { validationRecordFqdns: null },
    replaces: ["validationRecordFqdns"],
    importId: null,
    staysBecause: "AWS has nothing of it but the certificate",
  },
  [keyType]: {
    inputs: () => ({
      deletionWindowInDays: 7,
      description: "Codes",
      enableKeyRotation: true,
      policy: policy({ Action: "kms:*", Effect: "Allow", Principal: { AWS: "*" }, Resource: "*" }),
      rotationPeriodInDays: 180,
      tags: { stage: "test", team: "shop" },
    }),
    change: {
      description: "Secrets",
      enableKeyRotation: null,
      isEnabled: false,
      policy: policy({ Action: "kms:Decrypt", Effect: "Allow", Principal: { AWS: "*" }, Resource: "*" }),
      rotationPeriodInDays: null,
      tags: { team: "web" },
    },
    // How long a deletion waits is known only to the request for it.
    unreadable: ["deletionWindowInDays"],
  },
  "aws:kms/alias:Alias": {
    inputs: async (make) => ({ name: "alias/shop", targetKeyId: (await make(keyType)).id }),
    change: async (_inputs, make) => ({ targetKeyId: (await make(keyType)).id }),
  },
  "aws:route53/record:Record": {
    inputs: async (_make, aws) => ({
      name: "auth",
      records: ["login.example.net"],
      ttl: 60,
      type: "CNAME",
      zoneId: await createZone(aws, "example.com"),
    }),
    change: { records: ["login.example.org"], ttl: 300 },
  },
  "aws:wafv2/webAclAssociation:WebAclAssociation": {
    inputs: async (make, aws) => ({
      resourceArn: (await make(types.pool)).outputs["arn"],
      webAclArn: await createWebAcl(aws, "shop"),
    }),
    change: async (_inputs, _make, aws) => ({ webAclArn: await createWebAcl(aws, "store") }),
    replaces: ["webAclArn"],
  },
};

function recordNamesOf({ outputs }: Deployed): unknown[] {
  return recordsIn(outputs["domainValidationOptions"]).map(({ resourceRecordName }) => resourceRecordName);
}

/** Creates a hosted zone and resolves to its id. */
export async function createZone(aws: AwsTarget, name: string): Promise<string> {
  const client = createAwsClient(Route53Client, aws);
  const { HostedZone } = await client.send(
    new CreateHostedZoneCommand({ Name: name, CallerReference: name }),
  );
  return (HostedZone?.Id ?? "").replace("/hostedzone/", "");
}

/** Creates a firewall that lets everything pass, and resolves to its ARN. */
export async function createWebAcl(aws: AwsTarget, name: string): Promise<string> {
  const { Summary } = await createAwsClient(WAFV2Client, aws).send(
    new CreateWebACLCommand({
      Name: name,
      Scope: "REGIONAL",
      DefaultAction: { Allow: {} },
      VisibilityConfig: {
        SampledRequestsEnabled: false,
        CloudWatchMetricsEnabled: false,
        MetricName: name,
      },
    }),
  );
  return Summary?.ARN ?? "";
}
