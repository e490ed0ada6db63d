import { mailboxOf } from "../../components/delivery/mailbox";
import { RememberedDevices } from "../../components/userPool/args";
import type { SettledUserPool } from "../../components/userPool/settled";
import type { PoolSettings } from "../proofs/signIn";
import { plainValue } from "./plainValue";
import { settledStack } from "./settledStack";
import type { StackFiles } from "./stackFiles";

type Parameters = Readonly<Record<string, unknown>>;

/** The settings of a stack's pool that only AWS can fulfill, by the names of its API. */
export function poolSettings(files: StackFiles): PoolSettings {
  const { ses, sms, passwordless, rememberDevices } = settledStack(files).userPool;
  return {
    ...(ses === undefined ? {} : { email: emailOf(ses) }),
    ...(sms === undefined ? {} : { sms: smsOf(sms), makesSmsRole: sms.roleArn === undefined }),
    ...(passwordless?.passkeys === undefined ? {} : { passkeys: passkeysOf(passwordless.passkeys) }),
    ...(rememberDevices === undefined ? {} : { devices: devicesOf(rememberDevices) }),
  };
}

function emailOf({
  identityArn,
  from,
  fromName,
  replyTo,
  configurationSet,
}: NonNullable<SettledUserPool["ses"]>): Parameters {
  return given({
    EmailSendingAccount: "DEVELOPER",
    SourceArn: identityArn,
    From: fromName === undefined ? from : mailboxOf(plainValue(fromName), plainValue(from)),
    ReplyToEmailAddress: replyTo,
    ConfigurationSet: configurationSet,
  });
}

function smsOf({ roleArn, externalId, region }: NonNullable<SettledUserPool["sms"]>): Parameters {
  return given({ SnsCallerArn: roleArn, ExternalId: externalId, SnsRegion: region });
}

function passkeysOf({
  relyingPartyId,
  userVerification,
}: NonNullable<NonNullable<SettledUserPool["passwordless"]>["passkeys"]>): Parameters {
  return given({ RelyingPartyId: relyingPartyId, UserVerification: userVerification });
}

function devicesOf({ when, skipMfa }: NonNullable<SettledUserPool["rememberDevices"]>): Parameters {
  // The AWS provider leaves out what is false.
  return {
    ...(skipMfa ? { ChallengeRequiredOnNewDevice: true } : {}),
    ...(when === RememberedDevices.UserOptIn ? { DeviceOnlyRememberedOnUserPrompt: true } : {}),
  };
}

/** The parameters that have a value. */
function given(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}
