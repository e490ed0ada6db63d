import type {
  AnalyticsConfigurationType,
  CreateUserPoolClientRequest,
  RefreshTokenRotationType,
  TokenValidityUnitsType,
} from "@aws-sdk/client-cognito-identity-provider";
import type * as aws from "@pulumi/aws";
import type { UserPoolClientArgs } from "@pulumi/aws/cognito/userPoolClient";
import { block, computed, fieldsOf } from "../../fields";

const analyticsConfiguration = fieldsOf<
  aws.types.input.cognito.UserPoolClientAnalyticsConfiguration,
  AnalyticsConfigurationType
>({
  applicationArn: "ApplicationArn",
  applicationId: "ApplicationId",
  externalId: "ExternalId",
  roleArn: computed("RoleArn"),
  userDataShared: computed("UserDataShared"),
});

const refreshTokenRotation = fieldsOf<
  aws.types.input.cognito.UserPoolClientRefreshTokenRotation,
  RefreshTokenRotationType
>({
  feature: "Feature",
  retryGracePeriodSeconds: computed("RetryGracePeriodSeconds"),
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
  accessTokenValidity: computed("AccessTokenValidity"),
  allowedOauthFlows: computed("AllowedOAuthFlows"),
  allowedOauthFlowsUserPoolClient: computed("AllowedOAuthFlowsUserPoolClient"),
  allowedOauthScopes: computed("AllowedOAuthScopes"),
  analyticsConfiguration: block("AnalyticsConfiguration", analyticsConfiguration),
  authSessionValidity: computed("AuthSessionValidity"),
  callbackUrls: computed("CallbackURLs"),
  defaultRedirectUri: computed("DefaultRedirectURI"),
  enablePropagateAdditionalUserContextData: computed("EnablePropagateAdditionalUserContextData"),
  enableTokenRevocation: computed("EnableTokenRevocation"),
  explicitAuthFlows: computed("ExplicitAuthFlows"),
  generateSecret: "GenerateSecret",
  idTokenValidity: computed("IdTokenValidity"),
  logoutUrls: computed("LogoutURLs"),
  name: "ClientName",
  preventUserExistenceErrors: computed("PreventUserExistenceErrors"),
  readAttributes: computed("ReadAttributes"),
  refreshTokenRotation: block("RefreshTokenRotation", refreshTokenRotation),
  refreshTokenValidity: computed("RefreshTokenValidity"),
  supportedIdentityProviders: computed("SupportedIdentityProviders"),
  tokenValidityUnits: block("TokenValidityUnits", tokenValidityUnits),
  userPoolId: "UserPoolId",
  writeAttributes: computed("WriteAttributes"),
});

/** The units of token lives where a program names none. */
export const standardUnits = { accessToken: "hours", idToken: "hours", refreshToken: "days" } as const;
