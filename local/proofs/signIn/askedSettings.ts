import { askedFor, type ExpectedRequest, including } from "../askedFor";
import type { CheckResult } from "./claim";
import type { Proof } from "./proof";
import type { PoolSettings } from "./types";

const hidden = "only AWS has this, and this endpoint doesn't show its requests";

/** Settings of the pool that only AWS can fulfill. */
export function settingsOf({ target: { settings = {} } }: Proof): PoolSettings {
  return settings;
}

/** Whether the pool was asked to send emails so. */
export function sesAskedFor(proof: Proof): Promise<CheckResult> {
  return askedOfPool(proof, { EmailConfiguration: settingsOf(proof).email });
}

/** Whether the pool was asked to send text messages so. */
export function smsAskedFor(proof: Proof): Promise<CheckResult> {
  const { SnsCallerArn, ExternalId } = proof.facts.sms;
  return askedOfPool(proof, { SmsConfiguration: { SnsCallerArn, ExternalId, ...settingsOf(proof).sms } });
}

/** Whether the pool was asked to remember devices so. */
export function devicesAskedFor(proof: Proof): Promise<CheckResult> {
  return askedOfPool(proof, { DeviceConfiguration: settingsOf(proof).devices });
}

/** Whether the pool was asked to take passkeys as a first factor, and so. */
export async function passkeysAskedFor(proof: Proof): Promise<CheckResult> {
  const factor = await askedOfPool(proof, {
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: including("WEB_AUTHN") } },
  });
  if (factor.kind !== "asked") return factor;
  return ask(proof, {
    service: "cognito-idp",
    operations: ["SetUserPoolMfaConfig"],
    resource: { UserPoolId: proof.target.userPoolId },
    parameters: { WebAuthnConfiguration: settingsOf(proof).passkeys },
  });
}

/** Whether the role that sends text messages was asked to be one for Cognito in this account only, with the external id. */
export function trustAskedFor(proof: Proof): Promise<CheckResult> {
  const { account, sms } = proof.facts;
  const StringEquals = { "aws:SourceAccount": account, "sts:ExternalId": sms.ExternalId };
  const ArnLike = { "aws:SourceArn": `arn:*:cognito-idp:*:${account}:userpool/*` };
  const statement = {
    Effect: "Allow",
    Principal: { Service: "cognito-idp.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: { StringEquals, ArnLike },
  };
  return ask(proof, {
    service: "iam",
    operations: ["CreateRole"],
    resource: { RoleName: roleName(proof) },
    parameters: { AssumeRolePolicyDocument: { Statement: [statement] } },
  });
}

/** Whether that role was asked to let nothing be done but publish. */
export function policyAskedFor(proof: Proof): Promise<CheckResult> {
  const statement = { Effect: "Allow", Action: "sns:Publish", Resource: "*" };
  return ask(proof, {
    service: "iam",
    operations: ["PutRolePolicy", "AttachRolePolicy"],
    resource: { RoleName: roleName(proof) },
    requests: "all",
    parameters: { PolicyDocument: { Statement: [statement] } },
  });
}

function roleName({ facts: { sms } }: Proof): string {
  return sms.SnsCallerArn?.split("/").at(-1) ?? "";
}

function askedOfPool(proof: Proof, parameters: ExpectedRequest["parameters"]): Promise<CheckResult> {
  return ask(proof, {
    service: "cognito-idp",
    operations: ["CreateUserPool", "UpdateUserPool"],
    resource: { PoolName: proof.facts.poolName },
    parameters,
  });
}

function ask({ target }: Proof, request: ExpectedRequest): Promise<CheckResult> {
  return askedFor(target.endpoint, request, hidden);
}
