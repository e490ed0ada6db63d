import { Certificate, type CertificateArgs } from "@pulumi/aws/acm/certificate";
import { CertificateValidation } from "@pulumi/aws/acm/certificateValidation";
import { Record as DnsRecord } from "@pulumi/aws/route53/record";
import type * as pulumi from "@pulumi/pulumi";
import { unprotected } from "../unprotected";
import { certificateProperties, recordProperties, validationProperties } from "./properties";

/**
 * Creates the certificate of a custom domain, with the record by which AWS Certificate Manager sees whose domain it is.
 *
 * @param name the component's name
 * @returns the certificate's ARN, once it is issued
 */
export function createCertificate(
  name: string,
  domainName: pulumi.Input<string>,
  zoneId: pulumi.Input<string>,
  tags: NonNullable<CertificateArgs["tags"]>,
  options: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const own = unprotected(options);
  const certificate = new Certificate(`${name}-certificate`, certificateProperties(domainName, tags), own);
  const record = new DnsRecord(
    `${name}-certificate-record`,
    recordProperties(zoneId, certificate.domainValidationOptions),
    own,
  );
  const validation = new CertificateValidation(
    `${name}-certificate-validation`,
    validationProperties(certificate.arn, record.fqdn),
    own,
  );
  return validation.certificateArn;
}
