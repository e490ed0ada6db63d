import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  type CreateBucketConfiguration,
  DeleteBucketCommand,
  DeleteBucketTaggingCommand,
  HeadBucketCommand,
  PutBucketTaggingCommand,
  type S3Client,
  type Tag,
} from "@aws-sdk/client-s3";
import type { BucketArgs } from "@pulumi/aws/s3/bucket";
import { nameIn } from "../../autoName";
import { unlessMissing } from "../../awsErrors";
import { complete, resource } from "../../resource";
import { bytes, conflict, pattern, rule, unsupported } from "../../ruleChecks";
import { schemaOf, withNotes } from "../../schema";
import { tagChanges, tagList, tagsOf } from "../../tags";
import { isRecord, type Properties } from "../../wire";
import { bucketOutputs } from "./bucketOutputs";
import { putSettings, settingRules } from "./bucketSettings";
import { emptyBucket } from "./emptyBucket";

const schema = withNotes(schemaOf("aws:s3/bucket:Bucket"), {
  corsRules: { ordered: true },
  policy: { document: "sorted" },
  "serverSideEncryptionConfiguration.rule.blockedEncryptionTypes": { input: true },
});

const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const bucketNames =
  "it must have 3 to 63 lowercase letters, digits, hyphens and dots, and begin and end with a letter or digit";

/** The arguments that the local provider doesn't support. */
const unsupportedArguments = [
  "accelerationStatus",
  "lifecycleRules",
  "logging",
  "objectLockConfiguration",
  "replicationConfiguration",
  "requestPayer",
  "website",
] satisfies readonly (keyof BucketArgs)[];

/** `aws.s3.Bucket`; its id, which is also its import id, is its name. */
export const bucket = resource({
  schema,
  rules: [
    rule("bucket", bytes(0, 63)),
    rule("bucketPrefix", bytes(0, 37)),
    rule("bucketNamespace", pattern(/^global$/, "global")),
    conflict("bucket", "bucketPrefix"),
    conflict("acl", "grants"),
    ...settingRules,
    ...unsupportedArguments.map(unsupported),
  ],
  autoNamed: { argument: "bucket", prefix: "bucketPrefix", longest: 63, lowerCase: true },

  async create(inputs, { s3, region }) {
    const Bucket = nameIn({ name: inputs["bucket"], namePrefix: inputs["bucketPrefix"] });
    if (!bucketName.test(Bucket)) throw new Error(`${Bucket} can't be the name of a bucket: ${bucketNames}`);
    // In us-east-1, S3 reports success when an existing bucket is created again.
    if (await exists(s3, Bucket)) throw new Error(`a bucket ${Bucket} already exists`);
    await s3.send(new CreateBucketCommand({ Bucket, ...toCreateBucketRequest(inputs, region) }));
    // If versioning was never enabled, there is nothing to suspend.
    const { versioning, ...settings } = inputs;
    const isVersioned = isRecord(versioning) && versioning["enabled"] === true;
    await complete(Bucket, () => putSettings(s3, Bucket, isVersioned ? inputs : settings));
    return Bucket;
  },

  async find(id, _known, { s3, region }) {
    await s3.send(new HeadBucketCommand({ Bucket: id }));
    return bucketOutputs(s3, schema, id, region);
  },

  async update(id, { state, asked, changed }, { s3 }) {
    await putSettings(s3, id, asked, changed);
    const { set, removed } = tagChanges(state, asked);
    if (removed.length > 0 || Object.keys(set).length > 0) await setTags(s3, id, tagList(tagsOf(asked)));
  },

  async delete(id, state, { s3 }) {
    if (state["forceDestroy"] === true) await emptyBucket(s3, id);
    await s3.send(new DeleteBucketCommand({ Bucket: id }));
  },
});

interface CreateBucketRequest {
  readonly CreateBucketConfiguration?: CreateBucketConfiguration;
  readonly ObjectLockEnabledForBucket?: boolean;
}

/** The request that creates the bucket, except for its name. */
function toCreateBucketRequest(inputs: Properties, region: string): CreateBucketRequest {
  const Tags = tagList(tagsOf(inputs));
  const configuration: CreateBucketConfiguration = {
    // us-east-1 has no name here.
    ...(region === "us-east-1" ? {} : { LocationConstraint: region as BucketLocationConstraint }),
    ...(Tags.length > 0 && { Tags }),
  };
  return {
    ...(Object.keys(configuration).length > 0 && { CreateBucketConfiguration: configuration }),
    ...(inputs["objectLockEnabled"] === true && { ObjectLockEnabledForBucket: true }),
  };
}

async function exists(s3: S3Client, Bucket: string): Promise<boolean> {
  return (await unlessMissing(s3.send(new HeadBucketCommand({ Bucket })))) !== undefined;
}

async function setTags(s3: S3Client, Bucket: string, TagSet: Tag[]): Promise<void> {
  await (TagSet.length === 0
    ? s3.send(new DeleteBucketTaggingCommand({ Bucket }))
    : s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } })));
}
