import { IdentityPool } from "@pulumi/aws/cognito/identityPool";
import * as pulumi from "@pulumi/pulumi";
import type { AuthStack } from "cognito-auth";

/**
 * Creates an identity pool that gives AWS credentials to the users of that pool who signed in by that client, and to
 * no others.
 */
export function createIdentityPool(
  auth: Pick<AuthStack, "userPoolProviderName" | "appClientId">,
): IdentityPool {
  return new IdentityPool("identity-pool", {
    identityPoolName: `${pulumi.getProject()}-${pulumi.getStack()}`,
    allowUnauthenticatedIdentities: false,
    // The classic flow lets a caller choose among the roles that trust the pool.
    allowClassicFlow: false,
    cognitoIdentityProviders: [
      {
        providerName: auth.userPoolProviderName,
        clientId: auth.appClientId,
        // A user who was signed out everywhere or deleted gets nothing more for the tokens that are left.
        serverSideTokenCheck: true,
      },
    ],
  });
}
