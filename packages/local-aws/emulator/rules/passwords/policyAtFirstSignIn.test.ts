import assert from "node:assert/strict";
import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, otherPassword, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

interface Challenge {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly Session: string | undefined;
}

const ChallengeName = "NEW_PASSWORD_REQUIRED";
const Policies = { PasswordPolicy: { MinimumLength: 14 } };

/** Ada must choose a password of 14 characters. */
async function challenge(cognito: CognitoUnderTest): Promise<Challenge> {
  const UserPoolId = await cognito.createPool({ Policies });
  const ClientId = await cognito.createClient(UserPoolId);
  await cognito.createUser(UserPoolId, { isTemporary: true });
  const { Session } = await cognito.signIn(ClientId);
  return { UserPoolId, ClientId, Session };
}

const responses = (chosen?: string): Record<string, string> => ({
  USERNAME: "ada",
  ...(chosen === undefined ? {} : { NEW_PASSWORD: chosen }),
});

function choose(cognito: CognitoUnderTest, { ClientId, Session }: Challenge, chosen?: string) {
  const ChallengeResponses = responses(chosen);
  return cognito.send(
    new RespondToAuthChallengeCommand({ ClientId, Session, ChallengeName, ChallengeResponses }),
  );
}

const tooShort =
  "InvalidPasswordException: " +
  "Password did not conform with policy: Password must have length greater than or equal to 14";

describeRule("password policy at the first sign-in", {
  "refuses a new password that violates the policy, and leaves the temporary one": async (cognito) => {
    const given = await challenge(cognito);
    assert.equal(await refusalOf(choose(cognito, given, "Short-enough1")), tooShort);
    assert.equal((await cognito.signIn(given.ClientId)).ChallengeName, ChallengeName);
  },

  "takes one that satisfies it": async (cognito) => {
    const { AuthenticationResult } = await choose(cognito, await challenge(cognito), "Long-enough-12");
    assert.ok(AuthenticationResult?.AccessToken);
  },

  "refuses an answer without a password": async (cognito) => {
    assert.equal(
      await refusalOf(choose(cognito, await challenge(cognito))),
      "InvalidParameterException: Missing required parameter NEW_PASSWORD",
    );
  },

  "applies to the sign-in by a server, too": async (cognito) => {
    const { UserPoolId, ClientId } = await challenge(cognito);
    const AuthParameters = { USERNAME: "ada", PASSWORD: "Correct-horse-1" };
    const AuthFlow = "ADMIN_USER_PASSWORD_AUTH";
    const { Session } = await cognito.send(
      new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow, AuthParameters }),
    );
    const answer = { UserPoolId, ClientId, Session, ChallengeName } as const;
    const weak = { ...answer, ChallengeResponses: responses("Short-enough1") };
    assert.equal(await refusalOf(cognito.send(new AdminRespondToAuthChallengeCommand(weak))), tooShort);
    const strong = { ...answer, ChallengeResponses: responses(otherPassword) };
    await cognito.send(new AdminRespondToAuthChallengeCommand(strong));
    assert.ok((await cognito.signIn(ClientId, "ada", otherPassword)).AuthenticationResult);
  },
});
