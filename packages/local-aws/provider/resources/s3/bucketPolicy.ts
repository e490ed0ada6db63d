import {
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  PutBucketPolicyCommand,
  type PutBucketPolicyRequest,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { BucketPolicyArgs } from "@pulumi/aws/s3/bucketPolicy";
import { jsonDocument, keptDocument, normalizedDocument } from "../../documents";
import { fieldsOf, fromApi } from "../../fields";
import { resource, stringOf } from "../../resource";
import { rule } from "../../ruleChecks";
import { schemaOf, withNotes } from "../../schema";
import type { Properties } from "../../wire";

const fields = fieldsOf<Pick<BucketPolicyArgs, "bucket" | "policy">, PutBucketPolicyRequest>({
  bucket: "Bucket",
  policy: "Policy",
});

const schema = withNotes(schemaOf("aws:s3/bucketPolicy:BucketPolicy"), { policy: { document: "sorted" } });

/** `aws.s3.BucketPolicy`; its id, which is also its import id, is the bucket's name. */
export const bucketPolicy = resource({
  schema,
  rules: [rule("policy", jsonDocument)],

  async create(inputs, { s3 }) {
    await put(s3, inputs);
    return stringOf(inputs, "bucket");
  },

  async find(id, known, { s3 }) {
    const { Policy = "" } = await s3.send(new GetBucketPolicyCommand({ Bucket: id }));
    return fromApi(fields, schema, {
      Bucket: id,
      Policy: normalizedDocument(keptDocument(known["policy"], Policy)),
    });
  },

  update: (_id, { asked }, { s3 }) => put(s3, asked),

  async delete(id, _state, { s3 }) {
    await s3.send(new DeleteBucketPolicyCommand({ Bucket: id }));
  },
});

async function put(s3: S3Client, inputs: Properties): Promise<void> {
  const [Bucket, Policy] = [stringOf(inputs, "bucket"), normalizedDocument(stringOf(inputs, "policy"))];
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
}
