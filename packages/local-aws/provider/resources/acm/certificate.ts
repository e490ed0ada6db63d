import { isDeepStrictEqual } from "node:util";
import * as sdk from "@aws-sdk/client-acm";
import { type Context, stringOf } from "../../resource";
import { without } from "../../rows/requests";
import type { Row } from "../../rows/row";
import { arn, oneOf, rule, unsupported } from "../../ruleChecks";
import { changeTags, fromTagList, tagList, tagsOf } from "../../tags";
import { type Properties, recordsIn } from "../../wire";

/** The arguments of an imported certificate. */
const ofImports = [
  ...["certificateBody", "certificateChain", "earlyRenewalDuration"],
  ...["privateKey", "privateKeyWo", "privateKeyWoVersion"],
];

/** `aws.acm.Certificate` that AWS issues; not recorded. */
export const certificate: Row = {
  type: "aws:acm/certificate:Certificate",
  service: "acm",
  create: sdk.RequestCertificateCommand,
  read: sdk.DescribeCertificateCommand,
  update: sdk.UpdateCertificateOptionsCommand,
  delete: sdk.DeleteCertificateCommand,
  id: { member: "CertificateArn" },
  answer: "Certificate",
  names: { arn: "CertificateArn", validationOptions: "DomainValidationOptions" },
  rules: [
    rule("certificateAuthorityArn", arn),
    rule("keyAlgorithm", oneOf(sdk.KeyAlgorithm)),
    rule("validationMethod", oneOf({ ...sdk.ValidationMethod, none: "NONE" })),
    ...ofImports.map(unsupported),
  ],

  // AWS adds the domain's name to the alternative ones.
  isSuppressed: (name, state, inputs) =>
    name === "subjectAlternativeNames" && isDeepStrictEqual(namesIn(state), namesIn(inputs)),

  request: (request, { inputs, change }) => {
    const Tags = tagList(tagsOf(inputs));
    return change === undefined && Tags.length > 0 ? { ...request, Tags } : without(request, "Tags");
  },

  isReady: (found) =>
    found["ValidationMethod"] !== "DNS" ||
    found["Status"] !== "PENDING_VALIDATION" ||
    recordsIn(found["DomainValidationOptions"]).every(({ ResourceRecord }) => ResourceRecord !== undefined),

  async observe(found, { context }) {
    const validations = recordsIn(found["DomainValidationOptions"]);
    const tags = await tagsOfCertificate(stringOf(found, "CertificateArn"), context);
    return {
      domainValidationOptions: validations.flatMap(validationRecord),
      validationMethod: validations[0]?.["ValidationMethod"] ?? "NONE",
      validationOptions: undefined,
      pendingRenewal: false,
      renewalSummaries: [],
      validationEmails: validations.flatMap(({ ValidationEmails = [] }) => ValidationEmails),
      ...{ tags, tagsAll: tags },
    };
  },

  async afterUpdate(CertificateArn, { state, asked }, { acm }) {
    const olds = tagsOf(state);
    await changeTags(state, asked, {
      untag: (keys) => {
        const Tags = keys.map((Key) => ({ Key, Value: olds[Key] ?? "" }));
        return acm.send(new sdk.RemoveTagsFromCertificateCommand({ CertificateArn, Tags }));
      },
      tag: (tags) => acm.send(new sdk.AddTagsToCertificateCommand({ CertificateArn, Tags: tagList(tags) })),
    });
  },
};

/** The DNS record that proves the ownership of a domain, if validated by DNS. */
function validationRecord({ DomainName, ResourceRecord }: Properties): Properties[] {
  return recordsIn([ResourceRecord]).map(({ Name, Type, Value }) => ({
    domainName: DomainName,
    resourceRecordName: Name,
    resourceRecordType: Type,
    resourceRecordValue: Value,
  }));
}

function namesIn({ domainName, subjectAlternativeNames: others }: Properties): unknown[] {
  return [...new Set([domainName, ...(Array.isArray(others) ? (others as unknown[]) : [])])].sort();
}

async function tagsOfCertificate(CertificateArn: string, { acm }: Context): Promise<Record<string, string>> {
  const { Tags } = await acm.send(new sdk.ListTagsForCertificateCommand({ CertificateArn }));
  return fromTagList(Tags);
}
