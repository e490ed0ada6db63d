import {
  AdminRespondToAuthChallengeCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, otherPassword } from "./cognitoUnderTest";

/** Who can answer a challenge. */
export const answerers = ["user", "administrator"] as const;

/** A first sign-in. */
export interface FirstSignIn {
  readonly UserPoolId: string;
  readonly ClientId: string;
  /** `ada` by default. */
  readonly Username?: string;
  /** The password that replaces the temporary one, `otherPassword` by default. */
  readonly chosen?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Signs in with a temporary password, and answers NEW_PASSWORD_REQUIRED as the user or as an administrator. */
export async function answerFirstSignIn(
  cognito: CognitoUnderTest,
  by: (typeof answerers)[number],
  { UserPoolId, ClientId, Username = "ada", chosen = otherPassword, attributes = {} }: FirstSignIn,
): Promise<void> {
  const { Session, ChallengeName } = await cognito.signIn(ClientId, Username);
  const ChallengeResponses: Record<string, string> = { USERNAME: Username, NEW_PASSWORD: chosen };
  for (const [name, value] of Object.entries(attributes)) {
    ChallengeResponses[`userAttributes.${name}`] = value;
  }
  const answer = { ClientId, Session, ChallengeName, ChallengeResponses };
  if (by === "user") await cognito.send(new RespondToAuthChallengeCommand(answer));
  else await cognito.send(new AdminRespondToAuthChallengeCommand({ UserPoolId, ...answer }));
}
