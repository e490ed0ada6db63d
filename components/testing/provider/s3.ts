import { nameOf, policy, prefixable, region, tags } from "./common";
import {
  asGiven,
  block,
  computed,
  type Context,
  defaultsTo,
  none,
  optionalString,
  set,
  type Shape,
} from "./property";

/** The name of a bucket, which has no capitals. */
export const bucketNameOf = (context: Context): string => bucketName(nameOf(context, "bucket"));

const bucketName = (name: string): string => name.toLowerCase();

const encryption = {
  rule: {
    applyServerSideEncryptionByDefault: { kmsMasterKeyId: "", sseAlgorithm: "AES256" },
    bucketKeyEnabled: false,
  },
};

const owner = {
  id: "f7b11509f4d675c3c44f0dd37ca830bb02e8cfa58f04c46283c4bfcbdce1ff45",
  permissions: ["FULL_CONTROL"],
  type: "CanonicalUser",
  uri: "",
};

/** What the provider answers for a bucket. */
export const bucket: Shape = {
  accelerationStatus: computed(""),
  acl: computed(null),
  arn: computed((context) => `arn:aws:s3:::${bucketNameOf(context)}`),
  ...prefixable("bucket", bucketName),
  bucketDomainName: computed((context) => `${bucketNameOf(context)}.s3.amazonaws.com`),
  bucketNamespace: computed("global"),
  bucketRegion: computed((context) => context.region),
  bucketRegionalDomainName: computed(
    (context) => `${bucketNameOf(context)}.s3.${context.region}.amazonaws.com`,
  ),
  corsRules: computed([]),
  forceDestroy: defaultsTo(false),
  grants: computed([owner]),
  hostedZoneId: computed("Z3AQBSTGFYJSTF"),
  lifecycleRules: computed([]),
  logging: computed(null),
  objectLockConfiguration: computed(null),
  objectLockEnabled: computed(false),
  policy: computed(""),
  region,
  replicationConfiguration: computed(null),
  requestPayer: computed(""),
  serverSideEncryptionConfiguration: computed(encryption),
  ...tags,
  versioning: computed({ enabled: false, mfaDelete: false }),
  website: computed(null),
  websiteDomain: computed(null),
  websiteEndpoint: computed(null),
};

const corsRule: Shape = {
  allowedHeaders: set(defaultsTo([])),
  allowedMethods: set(asGiven),
  allowedOrigins: set(asGiven),
  exposeHeaders: set(defaultsTo([])),
  id: defaultsTo(""),
  maxAgeSeconds: none,
};

/** What the provider answers for a bucket's CORS rules. */
export const bucketCorsConfiguration: Shape = {
  bucket: asGiven,
  corsRules: set(none, block(corsRule)),
  expectedBucketOwner: optionalString,
  region,
};

/** What the provider answers for a bucket's policy. */
export const bucketPolicy: Shape = { bucket: asGiven, policy, region };

/** What the provider answers for the public access block of a bucket. */
export const bucketPublicAccessBlock: Shape = {
  blockPublicAcls: defaultsTo(false),
  blockPublicPolicy: defaultsTo(false),
  bucket: asGiven,
  ignorePublicAcls: defaultsTo(false),
  region,
  restrictPublicBuckets: defaultsTo(false),
  skipDestroy: none,
};
