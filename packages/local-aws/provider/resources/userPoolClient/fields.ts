import type {
  AnalyticsConfigurationType,
  CreateUserPoolClientRequest,
  RefreshTokenRotationType,
  TokenValidityUnitsType,
} from "@aws-sdk/client-cognito-identity-provider";
import type * as aws from "@pulumi/aws";
import type { UserPoolClientArgs } from "@pulumi/aws/cognito/userPoolClient";
import { block, fieldsOf } from "../../fields";

const analyticsConfiguration = fieldsOf<
  aws.types.input.cognito.UserPoolClientAnalyticsConfiguration,
  AnalyticsConfigurationType
>({
  applicationArn: "ApplicationArn",
  applicationId: "ApplicationId",
  externalId: "ExternalId",
  roleArn: "RoleArn",
  userDataShared: "UserDataShared",
});

const refreshTokenRotation = fieldsOf<
  aws.types.input.cognito.UserPoolClientRefreshTokenRotation,
  RefreshTokenRotationType
>({
  feature: "Feature",
  retryGracePeriodSeconds: "RetryGracePeriodSeconds",
});

const tokenValidityUnits = fieldsOf<
  aws.types.input.cognito.UserPoolClientTokenValidityUnits,
  TokenValidityUnitsType
>({
  accessToken: "AccessToken",
  idToken: "IdToken",
  refreshToken: "RefreshToken",
});

/** The arguments of `aws.cognito.UserPoolClient`. */
export const fields = fieldsOf<Omit<UserPoolClientArgs, "region">, CreateUserPoolClientRequest>({
  accessTokenValidity: "AccessTokenValidity",
  allowedOauthFlows: "AllowedOAuthFlows",
  allowedOauthFlowsUserPoolClient: "AllowedOAuthFlowsUserPoolClient",
  allowedOauthScopes: "AllowedOAuthScopes",
  analyticsConfiguration: block("AnalyticsConfiguration", analyticsConfiguration),
  authSessionValidity: "AuthSessionValidity",
  callbackUrls: "CallbackURLs",
  defaultRedirectUri: "DefaultRedirectURI",
  enablePropagateAdditionalUserContextData: "EnablePropagateAdditionalUserContextData",
  enableTokenRevocation: "EnableTokenRevocation",
  explicitAuthFlows: "ExplicitAuthFlows",
  generateSecret: "GenerateSecret",
  idTokenValidity: "IdTokenValidity",
  logoutUrls: "LogoutURLs",
  name: "ClientName",
  preventUserExistenceErrors: "PreventUserExistenceErrors",
  readAttributes: "ReadAttributes",
  refreshTokenRotation: block("RefreshTokenRotation", refreshTokenRotation),
  refreshTokenValidity: "RefreshTokenValidity",
  supportedIdentityProviders: "SupportedIdentityProviders",
  tokenValidityUnits: block("TokenValidityUnits", tokenValidityUnits),
  userPoolId: "UserPoolId",
  writeAttributes: "WriteAttributes",
});

/** The units of token lives where a program names none. */
export const standardUnits = { accessToken: "hours", idToken: "hours", refreshToken: "days" } as const;
