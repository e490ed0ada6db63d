import {
  GetBucketAclCommand,
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  type Grant,
  type S3Client,
  type ServerSideEncryptionConfiguration,
} from "@aws-sdk/client-s3";
import { prefixOf } from "../../autoName";
import { unlessMissing } from "../../awsErrors";
import { normalizedDocument } from "../../documents";
import { fromApi } from "../../fields";
import type { Schema } from "../../schema";
import { fromTagList } from "../../tags";
import type { Properties } from "../../wire";
import { corsFields } from "./corsRules";

/** A bucket as S3 returns it: the AWS provider reads each of its settings, as no single request returns them all. */
export async function bucketOutputs(
  s3: S3Client,
  schema: Schema,
  id: string,
  region: string,
): Promise<Properties> {
  const asked = { Bucket: id };
  const [acl, cors, encryption, lock, policy, tagging, versioning] = await Promise.all([
    s3.send(new GetBucketAclCommand(asked)),
    unlessMissing(s3.send(new GetBucketCorsCommand(asked))),
    unlessMissing(s3.send(new GetBucketEncryptionCommand(asked))),
    unlessMissing(s3.send(new GetObjectLockConfigurationCommand(asked))),
    unlessMissing(s3.send(new GetBucketPolicyCommand(asked))),
    unlessMissing(s3.send(new GetBucketTaggingCommand(asked))),
    s3.send(new GetBucketVersioningCommand(asked)),
  ]);
  const tags = fromTagList(tagging?.TagSet);
  return {
    ...namesOf(id, region),
    ...withoutSettings,
    ...fromApi(corsFields, schema, { CORSRules: cors?.CORSRules }),
    grants: grantsOf(acl.Grants ?? []),
    ...lockOf(lock?.ObjectLockConfiguration?.ObjectLockEnabled),
    policy: normalizedDocument(policy?.Policy ?? ""),
    serverSideEncryptionConfiguration: encryptionOf(encryption?.ServerSideEncryptionConfiguration),
    tags,
    tagsAll: tags,
    versioning: {
      enabled: versioning.Status === "Enabled",
      mfaDelete: versioning.MFADelete === "Enabled",
    },
  };
}

/** What follows from the name of a bucket and its region. */
function namesOf(id: string, region: string): Properties {
  return {
    arn: `arn:aws:s3:::${id}`,
    bucket: id,
    bucketDomainName: `${id}.s3.amazonaws.com`,
    bucketNamespace: "global",
    bucketPrefix: prefixOf(id),
    bucketRegion: region,
    bucketRegionalDomainName: `${id}.s3.${region}.amazonaws.com`,
    // Host names are useless without AWS's DNS; only this one was recorded.
    hostedZoneId: region === "us-east-1" ? "Z3AQBSTGFYJSTF" : "",
  };
}

/** The settings that no resource here can set. */
const withoutSettings: Properties = {
  accelerationStatus: "",
  lifecycleRules: [],
  logging: null,
  replicationConfiguration: null,
  requestPayer: "",
  website: null,
};

/** The grants, with all permissions of one grantee together. */
function grantsOf(grants: readonly Grant[]): Properties[] {
  const grantees = new Map<string, { id: string; type: string; uri: string; permissions: string[] }>();
  for (const { Grantee, Permission } of grants) {
    const { ID: id = "", Type: type = "", URI: uri = "" } = Grantee ?? {};
    const key = JSON.stringify([id, type, uri]);
    const grantee = grantees.get(key) ?? { id, type, uri, permissions: [] };
    grantees.set(key, {
      ...grantee,
      permissions: [...grantee.permissions, ...(Permission ? [Permission] : [])],
    });
  }
  return [...grantees.values()];
}

function lockOf(objectLockEnabled: string | undefined): Properties {
  return {
    objectLockConfiguration: objectLockEnabled === undefined ? null : { objectLockEnabled, rule: null },
    objectLockEnabled: objectLockEnabled === "Enabled",
  };
}

function encryptionOf(configuration: ServerSideEncryptionConfiguration | undefined): Properties | null {
  const [rule] = configuration?.Rules ?? [];
  if (rule === undefined) return null;
  const { ApplyServerSideEncryptionByDefault: standard, BucketKeyEnabled = false } = rule;
  return {
    rule: {
      applyServerSideEncryptionByDefault: standard
        ? { kmsMasterKeyId: standard.KMSMasterKeyID ?? "", sseAlgorithm: standard.SSEAlgorithm }
        : null,
      bucketKeyEnabled: BucketKeyEnabled,
    },
  };
}
