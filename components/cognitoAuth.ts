import * as pulumi from "@pulumi/pulumi";
import { createAppClient, createAppClients } from "./appClient/create";
import type { CognitoAuthArgs } from "./args";
import { amplifyOutputs } from "./contract/amplifyOutputs";
import { signInUrl, tokenUrl } from "./contract/oauthUrls";
import { createDecryption, createSenderKey } from "./customSenders/create";
import { createDomain } from "./domain/create";
import { createGroups, createMemberships } from "./groups/create";
import { createResourceServers } from "./resourceServers/create";
import { tagProperties } from "./tags/properties";
import { createTestUser } from "./testUser/create";
import { noteCalledFunctions } from "./triggers/calledFunctions";
import { createPermissions } from "./triggers/create";
import { createUserPool } from "./userPool/create";
import { settledArguments } from "./validation";

/**
 * Sign-in for an application: a Cognito user pool, an app client and, optionally, sign-in pages at a domain, further clients,
 * scopes of APIs, groups and a test user.
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
  /** The issuer of the pool's tokens, as an API authorizer expects it; `/.well-known/jwks.json` below it has the keys. */
  readonly userPoolIssuer: pulumi.Output<string>;
  /** The main app client's id, which is the audience of its ID tokens. */
  readonly appClientId: pulumi.Output<string>;
  /** The main app client's secret, itself a secret; only where `appClient.generateSecret` is on. */
  readonly appClientSecret?: pulumi.Output<string>;
  /** The ids of the further app clients, by their keys; only where there are `appClients`. */
  readonly appClientIds?: pulumi.Output<Record<string, string>>;
  /** The secrets of those of the further app clients that have one, by their keys, a secret; only where one has. */
  readonly appClientSecrets?: pulumi.Output<Record<string, string>>;
  /** The URL of the sign-in pages, of the custom domain where there is one; only where there is a `domain`. */
  readonly domainUrl?: pulumi.Output<string>;
  /**
   * The main client's sign-in page, from where users come back to its first callback URL; only where `appClient.oauth` is
   * given.
   */
  readonly signInUrl?: pulumi.Output<string>;
  /** The token endpoint, where services get their tokens; only where there is a `domain`. */
  readonly tokenUrl?: pulumi.Output<string>;
  /** What an alias or CNAME record of the custom domain points to; only where there is a `domain.custom`. */
  readonly domainAliasTarget?: pulumi.Output<string>;
  /** The hosted zone of that target, for an alias record in Route 53; only where there is a `domain.custom`. */
  readonly domainAliasZoneId?: pulumi.Output<string>;
  /** The ARN of the key that codes for `customSenders` are encrypted with; only where these are given. */
  readonly customSenderKeyArn?: pulumi.Output<string>;
  /** The region of the user pool. */
  readonly region: pulumi.Output<string>;
  /** What a frontend needs to sign users in, without secrets: the content of Amplify's `amplify_outputs.json`. */
  readonly amplifyOutputs: pulumi.Output<string>;
  /** The test user's username, as given; only where there is a test user. */
  readonly testUsername?: pulumi.Output<string>;
  /** The test user's temporary password, a secret; only where there is a test user whose password isn't permanent. */
  readonly testUserTemporaryPassword?: pulumi.Output<string>;
  /** The test user's permanent password, a secret; only where `testUser.permanentPassword` is on. */
  readonly testUserPassword?: pulumi.Output<string>;

  /**
   * @param name the component's name, with which its resources' names begin
   * @param args the settings of the pool and of what hangs on it
   * @param opts options of the component, which its resources inherit
   * @throws InvalidArgumentsError with every problem in the arguments, before anything is created
   */
  constructor(name: string, args: CognitoAuthArgs = {}, opts: pulumi.ComponentResourceOptions = {}) {
    const settled = settledArguments(name, args);
    const { userPool, appClient, appClients, testUser } = settled;
    super("cognito-auth:index:CognitoAuth", name, {}, opts);
    const child: pulumi.CustomResourceOptions = { parent: this };
    const tags = tagProperties(settled.tags);

    const customSenders = settled.customSenders && createSenderKey(name, settled.customSenders, tags, child);
    const functions = { triggers: settled.triggers, customSenders };
    const pool = createUserPool(name, userPool, functions, tags, child);
    noteCalledFunctions(name, functions, pool.id, child);
    // Whoever could make the pool call a function comes after what the function needs.
    const rights = [
      ...createPermissions(name, functions, pool.arn, child),
      ...(customSenders === undefined ? [] : createDecryption(name, customSenders, pool.id, child)),
    ];
    const domain = settled.domain && createDomain(name, settled.domain, { pool, tags, options: child });
    const resourceServers = createResourceServers(name, settled.resourceServers, pool.id, child);
    const groups = createGroups(name, settled.groups, pool.id, child);
    const context = {
      userPoolId: pool.id,
      pages: settled.domain?.pages,
      // A client's scopes must exist before it.
      options: { ...child, dependsOn: [...resourceServers, ...rights] },
    };
    const client = createAppClient(`${name}-app-client`, `${name}-branding`, appClient, context);
    const clients = createAppClients(name, appClients, context);
    const userOptions = { ...child, dependsOn: rights };
    const user = testUser && createTestUser(name, testUser, pool.id, userPool.passwordPolicy, userOptions);
    if (testUser !== undefined && user !== undefined) {
      createMemberships(name, testUser.groups, user.username, groups, child);
    }

    this.userPoolId = pool.id;
    this.userPoolArn = pool.arn;
    this.userPoolProviderName = pool.endpoint;
    this.userPoolIssuer = pulumi.interpolate`https://${pool.endpoint}`;
    this.appClientId = client.id;
    if (appClient.generateSecret) this.appClientSecret = pulumi.secret(client.clientSecret);
    if (clients !== undefined) this.appClientIds = clients.ids;
    if (clients?.secrets !== undefined) this.appClientSecrets = clients.secrets;
    if (domain !== undefined) {
      this.domainUrl = domain.url;
      this.tokenUrl = tokenUrl(domain.url);
      if (appClient.oauth !== undefined) this.signInUrl = signInUrl(domain.url, client, appClient.oauth);
      if (domain.customDomain !== undefined) {
        this.domainAliasTarget = domain.customDomain.cloudfrontDistribution;
        this.domainAliasZoneId = domain.customDomain.cloudfrontDistributionZoneId;
      }
    }
    if (customSenders !== undefined) this.customSenderKeyArn = pulumi.output(customSenders.keyArn);
    this.region = pool.region;
    this.amplifyOutputs = amplifyOutputs({
      ...{ pool, client, groups, domainUrl: domain?.url },
      usesPages: appClient.oauth !== undefined,
    });
    if (user !== undefined) {
      this.testUsername = user.username;
      if (testUser?.permanentPassword === true) this.testUserPassword = user.password;
      else this.testUserTemporaryPassword = user.password;
    }

    this.registerOutputs({
      userPoolId: this.userPoolId,
      userPoolArn: this.userPoolArn,
      userPoolProviderName: this.userPoolProviderName,
      userPoolIssuer: this.userPoolIssuer,
      appClientId: this.appClientId,
      appClientSecret: this.appClientSecret,
      appClientIds: this.appClientIds,
      appClientSecrets: this.appClientSecrets,
      domainUrl: this.domainUrl,
      signInUrl: this.signInUrl,
      tokenUrl: this.tokenUrl,
      domainAliasTarget: this.domainAliasTarget,
      domainAliasZoneId: this.domainAliasZoneId,
      customSenderKeyArn: this.customSenderKeyArn,
      region: this.region,
      amplifyOutputs: this.amplifyOutputs,
      testUsername: this.testUsername,
      testUserTemporaryPassword: this.testUserTemporaryPassword,
      testUserPassword: this.testUserPassword,
    });
  }
}
