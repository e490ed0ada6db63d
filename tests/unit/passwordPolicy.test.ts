import assert from "node:assert/strict";
import fc from "fast-check";
import type { PasswordPolicyArgs } from "../../components";
import { randomPasswordProperties } from "../../components/testUser/randomPassword";
import { settleUserPool } from "../../components/userPool/settled";
import { passwordPolicies } from "../helpers/arbitraries";

const lower = "abcdefghijklmnopqrstuvwxyz";
const upper = lower.toUpperCase();
const digits = "0123456789";

/** https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html */
const symbolsOfCognito = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-";

/** The inputs of the random provider's generator. */
interface PasswordProperties {
  length: number;
  lower: boolean;
  upper: boolean;
  numeric: boolean;
  special: boolean;
  minLower: number;
  minUpper: number;
  minNumeric: number;
  minSpecial: number;
  overrideSpecial: string;
}

describe("The properties of the temporary password", () => {
  it("are the same 20 characters of all four kinds for every policy that is no longer", () => {
    const expected: PasswordProperties = {
      length: 20,
      lower: true,
      upper: true,
      numeric: true,
      special: true,
      minLower: 1,
      minUpper: 1,
      minNumeric: 1,
      minSpecial: 1,
      overrideSpecial: "_",
    };
    for (const policy of [
      {},
      { minimumLength: 6 },
      { minimumLength: 19 },
      { minimumLength: 20 },
      { requireLowercase: false, requireUppercase: false, requireNumbers: false, requireSymbols: false },
    ]) {
      assert.deepEqual(passwordPropertiesOf(policy), expected);
    }
  });

  it("are as long as the policy from 21 characters", () => {
    for (const minimumLength of [21, 98, 99]) {
      assert.equal(passwordPropertiesOf({ minimumLength }).length, minimumLength);
    }
  });

  it("give passwords that satisfy every policy", () => {
    fc.assert(
      fc.property(passwordPolicies.chain(withPassword), ({ policy, password }) => {
        assert.ok(satisfies(password, policy), JSON.stringify({ policy, password }));
        assert.match(password, /^[A-Za-z0-9_]{20,99}$/);
      }),
      { numRuns: 200 },
    );
  });
});

/** The generator's inputs for a pool with this policy. */
function passwordPropertiesOf(passwordPolicy: PasswordPolicyArgs): PasswordProperties {
  return randomPasswordProperties(settleUserPool({ passwordPolicy }).passwordPolicy) as PasswordProperties;
}

/** A policy, and a password as the provider could make it for the policy. */
function withPassword(
  policy: PasswordPolicyArgs,
): fc.Arbitrary<{ policy: PasswordPolicyArgs; password: string }> {
  const properties = passwordPropertiesOf(policy);
  return passwordsOf(properties).map((password) => ({ policy, password }));
}

/** The provider's generator: the minimum of each kind, the rest from all kinds that are on, in any order. */
function passwordsOf(properties: PasswordProperties): fc.Arbitrary<string> {
  const kinds = [
    { characters: lower, on: properties.lower, minimum: properties.minLower },
    { characters: upper, on: properties.upper, minimum: properties.minUpper },
    { characters: digits, on: properties.numeric, minimum: properties.minNumeric },
    { characters: properties.overrideSpecial, on: properties.special, minimum: properties.minSpecial },
  ];
  const all = kinds.flatMap(({ characters, on }) => (on ? Array.from(characters) : []));
  const minima = kinds.map(({ minimum }) => minimum).reduce((sum, minimum) => sum + minimum, 0);
  const parts = [
    ...kinds.map(({ characters, minimum }) => characterArray(Array.from(characters), minimum)),
    characterArray(all, properties.length - minima),
  ];
  return fc
    .tuple(...parts)
    .map((drawn) => drawn.flat())
    .chain((drawn) => fc.shuffledSubarray(drawn, { minLength: drawn.length }))
    .map((drawn) => drawn.join(""));
}

function characterArray(characters: string[], count: number): fc.Arbitrary<string[]> {
  return fc.array(fc.constantFrom(...characters), { minLength: count, maxLength: count });
}

/** What Cognito checks of a new password. */
function satisfies(password: string, policy: PasswordPolicyArgs): boolean {
  const has = (characters: string): boolean =>
    Array.from(password).some((character) => characters.includes(character));
  const {
    requireLowercase = true,
    requireUppercase = true,
    requireNumbers = true,
    requireSymbols = true,
  } = policy;
  return (
    password.length >= (policy.minimumLength ?? 14) &&
    password.length <= 256 &&
    (!requireLowercase || has(lower)) &&
    (!requireUppercase || has(upper)) &&
    (!requireNumbers || has(digits)) &&
    (!requireSymbols || has(symbolsOfCognito))
  );
}
