import type { Outputs } from "@cognito-auth/local-aws/engines";
import type { Settled } from "../../components/settled";
import type { Invitation, UserGroup } from "../proofs/signIn";
import { plainValue } from "./plainValue";
import { settledStack } from "./settledStack";
import type { StackFiles } from "./stackFiles";

/** The test user of a stack that is deployed. */
export interface DeployedTestUser {
  readonly username: string;
  readonly email: string | undefined;
  readonly phoneNumber: string | undefined;
  /** The password that the user was created with. */
  readonly password: string;
  /** Whether that is for good; if not, it is a temporary one. */
  readonly isPermanent: boolean;
}

/** What a stack asks for of its test user besides that. */
export interface AskedOfTestUser {
  readonly attributes: Readonly<Record<string, string>>;
  readonly groups: readonly UserGroup[];
  readonly invitation: Invitation;
}

/** The test user, from the stack's outputs and its configuration; undefined where the stack has none. */
export function testUserOf(files: StackFiles, outputs: Outputs): DeployedTestUser | undefined {
  const username = outputs["testUsername"]?.value;
  const temporary = outputs["testUserTemporaryPassword"]?.value;
  const permanent = outputs["testUserPassword"]?.value;
  const password = isNonEmptyString(permanent) ? permanent : temporary;
  if (!isNonEmptyString(username) || !isNonEmptyString(password)) return undefined;
  const { testUser } = settledStack(files);
  return {
    username,
    email: known(testUser?.email),
    phoneNumber: known(testUser?.phoneNumber),
    password,
    isPermanent: password === permanent,
  };
}

/** What a stack's configuration asks for of its test user. */
export function askedOfTestUser(files: StackFiles): AskedOfTestUser {
  const { testUser, groups } = settledStack(files);
  return {
    attributes: Object.fromEntries(
      Object.entries(testUser?.attributes ?? {}).map(([name, value]) => [name, plainValue(value)]),
    ),
    groups: (testUser?.groups ?? []).flatMap((key) => {
      const group = groups[key];
      return group === undefined
        ? []
        : { name: group.name, precedence: group.precedence, roleArn: known(group.roleArn) };
    }),
    invitation: testUser === undefined ? "none" : invitationTo(testUser),
  };
}

function invitationTo({ sendInvitation, email, phoneNumber }: NonNullable<Settled["testUser"]>): Invitation {
  if (!sendInvitation) return "none";
  return email === undefined && phoneNumber !== undefined ? "text message" : "email";
}

function known(value: unknown): string | undefined {
  return value === undefined ? undefined : plainValue(value);
}

/** An empty string counts as unset. */
function isNonEmptyString(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
