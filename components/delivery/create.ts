import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { Role, type RoleArgs } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import * as pulumi from "@pulumi/pulumi";
import type { SmsArgs } from "./args";
import { smsPolicyProperties, smsRoleProperties, type SmsSender } from "./properties";

/**
 * What Cognito sends text messages with: the given role, or one that is created.
 *
 * @param name the component's name
 * @param tags the tags of a role that is created
 */
export function createSmsSender(
  name: string,
  { roleArn, externalId, region }: SmsArgs,
  tags: NonNullable<RoleArgs["tags"]>,
  options: pulumi.CustomResourceOptions,
): SmsSender {
  if (roleArn !== undefined && externalId !== undefined) {
    return { roleArn, externalId, region, dependsOn: [] };
  }
  return { ...createSmsRole(name, tags, options), region };
}

/** It isn't a resource that a protected component leaves unprotected: without it, users get no codes. */
function createSmsRole(
  name: string,
  tags: NonNullable<RoleArgs["tags"]>,
  options: pulumi.CustomResourceOptions,
): Omit<SmsSender, "region"> {
  const externalId = externalIdOf(name);
  const { accountId } = getCallerIdentityOutput({}, options.parent && { parent: options.parent });
  const role = new Role(`${name}-sms-role`, smsRoleProperties(accountId, externalId, tags), options);
  const policy = new RolePolicy(`${name}-sms-policy`, smsPolicyProperties(role.name), options);
  return { roleArn: role.arn, externalId, dependsOn: [policy] };
}

const notInExternalIds = /[^\w+=,.@:/-]/g;

/** The longest external id: externalIdType in the API model of AWS STS. */
const longestExternalId = 1_224;

/** The same in every deployment, and another one for every component: an external id is no secret. */
function externalIdOf(name: string): string {
  return `${pulumi.getProject()}/${pulumi.getStack()}/${name}`
    .replace(notInExternalIds, "-")
    .slice(0, longestExternalId);
}
