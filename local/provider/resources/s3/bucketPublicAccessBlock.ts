import {
  DeletePublicAccessBlockCommand,
  GetPublicAccessBlockCommand,
  PutPublicAccessBlockCommand,
  type PublicAccessBlockConfiguration,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { BucketPublicAccessBlockArgs } from "@pulumi/aws/s3/bucketPublicAccessBlock";
import { describedResource } from "../../describedResource";
import { fieldsOf, fromApi, toApi } from "../../fields";
import { textOf } from "../../resource";
import type { Properties } from "../../wire";

type Setting = "blockPublicAcls" | "blockPublicPolicy" | "ignorePublicAcls" | "restrictPublicBuckets";

const settings = fieldsOf<Pick<BucketPublicAccessBlockArgs, Setting>, PublicAccessBlockConfiguration>({
  blockPublicAcls: "BlockPublicAcls",
  blockPublicPolicy: "BlockPublicPolicy",
  ignorePublicAcls: "IgnorePublicAcls",
  restrictPublicBuckets: "RestrictPublicBuckets",
});

/** `aws.s3.BucketPublicAccessBlock`; its id, also to import it, is the bucket's name. */
export const bucketPublicAccessBlock = describedResource({
  type: "BucketPublicAccessBlock",
  fields: { ...settings, bucket: { api: "Bucket" } },
  replaces: ["bucket"],
  defaults: Object.fromEntries(Object.keys(settings).map((name) => [name, false])),

  async create(inputs, { s3 }) {
    await put(s3, inputs);
    return textOf(inputs, "bucket");
  },

  async find(id, _known, { s3 }) {
    const { PublicAccessBlockConfiguration: found = {} } = await s3.send(
      new GetPublicAccessBlockCommand({ Bucket: id }),
    );
    return { deployed: { ...fromApi(settings, found), bucket: id }, computed: {} };
  },

  update: (_id, _state, asked, { s3 }) => put(s3, asked),

  async delete(id, _state, { s3 }) {
    await s3.send(new DeletePublicAccessBlockCommand({ Bucket: id }));
  },
});

async function put(s3: S3Client, inputs: Properties): Promise<void> {
  const Bucket = textOf(inputs, "bucket");
  const PublicAccessBlockConfiguration = toApi(settings, inputs);
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
}
