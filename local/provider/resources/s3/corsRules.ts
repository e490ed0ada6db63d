import type { CORSRule } from "@aws-sdk/client-s3";
import type * as aws from "@pulumi/aws";
import { fieldsOf } from "../../fields";

/** The names of what a CORS rule has. */
export const corsRuleFields = fieldsOf<aws.types.input.s3.BucketCorsConfigurationCorsRule, CORSRule>({
  allowedHeaders: "AllowedHeaders",
  allowedMethods: "AllowedMethods",
  allowedOrigins: "AllowedOrigins",
  exposeHeaders: "ExposeHeaders",
  id: "ID",
  maxAgeSeconds: "MaxAgeSeconds",
});
