import { identityTypes } from "../identityPoolFixtures";
import { type Examples, policy } from "./example";

/** What everybody may do with the files in a bucket. */
function allowing(bucket: unknown, action: string): string {
  return policy({
    Action: action,
    Effect: "Allow",
    Principal: "*",
    Resource: `arn:aws:s3:::${String(bucket)}/*`,
  });
}

/** Examples of what S3 has. */
export const s3: Examples = {
  [identityTypes.bucket]: {
    inputs: () => ({
      corsRules: [{ allowedMethods: ["GET"], allowedOrigins: ["https://shop.example.com"] }],
      forceDestroy: true,
      policy: JSON.stringify({ Statement: [], Version: "2012-10-17" }),
      serverSideEncryptionConfiguration: {
        rule: { applyServerSideEncryptionByDefault: { kmsMasterKeyId: "key", sseAlgorithm: "aws:kms" } },
      },
      tags: { stage: "test", team: "shop" },
      versioning: { enabled: true },
    }),
    change: { tags: { team: "web" }, versioning: { enabled: false } },
    unreadable: ["forceDestroy"],
  },
  [identityTypes.cors]: {
    inputs: async (make) => ({
      bucket: (await make(identityTypes.bucket)).id,
      corsRules: [
        {
          allowedHeaders: ["*"],
          allowedMethods: ["GET", "PUT"],
          allowedOrigins: ["https://shop.example.com"],
          exposeHeaders: ["ETag"],
          id: "frontend",
          maxAgeSeconds: 600,
        },
      ],
    }),
    change: { corsRules: [{ allowedMethods: ["GET"], allowedOrigins: ["https://other.example.com"] }] },
  },
  [identityTypes.bucketPolicy]: {
    inputs: async (make) => {
      const { bucket } = (await make(identityTypes.publicAccessBlock, { blockPublicPolicy: false })).outputs;
      return { bucket, policy: allowing(bucket, "s3:GetObject") };
    },
    change: ({ bucket }) => ({ policy: allowing(bucket, "s3:PutObject") }),
  },
  [identityTypes.publicAccessBlock]: {
    inputs: async (make) => ({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      bucket: (await make(identityTypes.bucket)).id,
      ignorePublicAcls: true,
    }),
    change: { blockPublicAcls: false, blockPublicPolicy: null, restrictPublicBuckets: true },
  },
};
