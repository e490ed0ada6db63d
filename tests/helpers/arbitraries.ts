import fc from "fast-check";
import {
  type AppClientArgs,
  AttributeType,
  type AuthFlowsArgs,
  type CognitoAuthArgs,
  type CustomAttributeArgs,
  type DurationArgs,
  FeaturePlan,
  type PasswordPolicyArgs,
  type RefreshTokenRotationArgs,
  type RememberDevicesArgs,
  RotationFeature,
  TimeUnit,
  type UserPoolArgs,
} from "../../components";
import { alternatives } from "../unit/resources/validArguments";
import { groupMaps, sesArgs, smsArgs } from "./deliveryArbitraries";
import { inputOf, stringOf, withSignInPages } from "./signInArbitraries";
import { withFunctions } from "./triggerArbitraries";
import { standardAttributes, testUsersIn, withUsers } from "./userArbitraries";

/** An object with any of these fields, each of them also left out. */
const anyOf = <T>(fields: { [Field in keyof T]: fc.Arbitrary<T[Field]> }): ReturnType<
  typeof fc.record<T, never>
> => fc.record<T, never>(fields, { requiredKeys: [] });

const resourceName = stringOf("azAZ09 _+=,.@-", 1, 128);

/** Arbitraries that replace the values of an argument; undefined for an argument that isn't generated. */
type Special<T> = { [Field in keyof T]?: fc.Arbitrary<T[Field]> | undefined };

/** A group of arguments, each of them also left out. Those that aren't special have the values that are recorded. */
function group<T>(path: string, special: Special<T>): fc.Arbitrary<T> {
  const names = new Set(pathsBelow(path).map((inner) => inner.split(".")[0] ?? ""));
  const recorded = [...names].map((name) => [name, argument(`${path}.${name}`)] as const);
  const all: Record<string, fc.Arbitrary<unknown> | undefined> = {
    ...Object.fromEntries(recorded),
    ...special,
  };
  const generated = Object.entries(all).flatMap(([name, values]) =>
    values ? [[name, values] as const] : [],
  );
  // The recording has no types; a property says that all of these are accepted.
  return fc.record(Object.fromEntries(generated), { requiredKeys: [] }) as fc.Arbitrary<T>;
}

function argument(path: string): fc.Arbitrary<unknown> {
  if (pathsBelow(path).length > 0) return group<unknown>(path, {});
  const { values = [], later = false } = alternatives[path] ?? {};
  const recorded = fc.constantFrom(...values);
  return later ? inputOf(recorded) : recorded;
}

function pathsBelow(path: string): string[] {
  const prefix = `${path}.`;
  return Object.keys(alternatives).flatMap((other) =>
    other.startsWith(prefix) ? [other.slice(prefix.length)] : [],
  );
}

/** Every password policy that the component accepts, apart from the feature plan. */
export const passwordPolicies = group<PasswordPolicyArgs>("userPool.passwordPolicy", {
  minimumLength: fc.integer({ min: 6, max: 99 }),
  temporaryPasswordValidityDays: fc.integer({ min: 1, max: 365 }),
  historySize: fc.integer({ min: 0, max: 24 }),
});

const hasBytes = (most: number) => (value: string) => Buffer.byteLength(value) <= most;

const attributeName = stringOf("abcXYZ019_-.é", 1, 20)
  .map((name) => `x${name.slice(1)}`)
  .filter(hasBytes(20));

function limits(minimum: string, maximum: string, from: number, to: number): fc.Arbitrary<object> {
  return fc
    .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to }))
    .map((pair) => ({ [minimum]: Math.min(...pair), [maximum]: Math.max(...pair) }));
}

const customAttribute: fc.Arbitrary<CustomAttributeArgs> = fc
  .tuple(
    fc.constantFrom(...Object.values(AttributeType)),
    anyOf({ mutable: fc.boolean(), userWritable: fc.boolean() }),
    limits("minLength", "maxLength", 0, 2_048),
    limits("minValue", "maxValue", Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    fc.boolean(),
  )
  .map(([type, rights, length, range, limited]) => {
    const ofType = type === AttributeType.String ? length : type === AttributeType.Number ? range : {};
    return { type, ...rights, ...(limited ? ofType : {}) };
  });

const mail = (filled: string): fc.Arbitrary<object> =>
  anyOf({
    subject: inputOf(fc.string({ minLength: 1, maxLength: 140 })),
    message: inputOf(fc.string({ maxLength: 200 }).map((end) => filled + end)),
  });

// What goes only with other settings is added to them.
const userPools = group<UserPoolArgs>("userPool", {
  ...{ signInWith: undefined, aliases: undefined, mfa: undefined, passwordless: undefined },
  ...{ autoVerify: undefined, verifyBeforeUpdate: undefined, accountRecovery: undefined },
  name: inputOf(resourceName),
  passwordPolicy: passwordPolicies,
  rememberDevices: fc.constantFrom<RememberDevicesArgs>(
    { when: "always" },
    { when: "userOptIn", skipMfa: true },
  ),
  standardAttributes,
  customAttributes: fc.dictionary(attributeName, customAttribute, { maxKeys: 5 }),
  invitation: mail("{username}: {####}"),
  verification: mail("{####}"),
  ses: sesArgs,
  sms: smsArgs,
})
  .map((userPool) =>
    userPool.featurePlan === FeaturePlan.Lite
      ? { ...userPool, passwordPolicy: { ...userPool.passwordPolicy, historySize: 0 } }
      : userPool,
  )
  .chain((userPool) => fc.oneof(withUsers(userPool), fc.constant(userPool)));

const secondsOf = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };

function durations(fromSeconds: number, toSeconds: number): fc.Arbitrary<DurationArgs> {
  return fc.constantFrom(...Object.values(TimeUnit)).chain((unit) => {
    const min = Math.ceil(fromSeconds / secondsOf[unit]);
    const max = Math.floor(toSeconds / secondsOf[unit]);
    return fc.integer({ min, max: Math.max(min, max) }).map((value) => ({ value, unit }));
  });
}

const day = 86_400;

// What depends on the pool, its domain and its scopes is added to all of the arguments.
const appClients = group<AppClientArgs>("appClient", {
  ...{ oauth: undefined, branding: undefined, identityProviders: undefined, propagateUserContext: undefined },
  ...{ readAttributes: undefined, writeAttributes: undefined },
  name: inputOf(resourceName),
  authFlows: group<AuthFlowsArgs>("appClient.authFlows", { userSrp: fc.constant(true) }),
  // A token that is valid for a day at most, and a refresh token that is valid for at least as long.
  accessTokenValidity: durations(300, day),
  idTokenValidity: durations(300, day),
  refreshTokenValidity: durations(day, 3_650 * day),
  refreshTokenRotation: fc.oneof(
    group<RefreshTokenRotationArgs>("appClient.refreshTokenRotation", {
      feature: fc.constant(RotationFeature.Enabled),
      retryGracePeriodSeconds: fc.integer({ min: 0, max: 60 }),
    }),
    fc.constant({ feature: RotationFeature.Disabled }),
  ),
}).map((appClient) => {
  const { authFlows, refreshTokenRotation } = appClient;
  const rotates =
    refreshTokenRotation !== undefined && refreshTokenRotation.feature !== RotationFeature.Disabled;
  return rotates ? { ...appClient, authFlows: { ...authFlows, refreshToken: false } } : appClient;
});

const tagCharacters = "abcXYZ019é日 _.:/=+-@";

const tags = inputOf(
  fc.dictionary(
    stringOf(tagCharacters, 1, 128).map((key) => `x${key.slice(1)}`),
    stringOf(tagCharacters, 0, 256),
    { maxKeys: 48 },
  ),
);

const withoutSignInPages: fc.Arbitrary<CognitoAuthArgs> = fc
  .tuple(userPools, groupMaps)
  .chain(([userPool, groups]) =>
    fc
      .tuple(fc.boolean(), anyOf({ appClient: appClients, testUser: testUsersIn(userPool, groups), tags }))
      .map(([withUserPool, others]) => {
        const needsPool = others.testUser !== undefined;
        return withUserPool || needsPool ? { userPool, groups, ...others } : { groups, ...others };
      }),
  );

/** Arguments that are right, with every combination of all of them. */
export const validArguments: fc.Arbitrary<CognitoAuthArgs> = withoutSignInPages
  .map((args) => (args.userPool?.featurePlan === FeaturePlan.Lite ? withoutUserAuth(args) : args))
  .chain((args) => fc.oneof(fc.constant(args), withSignInPages(args)))
  .chain(withFunctions);

function withoutUserAuth(args: CognitoAuthArgs): CognitoAuthArgs {
  const { appClient = {} } = args;
  return { ...args, appClient: { ...appClient, authFlows: { ...appClient.authFlows, userAuth: false } } };
}
