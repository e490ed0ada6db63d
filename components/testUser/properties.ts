import type { UserArgs as UserProperties } from "@pulumi/aws/cognito/user";
import type * as pulumi from "@pulumi/pulumi";
import type { SettledTestUser } from "./settled";

/** The properties of the test user, whom an administrator creates with a password. */
export function testUserProperties(
  testUser: SettledTestUser,
  userPoolId: pulumi.Input<string>,
  password: pulumi.Input<string>,
): UserProperties {
  const { username, email, phoneNumber } = testUser;
  return {
    userPoolId,
    username,
    attributes: {
      ...testUser.attributes,
      // Without being verified, the user could neither recover the account with it nor sign in.
      ...(email === undefined ? {} : { email, email_verified: "true" }),
      ...(phoneNumber === undefined ? {} : { phone_number: phoneNumber, phone_number_verified: "true" }),
    },
    // Cognito sends an SMS if this is left out.
    desiredDeliveryMediums: [email === undefined && phoneNumber !== undefined ? "SMS" : "EMAIL"],
    // Left out, Cognito sends the invitation.
    ...(testUser.sendInvitation ? {} : { messageAction: "SUPPRESS" }),
    ...(testUser.permanentPassword ? { password } : { temporaryPassword: password }),
  };
}
