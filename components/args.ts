import type * as pulumi from "@pulumi/pulumi";
import type { AppClientArgs } from "./appClient/args";
import type { CustomSendersArgs } from "./customSenders/args";
import type { DomainArgs } from "./domain/args";
import type { GroupArgs } from "./groups/args";
import type { ResourceServerArgs } from "./resourceServers/args";
import type { TestUserArgs } from "./testUser/args";
import type { TriggersArgs } from "./triggers/args";
import type { UserPoolArgs } from "./userPool/args";

/** The arguments of `CognitoAuth`. All are optional; without any it is a secure pool with a client for a browser. */
export interface CognitoAuthArgs {
  /** The user pool. */
  userPool?: UserPoolArgs;
  /** The main app client, with which the test user signs in; the outputs are about this one where they don't say otherwise. */
  appClient?: AppClientArgs;
  /**
   * Further app clients, by a key of at most 64 letters, digits, `-` and `_`, the first a letter or digit. The key is part of the
   * resource's name, so another key is another client. Cognito allows 1,000 clients a pool, and up to 10,000 on request.
   * Default: none.
   */
  appClients?: Record<string, AppClientArgs>;
  /** Where the sign-in pages and the token endpoint are, for clients with `oauth` or `machineToMachine`. Default: none. */
  domain?: DomainArgs;
  /**
   * APIs with scopes of their own, by a key of at most 64 letters, digits, `-` and `_`, the first a letter or digit. The key is the
   * resource server's name, and part of the resource's. To give a server another key, keep its `identifier` and give the resource an
   * alias by a transform: Cognito has each identifier once. Cognito allows 25 a pool, and up to 300 on request. Default: none.
   */
  resourceServers?: Record<string, ResourceServerArgs>;
  /**
   * Groups of users, by a key of at most 64 letters, digits, `-` and `_`, the first a letter or digit. The key is the group's name, and
   * part of the resource's; another key is another group, without users. Cognito allows 10,000 a pool. Default: none.
   */
  groups?: Record<string, GroupArgs>;
  /**
   * Lambda functions that Cognito calls on the way, each by its ARN, also with an alias or a version (but not with `$LATEST`), in the
   * pool's region and account. The component permits exactly this pool to invoke them. Default: none.
   */
  triggers?: TriggersArgs;
  /**
   * Lambda functions that send emails or text messages in place of Cognito, which gives them codes and temporary passwords
   * encrypted. Default: none.
   */
  customSenders?: CustomSendersArgs;
  /** A user to try the sign-in with. Default: none. */
  testUser?: TestUserArgs;
  /**
   * Tags of the user pool, of the certificate of a custom domain, of the role for text messages and of the key of custom senders,
   * at most 48, besides `pulumi:project` and `pulumi:stack`, which they always have. Keys have 1 to 128 characters, values up to
   * 256: letters, digits, spaces and `_.:/=+-@`.
   */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}
