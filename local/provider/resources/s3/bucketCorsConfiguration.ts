import { schemaOf, withNotes } from "../../schema";
import {
  DeleteBucketCorsCommand,
  GetBucketCorsCommand,
  PutBucketCorsCommand,
  type CORSConfiguration,
  type CORSRule,
  type S3Client,
} from "@aws-sdk/client-s3";
import type * as aws from "@pulumi/aws";
import type { BucketCorsConfigurationArgs } from "@pulumi/aws/s3/bucketCorsConfiguration";
import { items, rule } from "../../checks";
import { resource } from "../../resource";
import { block, fieldsOf, fromApi, toApi } from "../../fields";
import { textOf } from "../../resource";
import type { Properties } from "../../wire";

const ruleFields = fieldsOf<aws.types.input.s3.BucketCorsConfigurationCorsRule, CORSRule>({
  allowedHeaders: "AllowedHeaders",
  allowedMethods: "AllowedMethods",
  allowedOrigins: "AllowedOrigins",
  exposeHeaders: "ExposeHeaders",
  id: "ID",
  maxAgeSeconds: "MaxAgeSeconds",
});

const settings = fieldsOf<Pick<BucketCorsConfigurationArgs, "corsRules">, CORSConfiguration>({
  corsRules: block("CORSRules", ruleFields),
});

const schema = withNotes(schemaOf("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration"), {
  corsRules: { ordered: true },
});

/** `aws.s3.BucketCorsConfiguration`; its id, also to import it, is the bucket's name. */
export const bucketCorsConfiguration = resource({
  schema,
  rules: [rule("corsRules", items(1, 100))],

  async create(inputs, { s3 }) {
    await put(s3, inputs);
    return textOf(inputs, "bucket");
  },

  async find(id, _known, { s3 }) {
    const { CORSRules = [] } = await s3.send(new GetBucketCorsCommand({ Bucket: id }));
    return { ...fromApi(settings, schema, { CORSRules }), bucket: id };
  },

  update: (_id, { asked }, { s3 }) => put(s3, asked),

  async delete(id, _state, { s3 }) {
    await s3.send(new DeleteBucketCorsCommand({ Bucket: id }));
  },
});

async function put(s3: S3Client, inputs: Properties): Promise<void> {
  const { CORSRules } = toApi(settings, inputs);
  await s3.send(
    new PutBucketCorsCommand({ Bucket: textOf(inputs, "bucket"), CORSConfiguration: { CORSRules } }),
  );
}
