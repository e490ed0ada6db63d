/** A value of the recorded answers that isn't the provider's own. */
export interface NotOfTheProvider {
  readonly reason: string;
  /** What the mocks give instead of what was recorded; where there is nothing here, they give what was recorded. */
  readonly instead?: unknown;
}

const defaultMessage = "AWS may report its default message; the emulator reports none";
const assumed = "AWS always has it; what it has by default was assumed for the recording";

const id = { reason: "AWS chooses it; the mocks make it of the resource's name, `<name>-id`" };
const time = { reason: "AWS's clock; the mocks give one moment" };

/** What AWS or the emulator decides in the recorded answers, by type and property, and why it isn't known better. */
export const notOfTheProvider: Readonly<Record<string, Readonly<Record<string, NotOfTheProvider>>>> = {
  Api: {
    id,
    apiEndpoint: {
      reason: "the emulator reports an address of its own",
      instead: "https://<id>.execute-api.us-east-1.amazonaws.com",
    },
    ipAddressType: { reason: "the emulator doesn't know it; AWS reports ipv4" },
  },
  Authorizer: {
    id,
    authorizerPayloadFormatVersion: { reason: "assumed to be absent for an authorizer of tokens" },
    authorizerResultTtlInSeconds: { reason: "the emulator's default, also for an authorizer of tokens" },
  },
  Bucket: {
    accelerationStatus: { reason: "the emulator reports nothing" },
    grants: { reason: "the owner's id is the emulator's" },
    hostedZoneId: { reason: "AWS's own of us-east-1, which the mocks give for every region" },
    requestPayer: { reason: "the emulator reports nothing" },
    serverSideEncryptionConfiguration: { reason: "AWS's default, as the emulator has it" },
  },
  Function: {
    lastModified: time,
    codeSha256: { reason: "AWS computes it of the archive; the mocks give the hash of empty content" },
    qualifiedArn: { reason: "the emulator leaves out the version" },
    qualifiedInvokeArn: { reason: "the emulator leaves out the version" },
    sourceCodeSize: { reason: "the size of the recorded archive" },
  },
  IdentityPool: { id },
  IdentityPoolRoleAttachment: {},
  Integration: {
    id,
    integrationMethod: { reason: "AWS's default for a function, as the emulator has it" },
    timeoutMilliseconds: { reason: "AWS's default, as the emulator has it" },
  },
  LogGroup: {},
  ManagedLoginBranding: {
    settingsAll: { reason: "AWS merges the settings into its own, which the recorded stub doesn't have" },
  },
  Permission: {},
  ResourceServer: {},
  Role: { createDate: time, uniqueId: { reason: "AWS chooses it" } },
  RolePolicy: {},
  Route: { id },
  Stage: {
    deploymentId: { reason: "AWS makes a deployment where `autoDeploy` is on; the emulator doesn't" },
  },
  BucketCorsConfiguration: {},
  BucketPolicy: {},
  BucketPublicAccessBlock: {},
  User: {
    creationDate: time,
    lastModifiedDate: time,
    status: { reason: "AWS's, by the kind of password" },
    sub: { reason: "AWS chooses it" },
  },
  UserGroup: {},
  UserInGroup: {},
  UserPool: {
    id,
    creationDate: time,
    lastModifiedDate: time,
    accountRecoverySetting: { reason: assumed },
    emailMfaConfiguration: {
      reason: "an empty one: AWS may report its default messages; the emulator keeps nothing",
    },
    emailVerificationMessage: { reason: defaultMessage },
    emailVerificationSubject: { reason: defaultMessage },
    passwordPolicy: {
      reason:
        "a whole default is AWS's; of a policy with some settings, AWS may report its defaults for the others",
    },
    signInPolicy: { reason: assumed },
    smsVerificationMessage: { reason: defaultMessage },
    softwareTokenMfaConfiguration: { reason: "absent while MFA is off, as AWS has it" },
    usernameConfiguration: { reason: "not given: the emulator reports nothing" },
    userPoolTier: { reason: "AWS's default, as the emulator has it" },
    verificationMessageTemplate: { reason: defaultMessage },
  },
  UserPoolClient: {
    id,
    clientSecret: { reason: "AWS makes it, where one is asked for; else it is an empty secret" },
    authSessionValidity: { reason: "AWS's default, as the emulator has it" },
    enableTokenRevocation: { reason: "AWS's default, as the emulator has it" },
    preventUserExistenceErrors: { reason: "absent where it isn't set" },
    refreshTokenRotation: { reason: "assumed: no period is 0 seconds" },
    refreshTokenValidity: { reason: "AWS's default, as the emulator has it" },
  },
  UserPoolDomain: {
    cloudfrontDistribution: { reason: "AWS chooses it; the mocks give one for every custom domain" },
    cloudfrontDistributionArn: { reason: "AWS chooses it; the mocks give one for every custom domain" },
    s3Bucket: { reason: "the emulator has none" },
  },
  UserPoolUICustomization: {
    creationDate: time,
    lastModifiedDate: time,
    cssVersion: { reason: "AWS counts it" },
    imageUrl: { reason: "where AWS keeps the image; the emulator keeps none" },
  },
};
