import type { MockDeployment, MockResource } from "cognito-auth/testing";

/** What a platform team requires of every resource of a type. */
interface Policy {
  readonly name: string;
  readonly type: string;
  readonly holds: (resource: MockResource) => boolean;
}

const userPool = "aws:cognito/userPool:UserPool";
const appClient = "aws:cognito/userPoolClient:UserPoolClient";

const policies: readonly Policy[] = [
  {
    name: "a user pool can't be deleted by mistake",
    type: userPool,
    holds: ({ inputs }) => inputs["deletionProtection"] === "ACTIVE",
  },
  {
    name: "a user pool lets its users have a second factor",
    type: userPool,
    holds: ({ inputs }) => ["ON", "OPTIONAL"].includes(String(inputs["mfaConfiguration"])),
  },
  {
    name: "a user pool has an owner",
    type: userPool,
    holds: ({ inputs }) => Object.hasOwn(Object(inputs["tags"]) as object, "owner"),
  },
  {
    name: "a user pool is in a region that is chosen",
    type: userPool,
    holds: ({ provider }) => provider !== undefined,
  },
  {
    name: "an app client doesn't reveal whether a user exists",
    type: appClient,
    holds: ({ inputs }) => inputs["preventUserExistenceErrors"] === "ENABLED",
  },
  {
    name: "an app client has sessions that can be ended",
    type: appClient,
    holds: ({ inputs }) => inputs["enableTokenRevocation"] === true,
  },
];

/** Every violation as a sentence: the resource's name, and the policy. */
export function violationsIn({ resources }: MockDeployment): string[] {
  return Object.entries(resources).flatMap(([name, resource]) =>
    policies
      .filter(({ type, holds }) => type === resource.type && !holds(resource))
      .map((policy) => `${name}: ${policy.name}`),
  );
}
