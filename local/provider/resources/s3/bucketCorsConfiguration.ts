import {
  DeleteBucketCorsCommand,
  GetBucketCorsCommand,
  PutBucketCorsCommand,
  type CORSConfiguration,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { BucketCorsConfigurationArgs } from "@pulumi/aws/s3/bucketCorsConfiguration";
import { items, pattern, rule, text } from "../../checks";
import { block, fieldsOf, fromApi, toApi } from "../../fields";
import { resource, textOf } from "../../resource";
import { schemaOf } from "../../schema";
import { isEmpty } from "../../values";
import { isRecord, type Properties } from "../../wire";
import { corsRuleFields } from "./corsRules";

const settings = fieldsOf<Pick<BucketCorsConfigurationArgs, "corsRules">, CORSConfiguration>({
  corsRules: block("CORSRules", corsRuleFields),
});

const schema = schemaOf("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration");

/** `aws.s3.BucketCorsConfiguration`; its id, also to import it, is `bucket`, or `bucket,owner` with an expected owner. */
export const bucketCorsConfiguration = resource({
  schema,
  rules: [
    rule("bucket", text(1, 63)),
    rule("corsRules", items(0, 100)),
    rule("corsRules[].id", text(0, 255)),
    rule("expectedBucketOwner", pattern(/^(\d{12})?$/, "the 12 digits of an account")),
  ],

  async create(inputs, { s3 }) {
    const [bucket, owner] = [textOf(inputs, "bucket"), textOf(inputs, "expectedBucketOwner")];
    const id = owner === "" ? bucket : `${bucket},${owner}`;
    await put(s3, id, inputs);
    return id;
  },

  async find(id, _known, { s3 }) {
    const { CORSRules = [] } = await s3.send(new GetBucketCorsCommand(bucketOf(id)));
    const [bucket = "", expectedBucketOwner = ""] = id.split(",");
    return { ...fromApi(settings, schema, { CORSRules }), bucket, expectedBucketOwner };
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
    new PutBucketCorsCommand({ ...bucketOf(id), CORSConfiguration: toCorsConfiguration(inputs) }),
  );
}

/** The rules as S3 has them; without a time to keep it for, an answer is never kept. */
export function toCorsConfiguration({ corsRules }: Properties): CORSConfiguration {
  const rules: unknown[] = Array.isArray(corsRules) ? corsRules : [];
  const given = rules.filter(isRecord).map((one) => {
    const entries = Object.entries(one).filter(([, value]) => value !== "" && !isEmpty(value));
    return { maxAgeSeconds: 0, ...(Object.fromEntries(entries) as Properties) };
  });
  const { CORSRules } = toApi(settings, { corsRules: given });
  return { CORSRules };
}
