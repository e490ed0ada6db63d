import {
  DeleteBucketCorsCommand,
  GetBucketCorsCommand,
  PutBucketCorsCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { bytes, items, pattern, rule } from "../../checks";
import { fromApi } from "../../fields";
import { resource, textOf } from "../../resource";
import { schemaOf } from "../../schema";
import type { Properties } from "../../wire";
import { corsFields, toCorsRules } from "./corsRules";

const schema = schemaOf("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration");

/** `aws.s3.BucketCorsConfiguration`; its id, also to import it, is `bucket`, or `bucket,owner` with an expected owner. */
export const bucketCorsConfiguration = resource({
  schema,
  rules: [
    rule("bucket", bytes(1, 63)),
    rule("corsRules", items(0, 100)),
    rule("corsRules[].id", bytes(0, 255)),
    rule("expectedBucketOwner", pattern(/^(\d{12})?$/, "the 12 digits of an account")),
  ],

  async create(inputs, { s3 }) {
    const [bucket, owner] = [textOf(inputs, "bucket"), textOf(inputs, "expectedBucketOwner")];
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

/** The bucket that an id says, in an account that the id may say, too. */
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
