import { nameOf, policy, prefixable, region, tags } from "./common";
import {
  account,
  computed,
  type Context,
  defaultsTo,
  input,
  none,
  optionalString,
  type Shape,
} from "./property";

// The answers of these types aren't recorded: they follow the documentation and the types of @pulumi/aws.

const arnOf = (id: string, { region }: Context): string => `arn:aws:kms:${region}:${account}:key/${id}`;

/** "If no value is specified, the default value is 365 days": RotationPeriodInDays in the API model of AWS KMS. */
const daysBetweenRotations = 365;

/** It "gives the AWS account that owns the KMS key permission to use IAM policies": AWS's page on the default key policy. */
const defaultPolicy = JSON.stringify({
  Id: "key-default-1",
  Statement: [
    {
      Action: "kms:*",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Resource: "*",
      Sid: "Enable IAM User Permissions",
    },
  ],
  Version: "2012-10-17",
});

/** What the provider answers for a key. */
export const key: Shape = {
  arn: computed((context) => arnOf(context.chosenId, context)),
  bypassPolicyLockoutSafetyCheck: defaultsTo(false),
  customKeyStoreId: optionalString,
  customerMasterKeySpec: defaultsTo("SYMMETRIC_DEFAULT"),
  deletionWindowInDays: none,
  description: computed(""),
  enableKeyRotation: defaultsTo(false),
  isEnabled: defaultsTo(true),
  keyId: computed(({ chosenId }) => chosenId),
  keyUsage: defaultsTo("ENCRYPT_DECRYPT"),
  multiRegion: computed(false),
  policy: (given, context) => policy(given, context) ?? computed(defaultPolicy)(given, context),
  region,
  rotationPeriodInDays: computed((context) =>
    input(context, "enableKeyRotation") === true ? daysBetweenRotations : 0,
  ),
  ...tags,
  xksKeyId: none,
};

/** The name of an alias, which the provider generates where none is given. */
export const aliasNameOf = (context: Context): string => aliasOf(nameOf(context));

/** What the provider answers for an alias of a key, which can be named by its id or its ARN. */
export const keyAlias: Shape = {
  arn: computed((context) => `arn:aws:kms:${context.region}:${account}:${aliasNameOf(context)}`),
  ...prefixable("name", aliasOf),
  region,
  targetKeyArn: computed((context) => arnOf(idOf(input(context, "targetKeyId")), context)),
  targetKeyId: (given) => (given === undefined ? undefined : idOf(given)),
};

function aliasOf(name: string): string {
  return name.startsWith("alias/") ? name : `alias/${name}`;
}

/** The last part of an ARN, or an id. */
function idOf(key: unknown): string {
  return String(key).replace(/^.*\//, "");
}
