import type { CertificateArgs } from "@pulumi/aws/acm/certificate";
import type { CertificateValidationArgs } from "@pulumi/aws/acm/certificateValidation";
import type { RecordArgs } from "@pulumi/aws/route53/record";
import type * as pulumi from "@pulumi/pulumi";
import { computed } from "../outputs/computed";
import { isUnset } from "../outputs/unset";

/** "AWS Certificate Manager certificate in the us-east-1 Region": CustomDomainConfig in CreateUserPoolDomain. */
export const certificateRegion = "us-east-1";

/** How long resolvers may keep the record, at which AWS Certificate Manager looks again for each renewal. */
const secondsToLive = 300;

/** What a certificate answers about the record that proves whose domain it is for. */
interface ProvingRecord {
  resourceRecordName: string;
  resourceRecordType: string;
  resourceRecordValue: string;
}

/** The properties of a certificate for one name, which a record in DNS proves. */
export function certificateProperties(
  domainName: pulumi.Input<string>,
  tags: NonNullable<CertificateArgs["tags"]>,
): CertificateArgs {
  return { domainName, validationMethod: "DNS", region: certificateRegion, tags };
}

/** The properties of the record that proves it. */
export function recordProperties(
  zoneId: pulumi.Input<string>,
  provingRecords: pulumi.Output<ProvingRecord[]>,
): RecordArgs {
  // A certificate for one name has one.
  const proof = computed("domain.custom", provingRecords, (records) => {
    const [record] = isUnset(records) ? [] : records;
    if (record === undefined) throw new Error("the certificate has no record to prove its domain by");
    return record;
  });
  return {
    zoneId,
    name: proof.resourceRecordName,
    type: proof.resourceRecordType,
    records: [proof.resourceRecordValue],
    ttl: secondsToLive,
    // Every certificate for that name in the account has this record, and another one may have created it.
    allowOverwrite: true,
  };
}

/** The properties of waiting until the certificate is issued. */
export function validationProperties(
  certificateArn: pulumi.Input<string>,
  recordName: pulumi.Input<string>,
): CertificateValidationArgs {
  return { certificateArn, validationRecordFqdns: [recordName], region: certificateRegion };
}
