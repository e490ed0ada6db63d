import type * as pulumi from "@pulumi/pulumi";
import type { AppClientArgs } from "./appClient/args";
import type { TestUserArgs } from "./testUser/args";
import type { UserPoolArgs } from "./userPool/args";

/** The arguments of `CognitoAuth`. All are optional; without any it is a secure pool with a client for a browser. */
export interface CognitoAuthArgs {
  /** The user pool. */
  userPool?: UserPoolArgs;
  /** The app client. */
  appClient?: AppClientArgs;
  /** A user to try the sign-in with. Default: none. */
  testUser?: TestUserArgs;
  /**
   * Tags of the user pool, at most 48, besides `pulumi:project` and `pulumi:stack`, which it always has. Keys have 1 to 128
   * characters, values up to 256: letters, digits, spaces and `_.:/=+-@`.
   */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}
