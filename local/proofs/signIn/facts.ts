import {
  AdminGetUserCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  type GetUserPoolMfaConfigCommandOutput,
  type SmsConfigurationType,
  type UserPoolClientType,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import { saysThatOperationIsMissing } from "@cognito-auth/local-aws/provider/awsErrors";
import { isUnset, type WithoutUnset, withoutUnset } from "../../../components/outputs/unset";
import type { SignInConfiguration } from "./configuration";
import { deadline } from "./deadline";
import type { InvitationMedium, ProofTarget } from "./types";

/**
 * The configuration of the pool, the app client and the user, which determines which claims apply. The settings are those that
 * the deployment asks for; all else is what is deployed.
 */
export interface Facts extends SignInConfiguration {
  /** What the endpoint reports of the settings, where the deployment asks for others. */
  readonly deployed: SignInConfiguration;
  readonly poolName: string;
  /** The role that text messages are sent with, and the external id that it asks for. */
  readonly sms: Pick<Partial<SmsConfigurationType>, "SnsCallerArn" | "ExternalId">;
  /** The AWS account. */
  readonly account: string;
  readonly runsTriggers: boolean;
  /**
   * The messages with `{username}` and `{####}` as placeholders for the username and the password; undefined where a function writes
   * them.
   */
  readonly invitations: Readonly<Record<InvitationMedium, string | undefined>>;
  /** What a function sends in place of Cognito. */
  readonly sentByFunctions: ReadonlySet<InvitationMedium>;
  /** Whether a refused sign-in must not reveal whether the user exists. */
  readonly hidesUsers: boolean;
  /** Whether the ID token is to show the email address. */
  readonly readsEmail: boolean;
  /** The attributes that users can write; undefined for a client that names none, by which they can write all. */
  readonly writeAttributes: readonly string[] | undefined;
  readonly rotatesRefreshTokens: boolean;
  readonly revokesTokens: boolean;
  readonly clientSecret: string | undefined;
  readonly user: {
    readonly subject: string | undefined;
    readonly email: string | undefined;
    readonly emailVerified: boolean;
    readonly attributes: Readonly<Record<string, string | undefined>>;
  };
}

// What Amazon Cognito does where nothing is configured.
const defaultInvitation = "Your username is {username} and temporary password is {####}.";
const defaultRecovery = [
  { Priority: 1, Name: "verified_phone_number" },
  { Priority: 2, Name: "verified_email" },
] as const;
const defaultAuthFlows = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_CUSTOM_AUTH"];

/** Whether the app client lets a sign-in send the bare password; the second is the older name of the first. */
export function allowsPasswordFlow({ authFlows }: Pick<Facts, "authFlows">): boolean {
  return authFlows.has("ALLOW_USER_PASSWORD_AUTH") || authFlows.has("USER_PASSWORD_AUTH");
}

/** Reads the facts from the endpoint. Rejects with the service's error where something isn't there. */
export async function readFacts(client: CognitoIdentityProviderClient, target: ProofTarget): Promise<Facts> {
  const { userPoolId: UserPoolId, appClientId: ClientId, username: Username } = target;
  const [pool, appClient, user] = await Promise.all([
    client.send(new DescribeUserPoolCommand({ UserPoolId }), deadline()),
    client.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }), deadline()),
    client.send(new AdminGetUserCommand({ UserPoolId, Username }), deadline()),
  ]);
  const userPool = withoutUnset(pool.UserPool ?? {});
  const userPoolClient = withoutUnset(appClient.UserPoolClient ?? {});
  const deployed = {
    ...poolSettings(userPool),
    secondFactors: await secondFactors(client, UserPoolId),
    authFlows: new Set<string>(userPoolClient.ExplicitAuthFlows ?? defaultAuthFlows),
  };
  return {
    ...deployed,
    ...target.configuration,
    deployed,
    ...poolFacts(userPool),
    ...clientFacts(userPoolClient),
    ...(target.rotatesRefreshTokens === undefined
      ? {}
      : { rotatesRefreshTokens: target.rotatesRefreshTokens }),
    user: {
      subject: valueOf(user.UserAttributes, "sub"),
      email: valueOf(user.UserAttributes, "email"),
      emailVerified: valueOf(user.UserAttributes, "email_verified") === "true",
      attributes: Object.fromEntries(
        (user.UserAttributes ?? []).map(({ Name = "" }) => [Name, valueOf(user.UserAttributes, Name)]),
      ),
    },
  };
}

/** The second factors of a pool; none where the endpoint doesn't show them. */
async function secondFactors(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): Promise<ReadonlySet<string>> {
  try {
    const answer = await client.send(new GetUserPoolMfaConfigCommand({ UserPoolId }), deadline());
    return new Set(answer.MfaConfiguration === "OFF" ? [] : factorsOf(answer));
  } catch (error) {
    if (saysThatOperationIsMissing(error) || error instanceof SyntaxError) return new Set();
    throw error;
  }
}

function factorsOf(configuration: GetUserPoolMfaConfigCommandOutput): string[] {
  const { SoftwareTokenMfaConfiguration, SmsMfaConfiguration, EmailMfaConfiguration } = configuration;
  return [
    ...(SoftwareTokenMfaConfiguration?.Enabled === true ? ["SOFTWARE_TOKEN_MFA"] : []),
    ...(SmsMfaConfiguration === undefined ? [] : ["SMS_MFA"]),
    ...(EmailMfaConfiguration === undefined ? [] : ["EMAIL_OTP"]),
  ];
}

function poolSettings(pool: WithoutUnset<UserPoolType>) {
  const policy = pool.Policies?.PasswordPolicy;
  return {
    passwordPolicy: {
      minimumLength: policy?.MinimumLength ?? 8,
      lowercase: policy?.RequireLowercase ?? false,
      uppercase: policy?.RequireUppercase ?? false,
      digit: policy?.RequireNumbers ?? false,
      symbol: policy?.RequireSymbols ?? false,
    },
    secondFactorRequired: pool.MfaConfiguration === "ON",
    usernamesIgnoreCase: pool.UsernameConfiguration?.CaseSensitive === false,
    usernamesAre: new Set<string>(pool.UsernameAttributes),
    aliases: new Set<string>(pool.AliasAttributes),
    requiredAttributes: new Set(
      (pool.SchemaAttributes ?? []).flatMap(({ Name, Required }) =>
        Name !== undefined && Name !== "sub" && Required === true ? [Name] : [],
      ),
    ),
    verifiedAttributes: new Set<string>(pool.AutoVerifiedAttributes),
    verifiedBeforeUpdate: new Set<string>(
      pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate,
    ),
    verifiesByLink: pool.VerificationMessageTemplate?.DefaultEmailOption === "CONFIRM_WITH_LINK",
    sendsTexts: pool.SmsConfiguration !== undefined,
    firstFactors: new Set<string>(pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ["PASSWORD"]),
    recovery: (pool.AccountRecoverySetting?.RecoveryMechanisms ?? defaultRecovery)
      .toSorted((one, other) => (one.Priority ?? 0) - (other.Priority ?? 0))
      .map(({ Name = "" }) => Name),
    allowsSignUp: !(pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false),
    deletionProtected: pool.DeletionProtection === "ACTIVE",
  };
}

function poolFacts(pool: WithoutUnset<UserPoolType>) {
  const { CustomMessage, CustomEmailSender, CustomSMSSender } = pool.LambdaConfig ?? {};
  const template = pool.AdminCreateUserConfig?.InviteMessageTemplate;
  const writtenByPool = (text: string | undefined): string | undefined =>
    CustomMessage === undefined ? (text ?? defaultInvitation) : undefined;
  const senders = { email: CustomEmailSender, "text message": CustomSMSSender };
  return {
    poolName: pool.Name ?? "",
    sms: {
      SnsCallerArn: pool.SmsConfiguration?.SnsCallerArn,
      ExternalId: pool.SmsConfiguration?.ExternalId,
    },
    account: pool.Arn?.split(":")[4] ?? "",
    runsTriggers: Object.keys(pool.LambdaConfig ?? {}).length > 0,
    invitations: {
      email: writtenByPool(template?.EmailMessage),
      "text message": writtenByPool(template?.SMSMessage),
    },
    sentByFunctions: new Set(
      (["email", "text message"] as const).filter((medium) => senders[medium] !== undefined),
    ),
  };
}

function clientFacts(client: WithoutUnset<UserPoolClientType>) {
  const readable = client.ReadAttributes;
  return {
    hidesUsers: client.PreventUserExistenceErrors === "ENABLED",
    // A client that names no attributes may read all standard ones.
    readsEmail: readable?.includes("email") ?? true,
    writeAttributes: client.WriteAttributes,
    rotatesRefreshTokens: client.RefreshTokenRotation?.Feature === "ENABLED",
    revokesTokens: client.EnableTokenRevocation ?? false,
    clientSecret: client.ClientSecret,
  };
}

function valueOf(attributes: AttributeType[] | undefined, name: string): string | undefined {
  const value = attributes?.find((attribute) => attribute.Name === name)?.Value;
  return isUnset(value) ? undefined : value;
}
