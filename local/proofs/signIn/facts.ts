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
import { deadline } from "./deadline";
import type { PasswordPolicy } from "./password";
import type { Invitation, ProofTarget } from "./types";

/** The configuration of the deployed pool, app client and user, which determines which claims apply. */
export interface Facts {
  readonly poolName: string;
  readonly passwordPolicy: PasswordPolicy;
  readonly secondFactorRequired: boolean;
  readonly usernamesIgnoreCase: boolean;
  /** The attributes that are the usernames; none where users have names. */
  readonly usernamesAre: ReadonlySet<string>;
  /** The attributes that sign in besides the username. */
  readonly aliases: ReadonlySet<string>;
  /** The attributes that every user must have. */
  readonly requiredAttributes: readonly string[];
  /** The attributes that are verified at sign-up. */
  readonly verifiedAttributes: ReadonlySet<string>;
  /** Whether an email address is verified by a link, in place of a code. */
  readonly verifiesByLink: boolean;
  readonly sendsTexts: boolean;
  /** The role that text messages are sent with, and the external id that it asks for. */
  readonly sms: Pick<Partial<SmsConfigurationType>, "SnsCallerArn" | "ExternalId">;
  /** The AWS account. */
  readonly account: string;
  /** The second factors, by the names of their challenges. */
  readonly secondFactors: ReadonlySet<string>;
  /** The first factors, by the names of their challenges. */
  readonly firstFactors: ReadonlySet<string>;
  /** What passwords are recovered by, in its order: `verified_email`, `verified_phone_number` or `admin_only`. */
  readonly recovery: readonly string[];
  readonly deletionProtected: boolean;
  /** Whether anybody can sign up. */
  readonly allowsSignUp: boolean;
  readonly runsTriggers: boolean;
  /** The messages with `{username}` and `{####}` as placeholders for the username and the password. */
  readonly invitations: Readonly<Record<Exclude<Invitation, "none">, string>>;
  readonly authFlows: ReadonlySet<string>;
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
  return {
    ...poolFacts(withoutUnset(pool.UserPool ?? {})),
    secondFactors: await secondFactors(client, UserPoolId),
    ...clientFacts(withoutUnset(appClient.UserPoolClient ?? {})),
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

function poolFacts(pool: WithoutUnset<UserPoolType>) {
  const policy = pool.Policies?.PasswordPolicy;
  return {
    poolName: pool.Name ?? "",
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
    requiredAttributes: (pool.SchemaAttributes ?? []).flatMap(({ Name, Required }) =>
      Name !== undefined && Name !== "sub" && Required === true ? [Name] : [],
    ),
    verifiedAttributes: new Set<string>(pool.AutoVerifiedAttributes),
    verifiesByLink: pool.VerificationMessageTemplate?.DefaultEmailOption === "CONFIRM_WITH_LINK",
    sendsTexts: pool.SmsConfiguration !== undefined,
    sms: {
      SnsCallerArn: pool.SmsConfiguration?.SnsCallerArn,
      ExternalId: pool.SmsConfiguration?.ExternalId,
    },
    account: pool.Arn?.split(":")[4] ?? "",
    firstFactors: new Set<string>(pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ["PASSWORD"]),
    recovery: (pool.AccountRecoverySetting?.RecoveryMechanisms ?? defaultRecovery)
      .toSorted((one, other) => (one.Priority ?? 0) - (other.Priority ?? 0))
      .map(({ Name = "" }) => Name),
    allowsSignUp: !(pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false),
    deletionProtected: pool.DeletionProtection === "ACTIVE",
    runsTriggers: Object.keys(pool.LambdaConfig ?? {}).length > 0,
    invitations: {
      email: pool.AdminCreateUserConfig?.InviteMessageTemplate?.EmailMessage ?? defaultInvitation,
      "text message": pool.AdminCreateUserConfig?.InviteMessageTemplate?.SMSMessage ?? defaultInvitation,
    },
  };
}

function clientFacts(client: WithoutUnset<UserPoolClientType>) {
  const flows = client.ExplicitAuthFlows ?? defaultAuthFlows;
  const readable = client.ReadAttributes;
  return {
    authFlows: new Set<string>(flows),
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
