import { ACMClient, ListCertificatesCommand } from "@aws-sdk/client-acm";
import {
  DescribeUserPoolDomainCommand,
  ListUserPoolsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { IAMClient, ListRolePoliciesCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import { DescribeKeyCommand, KMSClient, ListAliasesCommand, ListKeysCommand } from "@aws-sdk/client-kms";
import { GetPolicyCommand, LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { ListResourceRecordSetsCommand, Route53Client } from "@aws-sdk/client-route-53";
import { type AwsTarget, createAwsClient, createCognitoClient } from "@cognito-auth/local-aws/awsClient";

/** Where resources were deployed. */
export interface Place extends AwsTarget {
  /** The hosted zone of the custom domain. */
  readonly zoneId: string;
}

/** What there is at a place, whichever stack it is of. */
export interface Inventory {
  /** The ids of the pools. */
  readonly pools: readonly string[];
  /** Those of the domains in question that exist. */
  readonly domains: readonly string[];
  readonly records: readonly string[];
  readonly certificates: readonly string[];
  readonly roles: readonly string[];
  /** The inline policies of the roles, as `role/policy`. */
  readonly rolePolicies: readonly string[];
  readonly permissions: readonly string[];
  readonly keys: readonly string[];
}

/** Lists what there is at a place. Domains can't be listed: it looks for those of these names. */
export async function inventoryOf(place: Place, domains: readonly string[]): Promise<Inventory> {
  const aws = createCognitoClient(place);
  const { UserPools = [] } = await aws.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  const described = domains.map((Domain) => aws.send(new DescribeUserPoolDomainCommand({ Domain })));
  const found = (await Promise.all(described)).flatMap(
    ({ DomainDescription }) => DomainDescription?.Domain ?? [],
  );
  aws.destroy();
  return {
    pools: UserPools.map(({ Id = "" }) => Id).sort(),
    domains: found,
    records: await recordsIn(place),
    certificates: await certificatesIn(place),
    roles: await rolesIn(place),
    rolePolicies: await rolePoliciesIn(place),
    permissions: await permissionsIn(place),
    keys: await keysIn(place),
  };
}

/** The names and types of the records, without those that every zone has. */
export async function recordsIn(place: Place): Promise<string[]> {
  const aws = createAwsClient(Route53Client, place);
  const command = new ListResourceRecordSetsCommand({ HostedZoneId: place.zoneId });
  const { ResourceRecordSets = [] } = await aws.send(command);
  aws.destroy();
  return ResourceRecordSets.filter(({ Type }) => Type !== "NS" && Type !== "SOA")
    .map(({ Name = "", Type = "", AliasTarget }) => `${Name} ${Type} ${AliasTarget?.DNSName ?? ""}`.trim())
    .sort();
}

/** The names of the certificates of domains, all of which are in us-east-1. */
export async function certificatesIn({ endpoint }: AwsTarget): Promise<string[]> {
  const aws = createAwsClient(ACMClient, { endpoint, region: "us-east-1" });
  const { CertificateSummaryList = [] } = await aws.send(new ListCertificatesCommand({}));
  aws.destroy();
  return CertificateSummaryList.map(({ DomainName = "" }) => DomainName);
}

/** The names of the roles. */
export async function rolesIn(place: AwsTarget): Promise<string[]> {
  const aws = createAwsClient(IAMClient, place);
  const { Roles = [] } = await aws.send(new ListRolesCommand({}));
  aws.destroy();
  return Roles.map(({ RoleName = "" }) => RoleName).sort();
}

/** The inline policies of the roles, as `role/policy`. */
async function rolePoliciesIn(place: AwsTarget): Promise<string[]> {
  const aws = createAwsClient(IAMClient, place);
  const roles = await rolesIn(place);
  const listed = roles.map(async (RoleName) => {
    const { PolicyNames = [] } = await aws.send(new ListRolePoliciesCommand({ RoleName }));
    return PolicyNames.map((name) => `${RoleName}/${name}`);
  });
  const found = (await Promise.all(listed)).flat().sort();
  aws.destroy();
  return found;
}

/** What pools may invoke, by the ARNs of the functions and of the pools: `function for pool`. */
export async function permissionsIn(place: AwsTarget): Promise<string[]> {
  const aws = createAwsClient(LambdaClient, place);
  const { Functions = [] } = await aws.send(new ListFunctionsCommand({ MaxItems: 50 }));
  const listed = Functions.map(async ({ FunctionName }) => {
    // Those of versions and aliases, too: unlike AWS, the local AWS has all in one policy.
    const { Policy = "{}" } = await aws.send(new GetPolicyCommand({ FunctionName }));
    const { Statement: statements = [] } = JSON.parse(Policy) as { Statement?: Statement[] };
    return statements.map(
      ({ Resource, Condition }) => `${Resource} for ${Condition.ArnLike["AWS:SourceArn"]}`,
    );
  });
  const found = (await Promise.all(listed)).flat().sort();
  aws.destroy();
  return found;
}

/** A statement of a function's policy, as the component writes it. */
interface Statement {
  readonly Resource: string;
  readonly Condition: { readonly ArnLike: { readonly "AWS:SourceArn": string } };
}

/** The keys that aren't to be deleted, with their aliases. */
async function keysIn(place: AwsTarget): Promise<string[]> {
  const aws = createAwsClient(KMSClient, place);
  const { Keys = [] } = await aws.send(new ListKeysCommand({}));
  const { Aliases = [] } = await aws.send(new ListAliasesCommand({}));
  const described = Keys.map(({ KeyId }) => aws.send(new DescribeKeyCommand({ KeyId })));
  const found = (await Promise.all(described)).flatMap(({ KeyMetadata: key }) =>
    key?.KeyState === "Enabled" ? [key.KeyId ?? ""] : [],
  );
  aws.destroy();
  return [...found, ...Aliases.map(({ AliasName = "" }) => AliasName)].sort();
}
