import type { UserArgs as UserProperties } from "@pulumi/aws/cognito/user";
import type * as pulumi from "@pulumi/pulumi";
import type { SettledTestUser } from "./settled";

/** The properties of the test user, whom an administrator creates with a temporary password. */
export function testUserProperties(
  testUser: SettledTestUser,
  userPoolId: pulumi.Input<string>,
  temporaryPassword: pulumi.Input<string>,
): UserProperties {
  return {
    userPoolId,
    username: testUser.username,
    attributes: {
      ...testUser.attributes,
      email: testUser.email,
      // Without this the user could not recover the account, nor sign in with the address.
      email_verified: "true",
    },
    // Cognito sends an SMS if this is left out.
    desiredDeliveryMediums: ["EMAIL"],
    // Left out, Cognito sends the invitation.
    ...(testUser.sendInvitation ? {} : { messageAction: "SUPPRESS" }),
    temporaryPassword,
  };
}
