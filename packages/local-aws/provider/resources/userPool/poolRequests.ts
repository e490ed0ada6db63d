import type {
  CreateUserPoolRequest,
  SchemaAttributeType,
  SetUserPoolMfaConfigRequest,
  UpdateUserPoolRequest,
} from "@aws-sdk/client-cognito-identity-provider";
import { toApi } from "../../fields";
import { sparse } from "../../rows/requests";
import { isRecord, type Properties } from "../../wire";
import { creationFields, mfaFields, settingFields } from "./poolFields";

/*
 * The requests that the AWS provider makes. It leaves out what is false, 0 or empty, with these exceptions.
 */
const alwaysSent = new Set([
  "CaseSensitive",
  "DeveloperOnlyAttribute",
  "MinimumLength",
  "Mutable",
  "PasswordHistorySize",
  "Required",
]);

const noCase = { CaseSensitive: false };

type Settings = Omit<UpdateUserPoolRequest, "MfaConfiguration" | "PoolName" | "UserPoolId">;

/** The request that creates the pool; MFA is set after that. */
export function toCreateUserPoolRequest(inputs: Properties): CreateUserPoolRequest {
  const { UserPoolTags = {}, Schema, ...creation } = toApi(creationFields, inputs);
  const { UserPoolTier, ...settings } = toSettings(inputs);
  return {
    PoolName: undefined,
    ...toSparse(creation),
    ...(creation.UsernameConfiguration === undefined
      ? {}
      : { UsernameConfiguration: toSparse({ ...noCase, ...creation.UsernameConfiguration }) }),
    ...(Schema === undefined || Schema.length === 0 ? {} : { Schema: toSchema(inputs["schemas"]) }),
    ...settings,
    // A new pool has this plan anyway.
    ...(UserPoolTier === undefined || UserPoolTier === "ESSENTIALS" ? {} : { UserPoolTier }),
    UserPoolTags,
  };
}

/** The attributes to add to a schema, as Cognito wants them. */
export function toSchema(attributes: unknown): SchemaAttributeType[] {
  const { Schema = [] } = toApi(creationFields, { schemas: attributes });
  return Schema.map((attribute) =>
    toSparse({ DeveloperOnlyAttribute: false, Mutable: false, Required: false, ...attribute }),
  );
}

/** The request that updates the pool: all of its settings, since Cognito resets those that are left out. */
export function toUpdateUserPoolRequest(
  id: string,
  asked: Properties,
  changed: readonly string[],
): UpdateUserPoolRequest {
  const { PoolName } = toApi(creationFields, asked);
  const { MfaConfiguration } = toApi(mfaFields, asked);
  const { UserAttributeUpdateSettings, ...settings } = toSettings(asked);
  return {
    UserPoolId: id,
    PoolName,
    MfaConfiguration,
    ...settings,
    ...(UserAttributeUpdateSettings === undefined && changed.includes("userAttributeUpdateSettings")
      ? // Left out, this one setting would stay as it was.
        { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [] } }
      : toSparse({ UserAttributeUpdateSettings })),
  };
}

function toSettings(inputs: Properties): Settings {
  const { PasswordPolicy, SignInPolicy, LambdaConfig, DeviceConfiguration, ...settings } = toApi(
    settingFields,
    inputs,
  );
  const policies = toSparse({
    PasswordPolicy: PasswordPolicy && { MinimumLength: 0, PasswordHistorySize: 0, ...PasswordPolicy },
    SignInPolicy,
  });
  return {
    ...toSparse({ ...settings, ...(Object.keys(policies).length === 0 ? {} : { Policies: policies }) }),
    ...(isRecord(inputs["adminCreateUserConfig"])
      ? { AdminCreateUserConfig: toAdminCreateUserConfig(inputs["adminCreateUserConfig"]) }
      : {}),
    ...(LambdaConfig === undefined ? {} : { LambdaConfig: toSparse(LambdaConfig) }),
    ...(DeviceConfiguration === undefined ? {} : { DeviceConfiguration: toSparse(DeviceConfiguration) }),
  };
}

/** All three messages of an invitation are sent if one is given; AWS rejects an empty one. */
function toAdminCreateUserConfig(config: Properties): Settings["AdminCreateUserConfig"] {
  const { AdminCreateUserConfig = {} } = toApi(settingFields, { adminCreateUserConfig: config });
  const { InviteMessageTemplate, ...others } = AdminCreateUserConfig;
  return {
    ...toSparse(others),
    ...(InviteMessageTemplate === undefined
      ? {}
      : {
          InviteMessageTemplate: {
            EmailMessage: "",
            EmailSubject: "",
            SMSMessage: "",
            ...InviteMessageTemplate,
          },
        }),
  };
}

/** Whether a new pool needs the request for MFA. */
export function needsMfaRequest(inputs: Properties): boolean {
  return hasMfa(inputs) || isRecord(inputs["webAuthnConfiguration"]);
}

/**
 * The request that sets the pool's MFA. SMS and email settings are sent only with MFA: Cognito rejects them otherwise.
 */
export function toSetUserPoolMfaConfigRequest(
  id: string,
  inputs: Properties,
  isNew = false,
): SetUserPoolMfaConfigRequest {
  const { EmailMfaConfiguration, MfaConfiguration, SoftwareTokenMfaConfiguration, ...mfa } = toApi(
    mfaFields,
    inputs,
  );
  const { SmsConfiguration, SmsAuthenticationMessage } = toApi(settingFields, inputs);
  const request: SetUserPoolMfaConfigRequest = {
    UserPoolId: id,
    ...(isNew && !hasMfa(inputs) ? {} : { MfaConfiguration }),
    ...toSparse(mfa),
    ...(SoftwareTokenMfaConfiguration === undefined
      ? {}
      : { SoftwareTokenMfaConfiguration: toSparse(SoftwareTokenMfaConfiguration) }),
  };
  if (!hasMfa(inputs)) return request;
  return {
    ...request,
    ...(EmailMfaConfiguration === undefined
      ? {}
      : { EmailMfaConfiguration: toSparse(EmailMfaConfiguration) }),
    ...(SmsConfiguration === undefined
      ? {}
      : { SmsMfaConfiguration: toSparse({ SmsConfiguration, SmsAuthenticationMessage }) }),
  };
}

function hasMfa(inputs: Properties): boolean {
  return (inputs["mfaConfiguration"] ?? "OFF") !== "OFF";
}

/** A request without what is false, 0 or empty, except for what is always sent. */
function toSparse<Request extends object>(request: Request): Request {
  return sparse(request, alwaysSent);
}
