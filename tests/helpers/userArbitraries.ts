import type * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import {
  AccountRecovery,
  type CustomAttributeArgs,
  FeaturePlan,
  type GroupArgs,
  MfaMode,
  SignInWith,
  type StandardAttributesArgs,
  type TestUserArgs,
  type UserPoolArgs,
} from "../../components";
import {
  standardAttributeArguments,
  standardAttributeNames,
} from "../../components/userPool/standardAttributes";
import { inputOf, stringOf } from "./signInArbitraries";

/** An object with any of these fields, each of them also left out. */
const anyOf = <T>(fields: { [Field in keyof T]: fc.Arbitrary<T[Field]> }): ReturnType<
  typeof fc.record<T, never>
> => fc.record<T, never>(fields, { requiredKeys: [] });

const text = (filled: string): fc.Arbitrary<pulumi.Input<string>> =>
  inputOf(stringOf("azé ", 0, 40).map((end) => filled + end));

/** What decides on how users sign in, verify and recover. */
const choices = fc.record({
  signInWith: fc.option(fc.constantFrom(...Object.values(SignInWith)), { nil: undefined }),
  mode: fc.option(fc.constantFrom(...Object.values(MfaMode)), { nil: undefined }),
  totp: fc.boolean(),
  byEmail: fc.boolean(),
  emailOtp: fc.boolean(),
  smsOtp: fc.boolean(),
  passkeys: fc.boolean(),
  recovery: fc.option(fc.constantFrom(...Object.values(AccountRecovery)), { nil: undefined }),
  aliases: anyOf({ email: fc.boolean(), phone: fc.boolean(), preferredUsername: fc.boolean() }),
  smsMessage: text("{####}"),
});

/** Adds to a pool, whose plan and delivery are known, what users and factors go with them. */
export function withUsers(pool: UserPoolArgs): fc.Arbitrary<UserPoolArgs> {
  return choices.map((chosen) => {
    const sms = pool.sms !== undefined;
    const isLite = pool.featurePlan === FeaturePlan.Lite;
    const { mode = MfaMode.Optional } = chosen;
    const smsMfa = sms && mode !== MfaMode.Off;
    const byPhone = chosen.signInWith === SignInWith.Phone || chosen.signInWith === SignInWith.EmailOrPhone;
    const signInWith = byPhone && !sms ? SignInWith.Username : chosen.signInWith;
    const emailMfa = chosen.byEmail && pool.ses !== undefined && !isLite && mode !== MfaMode.Off;
    const recoversByPhone = ["phone", "emailThenPhone", "phoneThenEmail"].includes(chosen.recovery ?? "");
    const recovery = emailMfa
      ? AccountRecovery.AdminOnly
      : recoversByPhone && (!sms || smsMfa)
        ? undefined
        : chosen.recovery;
    const canChoose = !isLite && mode !== MfaMode.Required;
    const passwordless = {
      emailOtp: chosen.emailOtp,
      smsOtp: chosen.smsOtp && sms,
      ...(chosen.passkeys && (mode !== MfaMode.Off || !sms)
        ? { passkeys: { relyingPartyId: "example.com" } }
        : {}),
    };
    const isPasswordless = canChoose && Object.values(passwordless).some((factor) => factor !== false);
    return {
      ...pool,
      ...(signInWith === undefined ? {} : { signInWith }),
      ...(signInWith === undefined || signInWith === SignInWith.Username
        ? { aliases: { ...chosen.aliases, phone: chosen.aliases.phone === true && sms } }
        : {}),
      mfa: {
        mode,
        ...(smsMfa ? { totp: chosen.totp, smsMessage: chosen.smsMessage } : {}),
        ...(emailMfa ? { email: {} } : {}),
      },
      ...(isPasswordless ? { passwordless } : {}),
      ...(recovery === undefined ? {} : { accountRecovery: recovery }),
      // By default, a pool of phone numbers verifies no address, and one without text messages no number.
      autoVerify: { email: true, ...(sms ? { phone: true } : {}) },
    };
  });
}

/** What a pool demands of standard attributes. */
export const standardAttributes: fc.Arbitrary<StandardAttributesArgs> = anyOf(
  Object.fromEntries(
    Object.keys(standardAttributeNames).map((name) => [
      name,
      // Where it is an alias, nobody could sign up.
      anyOf({ required: fc.constant(name !== "preferredUsername"), mutable: fc.boolean() }),
    ]),
  ),
);

const emailAddress = fc
  .tuple(stringOf("abc019_+-'", 1, 30), stringOf("abc019-", 1, 30))
  .map(([local, host]) => `${local}.jane@x${host}x.example`);

const phoneNumber = stringOf("0123456789", 1, 13).map((digits) => `+4${digits}`);

const hasBytes = (most: number) => (value: string) => Buffer.byteLength(value) <= most;

const username = stringOf("abcXYZ019_.@-+é日", 1, 128)
  .filter((name) => !/@.+\./.test(name) && !/^\+\d+$/.test(name))
  .filter(hasBytes(128));

const valuesOfStandardAttributes: Readonly<Record<string, string>> = {
  birthdate: "2026-01-31",
  updated_at: "7",
};

/** The value of a custom attribute. */
export function valueOf({
  type,
  minLength = 0,
  maxLength = 2_048,
  minValue,
  maxValue,
}: CustomAttributeArgs): string {
  switch (type) {
    case "String":
      return "x".repeat(Math.min(maxLength, Math.max(minLength, 1)));
    case "Number":
      return String(minValue ?? maxValue ?? 0);
    case "DateTime":
      return "2026-01-31";
    case "Boolean":
      return "true";
  }
}

/** Test users of a pool, with all that it requires. */
export function testUsersIn(
  pool: UserPoolArgs,
  groups: Readonly<Record<string, GroupArgs>>,
): fc.Arbitrary<TestUserArgs> {
  const custom = Object.entries(pool.customAttributes ?? {}).map(([name, attribute]) => [
    name,
    valueOf(attribute),
  ]);
  const required = standardAttributeArguments
    .filter((name) => pool.standardAttributes?.[name]?.required === true)
    .filter((name) => name !== "email" && name !== "phoneNumber")
    .map((name) => standardAttributeNames[name])
    .map((name) => [name, valuesOfStandardAttributes[name] ?? "x"]);
  const attributes = Object.fromEntries([...required, ...custom]) as Record<string, string>;
  const others = fc.record(
    {
      attributes: fc.constantFrom(attributes, { nickname: "Jane", ...attributes }),
      groups: fc.subarray(Object.keys(groups)),
      password: fc.constantFrom<Partial<TestUserArgs>>(
        { permanentPassword: true },
        { permanentPassword: false, sendInvitation: true },
        { sendInvitation: false },
      ),
      passwordVersion: fc.integer({ min: 1 }),
    },
    { requiredKeys: ["attributes"] },
  );
  return fc
    .tuple(identities(pool), others)
    .map(([who, { password = {}, ...what }]) => ({ ...what, ...password, ...who }));
}

/** Both contacts are given where the pool requires them or not. */
function identities({ signInWith = SignInWith.Username }: UserPoolArgs): fc.Arbitrary<TestUserArgs> {
  const contacts = { email: emailAddress, phoneNumber };
  switch (signInWith) {
    case SignInWith.Email:
      return fc
        .record(contacts)
        .chain(({ email, phoneNumber: number }) =>
          fc.constantFrom(
            { username: email, phoneNumber: number },
            { username: email, email, phoneNumber: number },
          ),
        );
    case SignInWith.Phone:
      return fc
        .record(contacts)
        .chain(({ email, phoneNumber: number }) =>
          fc.constantFrom({ username: number, email }, { username: number, email, phoneNumber: number }),
        );
    case SignInWith.EmailOrPhone:
      return fc
        .record(contacts)
        .chain(({ email, phoneNumber: number }) =>
          fc.constantFrom(
            { username: number, email, phoneNumber: number },
            { username: email, email, phoneNumber: number },
          ),
        );
    case SignInWith.Username:
      return fc.record({
        username: inputOf(username),
        email: inputOf(emailAddress),
        phoneNumber: inputOf(phoneNumber),
      });
  }
}
