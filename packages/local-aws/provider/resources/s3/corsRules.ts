import type { CORSConfiguration, CORSRule } from "@aws-sdk/client-s3";
import type * as aws from "@pulumi/aws";
import type { BucketCorsConfigurationArgs } from "@pulumi/aws/s3/bucketCorsConfiguration";
import { block, fieldsOf, toApi } from "../../fields";
import { isEmpty } from "../../values";
import { type Properties, recordsIn } from "../../wire";

const ruleFields = fieldsOf<aws.types.input.s3.BucketCorsConfigurationCorsRule, CORSRule>({
  allowedHeaders: "AllowedHeaders",
  allowedMethods: "AllowedMethods",
  allowedOrigins: "AllowedOrigins",
  exposeHeaders: "ExposeHeaders",
  id: "ID",
  maxAgeSeconds: "MaxAgeSeconds",
});

/** The names of CORS rules, and of what is in them. */
export const corsFields = fieldsOf<Pick<BucketCorsConfigurationArgs, "corsRules">, CORSConfiguration>({
  corsRules: block("CORSRules", ruleFields),
});

/** Rules as S3 has them: without what is empty; without a maximum age, an answer isn't cached. */
export function toCorsRules(rules: unknown): CORSRule[] {
  const corsRules = recordsIn(rules).map((rule) => {
    const entries = Object.entries(rule).filter(
      ([, value]) => value !== "" && value !== null && !isEmpty(value),
    );
    return { maxAgeSeconds: 0, ...(Object.fromEntries(entries) as Properties) };
  });
  const { CORSRules = [] } = toApi(corsFields, { corsRules });
  return CORSRules;
}
