import type { UserArgs as UserProperties } from "@pulumi/aws/cognito/user";
import type * as pulumi from "@pulumi/pulumi";
import * as defaults from "../defaults";
import type { TestUserArgs } from "./args";

/** The properties of the test user, whom an administrator creates with a temporary password. */
export function testUserProperties(
  testUser: TestUserArgs,
  userPoolId: pulumi.Input<string>,
  temporaryPassword: pulumi.Input<string>,
): UserProperties {
  const invited = testUser.sendInvitation ?? defaults.sendInvitation;
  return {
    userPoolId,
    username: testUser.username,
    attributes: {
      ...testUser.attributes,
      email: testUser.email ?? testUser.username,
      // Without this the user could not recover the account, nor sign in with the address.
      email_verified: "true",
    },
    // Cognito sends an SMS if this is left out.
    desiredDeliveryMediums: ["EMAIL"],
    // Left out, Cognito sends the invitation.
    ...(invited ? {} : { messageAction: "SUPPRESS" }),
    temporaryPassword,
  };
}
