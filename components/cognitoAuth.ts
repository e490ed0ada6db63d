import { User } from "@pulumi/aws/cognito/user";
import { UserPool } from "@pulumi/aws/cognito/userPool";
import { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword";
import { appClientProperties } from "./appClient/properties";
import type { CognitoAuthArgs } from "./args";
import { amplifyOutputs } from "./contract/amplifyOutputs";
import * as defaults from "./defaults";
import { temporaryPasswordProperties } from "./passwordPolicy";
import { tagsWith } from "./tags";
import { testUserProperties } from "./testUser/properties";
import { userPoolProperties } from "./userPool/properties";
import { schemaHook } from "./userPool/schemaHook";
import { validated } from "./validation";

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
    const { userPool = {}, appClient = {}, testUser, tags } = validated(name, args);
    super("cognito-auth:index:CognitoAuth", name, {}, opts);
    const child: pulumi.CustomResourceOptions = { parent: this };

    const hook = schemaHook(name);
    const hooks = hook === undefined ? {} : { hooks: { beforeUpdate: [hook] } };
    const pool = new UserPool(`${name}-user-pool`, userPoolProperties(userPool, tagsWith(tags)), {
      ...child,
      ...hooks,
    });
    const client = new UserPoolClient(`${name}-app-client`, appClientProperties(appClient, pool.id), child);

    this.userPoolId = pool.id;
    this.userPoolArn = pool.arn;
    this.userPoolProviderName = pool.endpoint;
    this.userPoolIssuer = pulumi.interpolate`https://${pool.endpoint}`;
    this.appClientId = client.id;
    if (appClient.generateSecret === true) this.appClientSecret = pulumi.secret(client.clientSecret);
    this.region = pool.region;
    this.amplifyOutputs = amplifyOutputs(pool, client);

    if (testUser !== undefined) {
      // The version is part of the name, so that a new version, and nothing else, makes a new password: a user who has
      // chosen a password would lose it with every other change of these properties.
      const version = testUser.passwordVersion ?? defaults.passwordVersion;
      const password = new RandomPassword(
        `${name}-test-user-password-${version}`,
        temporaryPasswordProperties(userPool.passwordPolicy),
        // An old password has to be deletable on a protected stack.
        { ...child, ignoreChanges: ["*"], protect: false },
      );
      const temporaryPassword = pulumi.secret(password.result);
      const user = new User(
        `${name}-test-user`,
        testUserProperties(testUser, pool.id, temporaryPassword),
        child,
      );
      this.testUsername = user.username;
      this.testUserTemporaryPassword = temporaryPassword;
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
