import {
  DeletePublicAccessBlockCommand,
  GetPublicAccessBlockCommand,
  type PublicAccessBlockConfiguration,
  PutPublicAccessBlockCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { BucketPublicAccessBlockArgs } from "@pulumi/aws/s3/bucketPublicAccessBlock";
import { fieldsOf, fromApi, toApi } from "../../fields";
import { planned } from "../../plan";
import { resource, stringOf } from "../../resource";
import { schemaOf } from "../../schema";
import type { Properties } from "../../wire";

type Setting = "blockPublicAcls" | "blockPublicPolicy" | "ignorePublicAcls" | "restrictPublicBuckets";

const settings = fieldsOf<Pick<BucketPublicAccessBlockArgs, Setting>, PublicAccessBlockConfiguration>({
  blockPublicAcls: "BlockPublicAcls",
  blockPublicPolicy: "BlockPublicPolicy",
  ignorePublicAcls: "IgnorePublicAcls",
  restrictPublicBuckets: "RestrictPublicBuckets",
});

const schema = schemaOf("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");

/** `aws.s3.BucketPublicAccessBlock`; its id, which is also its import id, is the bucket's name. */
export const bucketPublicAccessBlock = resource({
  schema,

  async create(inputs, { s3 }) {
    await put(s3, inputs);
    return stringOf(inputs, "bucket");
  },

  async find(id, _known, { s3 }) {
    const { PublicAccessBlockConfiguration: found = {} } = await s3.send(
      new GetPublicAccessBlockCommand({ Bucket: id }),
    );
    return { ...fromApi(settings, schema, found), bucket: id };
  },

  async update(_id, { asked }, { s3 }) {
    await put(s3, asked);
    // The AWS provider doesn't read back what it has set.
    return {};
  },

  async delete(id, { skipDestroy }, { s3 }) {
    if (skipDestroy !== true) await s3.send(new DeletePublicAccessBlockCommand({ Bucket: id }));
  },
});

async function put(s3: S3Client, inputs: Properties): Promise<void> {
  const Bucket = stringOf(inputs, "bucket");
  const PublicAccessBlockConfiguration = toApi(settings, planned(schema, inputs, false));
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
}
