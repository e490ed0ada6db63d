import type { RolePolicyArgs } from "@pulumi/aws/iam/rolePolicy";
import type { AliasArgs } from "@pulumi/aws/kms/alias";
import type { KeyArgs } from "@pulumi/aws/kms/key";
import * as pulumi from "@pulumi/pulumi";
import { policyVersion } from "../policyVersion";

/**
 * The properties of the key. Its policy leaves to the account's policies who may use it: "It allows the account to use IAM policies to
 * allow access to the KMS key, in addition to the key policy."
 *
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 *
 * @param caller the ARN of who deploys, which is of the partition and account of the key
 */
export function keyProperties(caller: pulumi.Output<string>, tags: NonNullable<KeyArgs["tags"]>): KeyArgs {
  return {
    description:
      "Encrypts the codes and temporary passwords that Cognito gives to functions that send messages",
    enableKeyRotation: true,
    policy: caller.apply((arn) =>
      JSON.stringify({
        Version: policyVersion,
        Statement: [{ Effect: "Allow", Principal: { AWS: rootOf(arn) }, Action: "kms:*", Resource: "*" }],
      }),
    ),
    tags,
  };
}

function rootOf(arn: string): string {
  const [, partition = "", , , account = ""] = arn.split(":");
  return `arn:${partition}:iam::${account}:root`;
}

/** The properties of the key's alias, whose name ends with digits of the AWS provider, so that no other component has it. */
export function aliasProperties(name: string, targetKeyId: pulumi.Input<string>): AliasArgs {
  return { namePrefix: `alias/${name}-custom-senders-`, targetKeyId };
}

/** The properties of the policy that lets a role decrypt what one user pool encrypts. */
export function decryptionProperties(
  roleArn: pulumi.Input<string>,
  keyArn: pulumi.Input<string>,
  userPoolId: pulumi.Input<string>,
): RolePolicyArgs {
  return {
    role: pulumi.output(roleArn).apply(nameOfRole),
    policy: pulumi.jsonStringify({
      Version: policyVersion,
      Statement: [
        {
          Effect: "Allow",
          Action: "kms:Decrypt",
          Resource: keyArn,
          Condition: { StringEquals: { "kms:EncryptionContext:userpool-id": userPoolId } },
        },
      ],
    }),
  };
}

/** A role's ARN ends with its path and its name. */
function nameOfRole(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
