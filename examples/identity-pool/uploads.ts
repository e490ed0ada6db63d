import { Bucket } from "@pulumi/aws/s3/bucket";
import { BucketCorsConfiguration } from "@pulumi/aws/s3/bucketCorsConfiguration";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock";
import * as pulumi from "@pulumi/pulumi";

/** The settings of the bucket. */
export interface UploadsArgs {
  /** The only origin whose pages may use the bucket. */
  frontendOrigin: string;
  /** Whether the bucket can be deleted with files in it. */
  deleteUploads: boolean;
}

/** Creates a private bucket for the users' files, which the frontend reads and writes by https. */
export function createUploads({ frontendOrigin, deleteUploads }: UploadsArgs): Bucket {
  const bucket = new Bucket("uploads", { forceDestroy: deleteUploads });
  const publicAccessBlock = new BucketPublicAccessBlock("uploads-are-private", {
    bucket: bucket.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  const policy = new BucketPolicy(
    "uploads-by-https-only",
    { bucket: bucket.bucket, policy: pulumi.jsonStringify(httpsOnly(bucket)) },
    // S3 refuses to change two such settings of one bucket at the same time.
    { dependsOn: publicAccessBlock },
  );
  new BucketCorsConfiguration(
    "uploads-by-frontend",
    {
      bucket: bucket.bucket,
      corsRules: [
        {
          allowedOrigins: [frontendOrigin],
          // POST is for the uploads in parts that browser SDKs make of large files.
          allowedMethods: ["GET", "HEAD", "PUT", "POST", "DELETE"],
          allowedHeaders: ["authorization", "content-*", "cache-control", "x-amz-*", "amz-sdk-*"],
          exposeHeaders: ["ETag"],
          maxAgeSeconds: 600,
        },
      ],
    },
    { dependsOn: policy },
  );
  return bucket;
}

function httpsOnly({ arn }: Bucket): pulumi.Inputs {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [arn, pulumi.interpolate`${arn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  };
}
