import { UpdateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type AwsTarget, createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import type { CreatedResource } from "@cognito-auth/local-aws/engines";

/**
 * Turns the deletion protection of user pools off that this run has created and is about to delete. The other settings, which
 * this resets, don't matter any more.
 */
export async function allowDeletion(target: AwsTarget, created: readonly CreatedResource[]): Promise<void> {
  const client = createCognitoClient(target);
  for (const { type, id: UserPoolId } of created) {
    if (type !== "aws:cognito:UserPool") continue;
    const update = new UpdateUserPoolCommand({ UserPoolId, DeletionProtection: "INACTIVE" });
    // Where it can't be done, the deletion says why.
    await client.send(update).catch(() => undefined);
  }
  client.destroy();
}
