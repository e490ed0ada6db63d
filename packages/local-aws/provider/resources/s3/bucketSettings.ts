import {
  BucketCannedACL,
  DeleteBucketCorsCommand,
  DeleteBucketPolicyCommand,
  GetBucketAclCommand,
  type Grant,
  Permission,
  PutBucketAclCommand,
  PutBucketCorsCommand,
  PutBucketEncryptionCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  type S3Client,
  ServerSideEncryption,
  type ServerSideEncryptionByDefault,
  Type,
} from "@aws-sdk/client-s3";
import type * as aws from "@pulumi/aws";
import { jsonDocument } from "../../documents";
import { fieldsOf, toApi } from "../../fields";
import { stringOf } from "../../resource";
import { items, oneOf, type Rule, rule } from "../../ruleChecks";
import { isNull } from "../../values";
import { isRecord, type Properties, recordsIn } from "../../wire";
import { toCorsRules } from "./corsRules";

/** The rules of the settings in a bucket. */
export const settingRules: readonly Rule[] = [
  rule(
    "acl",
    oneOf({ ...BucketCannedACL, aws_exec_read: "aws-exec-read", log_delivery: "log-delivery-write" }),
  ),
  rule("corsRules", items(0, 100)),
  rule("grants[].permissions[]", oneOf(Permission)),
  rule("grants[].type", oneOf(Type)),
  rule("policy", (value) => (value === "" ? undefined : jsonDocument(value))),
  rule(
    "serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault.sseAlgorithm",
    oneOf(ServerSideEncryption),
  ),
];

const encryptionFields = fieldsOf<
  aws.types.input.s3.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefault,
  ServerSideEncryptionByDefault
>({ kmsMasterKeyId: "KMSMasterKeyID", sseAlgorithm: "SSEAlgorithm" });

type Put = (s3: S3Client, Bucket: string, value: unknown) => Promise<unknown>;

/** How to set the settings in a bucket, most of which also have a resource of their own. */
const settings: Readonly<Record<string, Put>> = {
  acl: (s3, Bucket, value) => s3.send(new PutBucketAclCommand({ Bucket, ACL: value as BucketCannedACL })),
  corsRules: (s3, Bucket, value) => {
    const CORSRules = toCorsRules(value);
    return CORSRules.length === 0
      ? s3.send(new DeleteBucketCorsCommand({ Bucket }))
      : s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
  },
  grants: async (s3, Bucket, value) => {
    const { Owner } = await s3.send(new GetBucketAclCommand({ Bucket }));
    const AccessControlPolicy = { Owner, Grants: recordsIn(value).flatMap(toGrants) };
    await s3.send(new PutBucketAclCommand({ Bucket, AccessControlPolicy }));
  },
  policy: (s3, Bucket, value) =>
    value === ""
      ? s3.send(new DeleteBucketPolicyCommand({ Bucket }))
      : s3.send(new PutBucketPolicyCommand({ Bucket, Policy: String(value) })),
  serverSideEncryptionConfiguration: (s3, Bucket, value) => {
    const { rule: one } = isRecord(value) ? value : {};
    const { applyServerSideEncryptionByDefault: standard, bucketKeyEnabled } = isRecord(one) ? one : {};
    const { SSEAlgorithm, ...key } = toApi(encryptionFields, isRecord(standard) ? standard : {});
    const Rule = {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm, ...key },
      BucketKeyEnabled: bucketKeyEnabled === true,
    };
    return s3.send(
      new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules: [Rule] } }),
    );
  },
  versioning: (s3, Bucket, value) => {
    const { enabled } = isRecord(value) ? value : {};
    const VersioningConfiguration = { Status: enabled === true ? "Enabled" : "Suspended" } as const;
    return s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  },
};

/** Sets the settings with these names that a program gives. */
export async function putSettings(
  s3: S3Client,
  Bucket: string,
  inputs: Properties,
  names: readonly string[] = Object.keys(settings),
): Promise<void> {
  for (const [name, put] of Object.entries(settings)) {
    const value = inputs[name];
    if (names.includes(name) && !isNull(value)) await put(s3, Bucket, value);
  }
}

function toGrants(grant: Properties): Grant[] {
  const { permissions } = grant;
  const [id, uri] = [stringOf(grant, "id"), stringOf(grant, "uri")];
  const Grantee = {
    Type: stringOf(grant, "type") as Type,
    ...(id !== "" && { ID: id }),
    ...(uri !== "" && { URI: uri }),
  };
  const all: unknown[] = Array.isArray(permissions) ? permissions : [];
  return all.map((one) => ({ Grantee, Permission: one as Permission }));
}
