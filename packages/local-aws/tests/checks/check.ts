import assert from "node:assert/strict";
import { type CognitoUnderTest, refusalOf } from "../helpers/cognitoUnderTest";

/** A behaviour that AWS documents, and how to see whether an emulator has it. */
interface Check {
  /** The page of AWS's documentation. */
  readonly page: string;
  /** Resolves if all of it is as documented; throws what differs. */
  readonly check: (cognito: CognitoUnderTest) => Promise<void>;
}

/** The checks of a subject, by the behaviour, in words. */
export interface Subject {
  readonly title: string;
  readonly checks: Readonly<Record<string, Check>>;
}

/** A check of what a page documents. */
export function documented(page: string, check: Check["check"]): Check {
  return { page, check };
}

/** A page of the API reference of user pools: an operation's or a type's. */
export function api(name: string): string {
  return `https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_${name}.html`;
}

/** A page of the API reference of identity pools. */
export function identityApi(name: string): string {
  return `https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_${name}.html`;
}

/** A page of Cognito's developer guide. */
export function guide(name: string): string {
  return `https://docs.aws.amazon.com/cognito/latest/developerguide/${name}.html`;
}

/** Asserts that a call is refused with an error. Of most errors, AWS documents the name and not the message. */
export async function assertRefused(error: string, call: Promise<unknown>): Promise<void> {
  assert.equal(await errorOf(call), error);
}

/** The name of the error with which a call is refused. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  const [name = ""] = (await refusalOf(call)).split(":");
  return name;
}

/** Asserts that something has all expected settings with their values. It may have more; lists have no order. */
export function assertHas(actual: unknown, expected: object): void {
  assert.deepEqual(partOf(actual, expected), sorted(expected));
}

function partOf(actual: unknown, expected: unknown): unknown {
  if (!isRecord(actual) || !isRecord(expected)) return sorted(actual);
  return Object.fromEntries(
    Object.keys(expected).map((name) => [name, partOf(actual[name], expected[name])]),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => JSON.stringify(entry)).sort();
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, sorted(inner)]))
    : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

let count = 0;

/** A name that no other check uses. */
export function newName(): string {
  count += 1;
  return `name-${count}`;
}

/** An email address that no other check uses. */
export function newAddress(): string {
  return `${newName()}@example.com`;
}

/** A phone number that no other check uses. */
export function newNumber(): string {
  count += 1;
  return `+1555555${count.toString().padStart(4, "0")}`;
}
