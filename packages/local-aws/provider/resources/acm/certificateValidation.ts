import { type CertificateDetail, DescribeCertificateCommand } from "@aws-sdk/client-acm";
import { type Context, resource, stringOf } from "../../resource";
import { eventually } from "../../rows/waiting";
import { arn, rule } from "../../ruleChecks";
import { schemaOf } from "../../schema";
import type { Properties } from "../../wire";

/** `aws.acm.CertificateValidation`: nothing at AWS, only waiting until a certificate is issued; not recorded. */
export const certificateValidation = resource({
  schema: schemaOf("aws:acm/certificateValidation:CertificateValidation"),
  rules: [rule("certificateArn", arn)],

  async create(inputs, context) {
    assertAllRecords(await certificateAt(inputs, context), inputs["validationRecordFqdns"]);
    const { IssuedAt } = await eventually(stringOf(inputs, "certificateArn"), async () => {
      const certificate = await certificateAt(inputs, context);
      if (certificate.Status === "FAILED") {
        throw new Error(`the certificate failed: ${certificate.FailureReason ?? ""}`);
      }
      return certificate.Status === "ISSUED" ? certificate : undefined;
    });
    return idFor(IssuedAt);
  },

  async find(_id, known, context) {
    const certificate = await certificateAt(known, context);
    return certificate.Status === "ISSUED" ? { certificateArn: certificate.CertificateArn } : undefined;
  },

  delete: () => Promise.resolve(),
});

async function certificateAt(properties: Properties, { acm }: Context): Promise<CertificateDetail> {
  const command = new DescribeCertificateCommand({ CertificateArn: stringOf(properties, "certificateArn") });
  const { Certificate = {} } = await acm.send(command);
  return Certificate;
}

/** The AWS provider refuses to wait for a certificate whose validation record is missing. */
function assertAllRecords({ DomainValidationOptions = [], Type }: CertificateDetail, given: unknown): void {
  if (!Array.isArray(given)) return;
  if (Type !== "AMAZON_ISSUED") throw new Error("only certificates that AWS issues can be validated");
  const names = given.map((name) => withoutDot(String(name)));
  const missing = DomainValidationOptions.filter(
    ({ ResourceRecord }) =>
      ResourceRecord !== undefined && !names.includes(withoutDot(ResourceRecord.Name ?? "")),
  );
  if (missing.length > 0) {
    const domains = missing.map(({ DomainName = "" }) => DomainName).join(", ");
    throw new Error(`validationRecordFqdns lacks the validation record of ${domains}`);
  }
}

function withoutDot(name: string): string {
  return name.replace(/\.$/, "");
}

/** As Go writes a time. */
function idFor(time: Date | undefined): string {
  return (time ?? new Date(0))
    .toISOString()
    .replace("T", " ")
    .replace(/(\.0*)?Z$/, " +0000 UTC");
}
