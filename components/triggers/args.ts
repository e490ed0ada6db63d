import type * as pulumi from "@pulumi/pulumi";

/**
 * What the function of `triggers.preTokenGeneration` gets and can customize: the version of its event.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const PreTokenGenerationVersion = {
  /** ID tokens. */
  IdToken: "V1_0",
  /** ID tokens and users' access tokens. */
  AccessToken: "V2_0",
  /** These, and the access tokens of services (`machineToMachine`). */
  MachineToMachine: "V3_0",
} as const;
/** What the function of `triggers.preTokenGeneration` gets and can customize: the version of its event. */
export type PreTokenGenerationVersion =
  (typeof PreTokenGenerationVersion)[keyof typeof PreTokenGenerationVersion];

/**
 * The function that customizes tokens. Once a pool has one, it can be changed but not removed while other functions stay: the AWS
 * provider would keep it, so the preview rejects that.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export interface PreTokenGenerationArgs {
  /** The function's ARN, also with an alias or a version (but not with `$LATEST`), in the region and account of the pool. */
  functionArn: pulumi.Input<string>;
  /**
   * The version of the event that the function gets: `V1_0`, `V2_0` or `V3_0`. The last two need the plan Essentials or Plus, and have
   * an answer of another form than the first, so write the version out before you change the plan. Default: `V2_0`, or `V1_0` with
   * the plan Lite.
   */
  version?: PreTokenGenerationVersion;
}

/**
 * The functions of a sign-in with challenges of one's own. A client uses them with `authFlows.custom`, and one must.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html
 */
export interface CustomAuthenticationArgs {
  /** The ARN of the function that decides on the next challenge, or that the user is signed in. */
  defineAuthChallenge: pulumi.Input<string>;
  /** The ARN of the function that makes up a challenge and its answer. */
  createAuthChallenge: pulumi.Input<string>;
  /** The ARN of the function that compares an answer with the right one. */
  verifyAuthChallengeResponse: pulumi.Input<string>;
}

/**
 * Lambda functions that Cognito calls on the way, each by its ARN, also with an alias or a version (but not with `$LATEST`), in the
 * region and account of the pool. The component permits exactly this pool to invoke them. Cognito waits 5 seconds for an answer, and
 * may call a function again; without an answer, or with an error, what the user does fails.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
export interface TriggersArgs {
  /** Before a user is created, by sign-up or by an administrator: accepts, confirms or refuses. Default: none. */
  preSignUp?: pulumi.Input<string>;
  /** After a sign-up is confirmed, or a forgotten password is replaced. Default: none. */
  postConfirmation?: pulumi.Input<string>;
  /** Before a sign-in: can refuse it. Default: none. */
  preAuthentication?: pulumi.Input<string>;
  /** After a sign-in, before the tokens. Default: none. */
  postAuthentication?: pulumi.Input<string>;
  /**
   * Before tokens are issued: adds, overrides and suppresses claims. It can be changed, but the preview rejects its removal while
   * other functions stay. Default: none.
   */
  preTokenGeneration?: PreTokenGenerationArgs;
  /** Before a message is sent: writes its text, and an email's subject; for emails, AWS demands `userPool.ses`. Default: none. */
  customMessage?: pulumi.Input<string>;
  /**
   * When somebody whom the pool doesn't know signs in with a password, or has forgotten it: creates the user. A sign-in calls it only
   * with a flow that lets Cognito see the password, and a client must have one: `authFlows.adminUserPassword`,
   * `authFlows.userPassword` or the sign-in pages. Default: none.
   */
  userMigration?: pulumi.Input<string>;
  /** Challenges of one's own. Default: none. */
  customAuthentication?: CustomAuthenticationArgs;
}
