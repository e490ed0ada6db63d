import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { Alias } from "@pulumi/aws/kms/alias";
import { Key, type KeyArgs } from "@pulumi/aws/kms/key";
import type * as pulumi from "@pulumi/pulumi";
import { unprotected } from "../unprotected";
import type { CustomSendersArgs } from "./args";
import { aliasProperties, decryptionProperties, keyProperties } from "./properties";

/** Custom senders with the key that Cognito encrypts codes with. */
export interface SendersWithKey extends CustomSendersArgs {
  /** The given key, or one that was created. */
  keyArn: pulumi.Input<string>;
}

/**
 * Creates the key that Cognito encrypts codes with, where none is given.
 *
 * @param name the component's name
 */
export function createSenderKey(
  name: string,
  customSenders: CustomSendersArgs,
  tags: NonNullable<KeyArgs["tags"]>,
  options: pulumi.CustomResourceOptions,
): SendersWithKey {
  const { keyArn } = customSenders;
  return { ...customSenders, keyArn: keyArn ?? createKey(name, tags, options) };
}

function createKey(
  name: string,
  tags: NonNullable<KeyArgs["tags"]>,
  options: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const caller = getCallerIdentityOutput({}, options.parent && { parent: options.parent });
  const key = new Key(`${name}-custom-sender-key`, keyProperties(caller.arn, tags), options);
  new Alias(`${name}-custom-sender-key-alias`, aliasProperties(name, key.keyId), {
    ...options,
    // A component that is renamed keeps all that it has.
    ignoreChanges: ["namePrefix"],
  });
  return key.arn;
}

/**
 * Lets the functions' roles decrypt what a user pool encrypts.
 *
 * @param name the component's name
 */
export function createDecryption(
  name: string,
  { email, sms, keyArn }: SendersWithKey,
  userPoolId: pulumi.Input<string>,
  options: pulumi.CustomResourceOptions,
): RolePolicy[] {
  return Object.entries({ email, sms }).flatMap(([kind, sender]) =>
    sender?.roleArn === undefined
      ? []
      : [
          new RolePolicy(
            `${name}-${kind}-sender-decryption`,
            decryptionProperties(sender.roleArn, keyArn, userPoolId),
            unprotected(options),
          ),
        ],
  );
}
