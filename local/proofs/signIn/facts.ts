import {
  AdminGetUserCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  type UserPoolClientType,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import { isUnset, type WithoutUnset, withoutUnset } from "../../../components/outputs/unset";
import { deadline } from "./deadline";
import type { PasswordPolicy } from "./password";
import type { ProofTarget } from "./types";

/** The configuration of the deployed pool, app client and user, which determines which claims apply. */
export interface Facts {
  readonly poolName: string;
  readonly passwordPolicy: PasswordPolicy;
  readonly secondFactorRequired: boolean;
  readonly usernamesIgnoreCase: boolean;
  readonly emailIsUsername: boolean;
  readonly emailIsAlias: boolean;
  readonly deletionProtected: boolean;
  /** Whether anybody can sign up. */
  readonly allowsSignUp: boolean;
  readonly runsTriggers: boolean;
  /** The message with `{username}` and `{####}` as placeholders for the username and the password. */
  readonly invitation: string;
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
    readonly phoneNumber: string | undefined;
  };
}

// What Amazon Cognito does where nothing is configured.
const defaultInvitation = "Your username is {username} and temporary password is {####}.";
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
    ...clientFacts(withoutUnset(appClient.UserPoolClient ?? {})),
    ...(target.rotatesRefreshTokens === undefined
      ? {}
      : { rotatesRefreshTokens: target.rotatesRefreshTokens }),
    user: {
      subject: valueOf(user.UserAttributes, "sub"),
      email: valueOf(user.UserAttributes, "email"),
      emailVerified: valueOf(user.UserAttributes, "email_verified") === "true",
      phoneNumber: valueOf(user.UserAttributes, "phone_number"),
    },
  };
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
    emailIsUsername: pool.UsernameAttributes?.includes("email") ?? false,
    emailIsAlias: pool.AliasAttributes?.includes("email") ?? false,
    allowsSignUp: !(pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false),
    deletionProtected: pool.DeletionProtection === "ACTIVE",
    runsTriggers: Object.keys(pool.LambdaConfig ?? {}).length > 0,
    invitation: pool.AdminCreateUserConfig?.InviteMessageTemplate?.EmailMessage ?? defaultInvitation,
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
