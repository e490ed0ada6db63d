import {
  DeleteBucketCorsCommand,
  GetBucketCorsCommand,
  PutBucketCorsCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { fromApi } from "../../fields";
import { resource, stringOf } from "../../resource";
import { bytes, items, pattern, rule } from "../../ruleChecks";
import { schemaOf } from "../../schema";
import type { Properties } from "../../wire";
import { corsFields, toCorsRules } from "./corsRules";

const schema = schemaOf("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration");

/** `aws.s3.BucketCorsConfiguration`; its id, which is also its import id, is `bucket`, or `bucket,owner`. */
export const bucketCorsConfiguration = resource({
  schema,
  rules: [
    rule("bucket", bytes(1, 63)),
    rule("corsRules", items(0, 100)),
    rule("corsRules[].id", bytes(0, 255)),
    rule("expectedBucketOwner", pattern(/^(\d{12})?$/, "the 12 digits of an account")),
  ],

  async create(inputs, { s3 }) {
    const [bucket, owner] = [stringOf(inputs, "bucket"), stringOf(inputs, "expectedBucketOwner")];
    const id = owner === "" ? bucket : `${bucket},${owner}`;
    await put(s3, id, inputs);
    return id;
  },

  async find(id, _known, { s3 }) {
    const request = bucketOf(id);
    const { CORSRules = [] } = await s3.send(new GetBucketCorsCommand(request));
    const { Bucket: bucket, ExpectedBucketOwner: expectedBucketOwner = "" } = request;
    return { ...fromApi(corsFields, schema, { CORSRules }), bucket, expectedBucketOwner };
  },

  update: (id, { asked }, { s3 }) => put(s3, id, asked),

  async delete(id, _state, { s3 }) {
    await s3.send(new DeleteBucketCorsCommand(bucketOf(id)));
  },
});

/** The bucket in an id, and the account if the id has one. */
function bucketOf(id: string): { Bucket: string; ExpectedBucketOwner?: string } {
  const [Bucket = "", ExpectedBucketOwner = ""] = id.split(",");
  return { Bucket, ...(ExpectedBucketOwner !== "" && { ExpectedBucketOwner }) };
}

async function put(s3: S3Client, id: string, inputs: Properties): Promise<void> {
  await s3.send(
    new PutBucketCorsCommand({
      ...bucketOf(id),
      CORSConfiguration: { CORSRules: toCorsRules(inputs["corsRules"]) },
    }),
  );
}
