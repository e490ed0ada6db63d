import { SignInWith, type CustomAttributeArgs } from "../userPool/args";
import {
  bytesBetween,
  fields,
  flag,
  input,
  mapOf,
  refine,
  text,
  wholeNumber,
  type Check,
} from "../validation/checks";
import { isEmailAddress } from "../validation/formats";
import type { Report } from "../validation/problem";
import type { TestUserArgs } from "./args";
import { attributeNameIn, attributeValue } from "./attributes";

/** What the test user's arguments have to agree with. */
export interface PoolOfTestUser {
  /** How users sign in; undefined where that argument is wrong itself. */
  signInWith: SignInWith | undefined;
  /** The names of all custom attributes. */
  attributeNames: string[];
  /** The custom attributes whose definition is right. */
  customAttributes: Record<string, CustomAttributeArgs>;
}

const emailAddress: Check<string> = refine(text, (value) =>
  isEmailAddress(value)
    ? undefined
    : {
        reason: "this is no e-mail address that mail can be sent to",
        fix: "write one such as jane@example.com",
      },
);

const anyUsername: Check<string> = refine(
  refine(text, bytesBetween(1, 128, "the AWS provider takes a username of 1 to 128 bytes")),
  (value) =>
    /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u.test(value)
      ? undefined
      : { reason: "Cognito takes no white space and no control characters", fix: "leave them out" },
);

const usernameThatIsAnAddress: Check<string> = refine(anyUsername, (value) =>
  isEmailAddress(value)
    ? undefined
    : { reason: "users sign in with their e-mail address", fix: "write one such as jane@example.com" },
);

const usernameBesideAnAlias: Check<string> = refine(anyUsername, (value) =>
  isEmailAddress(value)
    ? {
        reason: "the e-mail address is an alias, so Cognito refuses a username of that form",
        fix: "choose another username, or set `userPool.signInWith` to email",
      }
    : undefined,
);

function usernameOf(signInWith: SignInWith | undefined): Check<string> {
  if (signInWith === undefined) return anyUsername;
  return signInWith === SignInWith.Email ? usernameThatIsAnAddress : usernameBesideAnAlias;
}

/** Checks the arguments of the test user, each by itself and against the pool that it will be in. */
export function checkTestUserOf(pool: PoolOfTestUser): Check<TestUserArgs> {
  const { signInWith, attributeNames, customAttributes } = pool;
  const checkFields = fields<TestUserArgs>(
    {
      username: input(usernameOf(signInWith)),
      email: input(emailAddress),
      attributes: mapOf(attributeNameIn(attributeNames), (name) =>
        input(attributeValue(customAttributes[name])),
      ),
      sendInvitation: flag,
      passwordVersion: wholeNumber(1, Number.MAX_SAFE_INTEGER, "a password version is a whole number from 1"),
    },
    { required: signInWith === SignInWith.Username ? ["username", "email"] : ["username"] },
  );
  return (value, path, report) => {
    const { username, ...others } = checkFields(value, path, report) ?? {};
    if (username === undefined) return undefined;
    const testUser = { username, ...others };
    if (signInWith === SignInWith.Email) refuseAnotherAddress(testUser, path, report);
    return testUser;
  };
}

function refuseAnotherAddress({ username, email }: TestUserArgs, path: string, report: Report): void {
  if (typeof username !== "string" || typeof email !== "string" || username === email) return;
  report({
    path: `${path}.email`,
    value: JSON.stringify(email),
    reason: `users sign in with their e-mail address, and \`${path}.username\` is another one`,
    fix: "leave it out",
  });
}
