import type {
  CreateUserPoolRequest,
  SetUserPoolMfaConfigRequest,
  UpdateUserPoolRequest,
  UserPoolPolicyType,
} from "@aws-sdk/client-cognito-identity-provider";
import { toApi } from "../../fields";
import { isRecord, type Properties } from "../../wire";
import { creationFields, mfaFields, settingFields } from "./fields";

type Settings = Omit<UpdateUserPoolRequest, "UserPoolId">;

/** What creates the pool; MFA is set after that. */
export function toCreateUserPoolRequest(inputs: Properties): CreateUserPoolRequest {
  const { PoolName, ...creation } = toApi(creationFields, inputs);
  return { PoolName, ...creation, ...toSettings(inputs) };
}

/** What updates the pool: all of its settings, since Cognito resets those that are left out. */
export function toUpdateUserPoolRequest(id: string, inputs: Properties): UpdateUserPoolRequest {
  const { MfaConfiguration } = toApi(mfaFields, inputs);
  return {
    UserPoolId: id,
    // Left out, this one setting would stay as it was.
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [] },
    MfaConfiguration,
    ...toSettings(inputs),
  };
}

function toSettings(inputs: Properties): Settings {
  const { PasswordPolicy, SignInPolicy, ...settings } = toApi(settingFields, inputs);
  const policies: UserPoolPolicyType = { ...given({ PasswordPolicy }), ...given({ SignInPolicy }) };
  return Object.keys(policies).length === 0 ? settings : { ...settings, Policies: policies };
}

function given<Value extends object>(value: Value): Partial<Value> {
  return Object.values(value).every((part) => part === undefined) ? {} : value;
}

/** Whether a new pool needs the request for MFA. */
export function needsMfaRequest(inputs: Properties): boolean {
  return hasMfa(inputs) || inputs["webAuthnConfiguration"] !== undefined;
}

/** What sets the pool's MFA. Text messages and mails are for MFA only where there is MFA: Cognito refuses them else. */
export function toSetUserPoolMfaConfigRequest(id: string, inputs: Properties): SetUserPoolMfaConfigRequest {
  const { EmailMfaConfiguration, ...mfa } = toApi(mfaFields, inputs);
  const { SmsConfiguration, SmsAuthenticationMessage } = toApi(settingFields, inputs);
  const request: SetUserPoolMfaConfigRequest = { UserPoolId: id, ...mfa };
  if (!hasMfa(inputs)) return request;
  return {
    ...request,
    ...given({ EmailMfaConfiguration }),
    ...(isRecord(SmsConfiguration)
      ? { SmsMfaConfiguration: { SmsConfiguration, ...given({ SmsAuthenticationMessage }) } }
      : {}),
  };
}

function hasMfa(inputs: Properties): boolean {
  return (inputs["mfaConfiguration"] ?? "OFF") !== "OFF";
}
