import { schemaOf } from "../../schema";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketTaggingCommand,
  DeleteObjectsCommand,
  GetBucketTaggingCommand,
  HeadBucketCommand,
  ListObjectVersionsCommand,
  PutBucketTaggingCommand,
  type BucketLocationConstraint,
  type S3Client,
} from "@aws-sdk/client-s3";
import { rule, type Test } from "../../checks";
import { complete, resource } from "../../resource";

import { textOf } from "../../resource";
import { tagChanges, tagsOf } from "../../tags";
import { isNotFound } from "../../awsErrors";

const bucketName: Test = (value) =>
  typeof value === "string" && /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value)
    ? undefined
    : "must have 3 to 63 lower-case letters, digits, hyphens and dots, and begin and end with a letter or digit";

const schema = schemaOf("aws:s3/bucket:Bucket");

/** `aws.s3.Bucket`; its id, also to import it, is its name. */
export const bucket = resource({
  schema,
  rules: [rule("bucket", bucketName)],
  autoNamed: { argument: "bucket", longest: 63, lowerCase: true },

  async create(inputs, { s3, region }) {
    const Bucket = textOf(inputs, "bucket");
    // The first region of all has no name here.
    const elsewhere = { LocationConstraint: region as BucketLocationConstraint };
    const place = region === "us-east-1" ? {} : { CreateBucketConfiguration: elsewhere };
    await s3.send(new CreateBucketCommand({ Bucket, ...place }));
    await complete(Bucket, async () => {
      if (Object.keys(tagsOf(inputs)).length > 0) await setTags(s3, Bucket, tagsOf(inputs));
    });
    return Bucket;
  },

  async find(id, _known, { s3, region }) {
    await s3.send(new HeadBucketCommand({ Bucket: id }));
    const tags = await readTags(s3, id);
    return {
      bucket: id,
      tags,
      arn: `arn:aws:s3:::${id}`,
      bucketDomainName: `${id}.s3.amazonaws.com`,
      bucketRegionalDomainName: `${id}.s3.${region}.amazonaws.com`,
      tagsAll: tags,
    };
  },

  async update(id, { state, asked }, { s3 }) {
    const { set, removed } = tagChanges(state, asked);
    if (removed.length > 0 || Object.keys(set).length > 0) await setTags(s3, id, tagsOf(asked));
  },

  async delete(id, state, { s3 }) {
    if (state["forceDestroy"] === true) await empty(s3, id);
    await s3.send(new DeleteBucketCommand({ Bucket: id }));
  },
});

async function readTags(s3: S3Client, Bucket: string): Promise<Record<string, string>> {
  try {
    const { TagSet = [] } = await s3.send(new GetBucketTaggingCommand({ Bucket }));
    return Object.fromEntries(TagSet.map(({ Key = "", Value = "" }) => [Key, Value]));
  } catch (error) {
    // A bucket without tags has no set of them.
    if (isNotFound(error)) return {};
    throw error;
  }
}

async function setTags(s3: S3Client, Bucket: string, tags: Record<string, string>): Promise<void> {
  const TagSet = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  await (TagSet.length === 0
    ? s3.send(new DeleteBucketTaggingCommand({ Bucket }))
    : s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } })));
}

/** Deletes all objects of a bucket, with all their versions. */
async function empty(s3: S3Client, Bucket: string): Promise<void> {
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length === 0) return;
    const { Errors: [refused] = [] } = await s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
    );
    if (refused !== undefined) {
      const { Key = "", Code = "", Message = "" } = refused;
      throw new Error(`${Key} in the bucket ${Bucket} can't be deleted: ${Code}: ${Message}`);
    }
  }
}
