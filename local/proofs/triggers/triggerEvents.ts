import { randomUUID } from "node:crypto";
import {
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { deadline } from "../signIn/deadline";
import type { ThrowawayUser } from "../signIn/throwawayUser";
import type { Triggers } from "./subject";

/*
 * What Cognito tells functions, by https://docs.aws.amazon.com/cognito/latest/developerguide/
 * cognito-user-pools-working-with-lambda-triggers.html and the page of each trigger. There is "clientMetadata" only where a request
 * has it ("To pass this data to your Lambda function, use the ClientMetadata parameter"), and no request of the proof does.
 */

/** What Cognito tells a function. */
export interface TriggerEvent {
  readonly version: string;
  readonly triggerSource: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly userName: string;
  readonly callerContext: { readonly awsSdkVersion: string; readonly clientId: string };
  readonly request: Readonly<Record<string, unknown>>;
  /** What the function fills in. */
  readonly response: Readonly<Record<string, unknown>>;
}

/** A user as Cognito describes users to functions. */
export interface DescribedUser {
  readonly userName: string;
  readonly userAttributes: Readonly<Record<string, string>>;
}

/** What a message is sent for. */
export type MessageOccasion = "AdminCreateUser" | "SignUp";

/** When tokens are issued. */
export type TokenOccasion = "Authentication" | "NewPasswordChallenge";

// What an administrator calls is of no app client. AWS documents no value for that: its users report this one.
const noClient = "CLIENT_ID_NOT_APPLICABLE";

/** What Cognito says of a user who is there. */
export async function describeUser(
  { signIn: { client }, target: { userPoolId: UserPoolId } }: Triggers,
  name: string,
): Promise<DescribedUser> {
  const command = new AdminGetUserCommand({ UserPoolId, Username: name });
  const { Username: userName = "", UserAttributes = [], UserStatus } = await client.send(command, deadline());
  const attributes = UserAttributes.map(({ Name = "", Value = "" }) => [Name, Value] as const);
  const userAttributes = { ...Object.fromEntries(attributes), "cognito:user_status": UserStatus ?? "" };
  return { userName, userAttributes };
}

/** The names of a user's groups. */
export async function groupsOf(
  { signIn: { client }, target: { userPoolId: UserPoolId } }: Triggers,
  { userName: Username }: DescribedUser,
): Promise<string[]> {
  const command = new AdminListGroupsForUserCommand({ UserPoolId, Username });
  const { Groups = [] } = await client.send(command, deadline());
  return Groups.map(({ GroupName = "" }) => GroupName);
}

/** The event before somebody who signs up is created. Cognito calls such a user by a new ID, which nobody can know. */
export function signUpEvent(triggers: Triggers, { attributes: userAttributes }: ThrowawayUser): TriggerEvent {
  return {
    ...commonParameters(triggers, "1", "PreSignUp_SignUp"),
    userName: randomUUID(),
    request: { userAttributes, validationData: null },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  };
}

/** The event before a message is sent to a user: an invitation by an administrator, or a code to one who has signed up. */
export function messageEvent(
  triggers: Triggers,
  occasion: MessageOccasion,
  { userName, userAttributes }: DescribedUser,
): TriggerEvent {
  const invites = occasion === "AdminCreateUser";
  return {
    ...commonParameters(triggers, "1", `CustomMessage_${occasion}`, invites ? noClient : undefined),
    userName,
    request: { userAttributes, codeParameter: "{####}", usernameParameter: invites ? "{username}" : null },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  };
}

/** The event before a user gets tokens by the API, who is in groups without roles. */
export function tokenEvent(
  triggers: Triggers,
  occasion: TokenOccasion,
  { userName, userAttributes }: DescribedUser,
  groupsToOverride: readonly string[],
): TriggerEvent {
  const groupConfiguration = { groupsToOverride, iamRolesToOverride: [], preferredRole: null };
  return {
    ...commonParameters(triggers, "2", `TokenGeneration_${occasion}`),
    userName,
    request: { userAttributes, groupConfiguration, scopes: ["aws.cognito.signin.user.admin"] },
    response: { claimsAndScopeOverrideDetails: null },
  };
}

function commonParameters(
  { target: { region, userPoolId, appClientId } }: Triggers,
  version: string,
  triggerSource: string,
  clientId = appClientId,
): Pick<TriggerEvent, "version" | "triggerSource" | "region" | "userPoolId" | "callerContext"> {
  const callerContext = { awsSdkVersion: "aws-sdk-unknown-unknown", clientId };
  return { version, triggerSource, region, userPoolId, callerContext };
}
