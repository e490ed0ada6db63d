/** The domains of the partitions that aren't amazonaws.com. */
const domains: Readonly<Record<string, string>> = {
  "aws-cn": "amazonaws.com.cn",
  "aws-eusc": "amazonaws.eu",
  "aws-iso": "c2s.ic.gov",
  "aws-iso-b": "sc2s.sgov.gov",
  "aws-iso-e": "cloud.adc-e.uk",
  "aws-iso-f": "csp.hci.ic.gov",
};

/** The host and path of a user pool: the name of its identity provider and the issuer of its tokens. */
export function endpointOf(arn: string): string {
  const [, partition = "", , region = "", , resource = ""] = arn.split(":");
  const domain = domains[partition] ?? "amazonaws.com";
  return `cognito-idp.${region}.${domain}/${resource.replace(/^userpool\//, "")}`;
}
