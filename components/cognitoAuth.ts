import * as pulumi from "@pulumi/pulumi";
import { createAppClient } from "./appClient/create";
import type { CognitoAuthArgs } from "./args";
import { amplifyOutputs } from "./contract/amplifyOutputs";
import { tagProperties } from "./tags/properties";
import { createTestUser } from "./testUser/create";
import { createUserPool } from "./userPool/create";
import { settledArguments } from "./validation";

/**
 * Sign-in for an application: a Cognito user pool, an app client and, where asked for, a test user.
 *
 * ```typescript
 * import { CognitoAuth } from "cognito-auth";
 *
 * const auth = new CognitoAuth("auth", {
 *   testUser: { username: "jane", email: "jane@example.com" },
 * });
 * export const userPoolId = auth.userPoolId;
 * ```
 */
export class CognitoAuth extends pulumi.ComponentResource {
  /** The user pool's id, such as `eu-west-1_aBcDeFgHi`. */
  readonly userPoolId: pulumi.Output<string>;
  /** The user pool's ARN. */
  readonly userPoolArn: pulumi.Output<string>;
  /** The user pool as an identity pool names it: its host and id, without `https://`. */
  readonly userPoolProviderName: pulumi.Output<string>;
  /** The issuer of the pool's tokens, as an API authorizer wants it; the keys are at `/.well-known/jwks.json` below it. */
  readonly userPoolIssuer: pulumi.Output<string>;
  /** The app client's id, which is the audience of ID tokens. */
  readonly appClientId: pulumi.Output<string>;
  /** The app client's secret, itself a secret; only where `appClient.generateSecret` is on. */
  readonly appClientSecret?: pulumi.Output<string>;
  /** The region of the user pool. */
  readonly region: pulumi.Output<string>;
  /** What a frontend has to know to sign users in, without secrets: the content of Amplify's `amplify_outputs.json`. */
  readonly amplifyOutputs: pulumi.Output<string>;
  /** The test user's username, as given; only where there is a test user. */
  readonly testUsername?: pulumi.Output<string>;
  /** The test user's temporary password, a secret; only where there is a test user. */
  readonly testUserTemporaryPassword?: pulumi.Output<string>;

  /**
   * @param name the component's name, with which its resources' names begin
   * @param args what the pool, the client and the test user are like
   * @param opts options of the component, which its resources inherit
   * @throws InvalidArgumentsError with every problem in the arguments, before anything is created
   */
  constructor(name: string, args: CognitoAuthArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const { userPool, appClient, testUser, tags } = settledArguments(name, args);
    super("cognito-auth:index:CognitoAuth", name, {}, opts);
    const child: pulumi.CustomResourceOptions = { parent: this };

    const pool = createUserPool(name, userPool, tagProperties(tags), child);
    const client = createAppClient(name, appClient, pool.id, child);
    const user = testUser && createTestUser(name, testUser, pool.id, userPool.passwordPolicy, child);

    this.userPoolId = pool.id;
    this.userPoolArn = pool.arn;
    this.userPoolProviderName = pool.endpoint;
    this.userPoolIssuer = pulumi.interpolate`https://${pool.endpoint}`;
    this.appClientId = client.id;
    if (appClient.generateSecret) this.appClientSecret = pulumi.secret(client.clientSecret);
    this.region = pool.region;
    this.amplifyOutputs = amplifyOutputs(pool, client);
    if (user !== undefined) {
      this.testUsername = user.username;
      this.testUserTemporaryPassword = user.temporaryPassword;
    }

    this.registerOutputs({
      userPoolId: this.userPoolId,
      userPoolArn: this.userPoolArn,
      userPoolProviderName: this.userPoolProviderName,
      userPoolIssuer: this.userPoolIssuer,
      appClientId: this.appClientId,
      appClientSecret: this.appClientSecret,
      region: this.region,
      amplifyOutputs: this.amplifyOutputs,
      testUsername: this.testUsername,
      testUserTemporaryPassword: this.testUserTemporaryPassword,
    });
  }
}
