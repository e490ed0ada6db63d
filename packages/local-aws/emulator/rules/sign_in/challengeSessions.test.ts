import assert from "node:assert/strict";
import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  type ChallengeNameType,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandOutput,
} from "@aws-sdk/client-cognito-identity-provider";
import { python } from "../../../tests/emulator/emulatorPython";
import {
  type CognitoUnderTest,
  otherPassword,
  password,
  refusalOf,
} from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { oneTimeCode, wrongCode } from "../../../tests/helpers/oneTimeCode";
import { poolWithTotp, setUpTotp } from "../../../tests/helpers/totpUser";

const invalid = "NotAuthorizedException: Invalid session for the user.";
const usedUp = "NotAuthorizedException: Invalid session for the user, session can only be used once.";
const invented = "session".repeat(10);

function respond(
  { send }: CognitoUnderTest,
  ClientId: string,
  Session: string | undefined,
  ChallengeResponses: Record<string, string> = { USERNAME: "ada", NEW_PASSWORD: otherPassword },
  ChallengeName: ChallengeNameType = "NEW_PASSWORD_REQUIRED",
): Promise<RespondToAuthChallengeCommandOutput> {
  return send(new RespondToAuthChallengeCommand({ ClientId, ChallengeName, Session, ChallengeResponses }));
}

/** A user who has to choose a password, and a session in which to do so. */
async function invitedUser(
  cognito: CognitoUnderTest,
): Promise<Record<"pool" | "client" | "session", string>> {
  const pool = await cognito.createPool();
  const client = await cognito.createClient(pool);
  await cognito.createUser(pool, { isTemporary: true });
  const { Session = "" } = await cognito.signIn(client);
  return { pool, client, session: Session };
}

describeRule("sessions of challenges", {
  "refuses a new password in a session that doesn't exist": async (cognito) => {
    const { client, session } = await invitedUser(cognito);
    assert.equal(await refusalOf(respond(cognito, client, invented)), invalid);
    assert.equal(await refusalOf(respond(cognito, client, undefined)), invalid);
    const { AuthenticationResult } = await respond(cognito, client, session);
    assert.notEqual(AuthenticationResult?.AccessToken, undefined);
  },

  "refuses a session of another user": async (cognito) => {
    const { pool, client, session } = await invitedUser(cognito);
    await cognito.createUser(pool, { Username: "joe", isTemporary: true });
    const responses = { USERNAME: "joe", NEW_PASSWORD: otherPassword };
    assert.equal(await refusalOf(respond(cognito, client, session, responses)), invalid);
  },

  "refuses a session of another client": async (cognito) => {
    const { pool, session } = await invitedUser(cognito);
    const other = await cognito.createClient(pool);
    assert.equal(await refusalOf(respond(cognito, other, session)), invalid);
  },

  "refuses a session of another challenge": async (cognito) => {
    const { client, session } = await invitedUser(cognito);
    for (const challenge of ["SOFTWARE_TOKEN_MFA", "MFA_SETUP"] as const) {
      assert.equal(
        await refusalOf(respond(cognito, client, session, { USERNAME: "ada" }, challenge)),
        invalid,
      );
    }
  },

  "refuses a session that was used": async (cognito) => {
    const { client, session } = await invitedUser(cognito);
    await respond(cognito, client, session);
    assert.equal(await refusalOf(respond(cognito, client, session)), usedUp);
  },

  "refuses the same of administrators": async ({ send, ...cognito }) => {
    const { pool: UserPoolId, client: ClientId } = await invitedUser({ send, ...cognito });
    const AuthParameters = { USERNAME: "ada", PASSWORD: password };
    const flow = { AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters } as const;
    const { Session } = await send(new AdminInitiateAuthCommand({ UserPoolId, ClientId, ...flow }));
    const ChallengeResponses = { USERNAME: "ada", NEW_PASSWORD: otherPassword };
    const answer = {
      UserPoolId,
      ClientId,
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      ChallengeResponses,
    } as const;
    const inSession = (given: string | undefined): Promise<unknown> =>
      send(new AdminRespondToAuthChallengeCommand({ ...answer, Session: given }));
    assert.equal(await refusalOf(inSession(invented)), invalid);
    await inSession(Session);
    assert.equal(await refusalOf(inSession(Session)), usedUp);
  },

  "takes a code once in the session that asked for it, after a wrong one, too": async (cognito) => {
    const { client, secret } = await userWithTotp(cognito);
    const { Session } = await cognito.signIn(client);
    const code = (digits: string): Record<string, string> => ({
      USERNAME: "ada",
      SOFTWARE_TOKEN_MFA_CODE: digits,
    });
    const tryCode = (digits: string, session = Session): Promise<RespondToAuthChallengeCommandOutput> =>
      respond(cognito, client, session, code(digits), "SOFTWARE_TOKEN_MFA");
    assert.equal(await refusalOf(tryCode(oneTimeCode(secret), invented)), invalid);
    assert.equal(
      await refusalOf(tryCode(wrongCode(secret))),
      "CodeMismatchException: Invalid code received for user",
    );
    const { AuthenticationResult } = await tryCode(oneTimeCode(secret));
    assert.notEqual(AuthenticationResult?.AccessToken, undefined);
    assert.equal(await refusalOf(tryCode(oneTimeCode(secret))), usedUp);
  },
});

async function userWithTotp(cognito: CognitoUnderTest): Promise<Record<"client" | "secret", string>> {
  const pool = await poolWithTotp(cognito, "OPTIONAL");
  const client = await cognito.createClient(pool);
  await cognito.createUser(pool);
  return { client, secret: await setUpTotp(cognito, client) };
}

/** Answers a challenge just before and just after each end of its session; prints the refusals. */
const expiry = `
from ministack.services import cognito
from rules.sign_in import challenge_sessions, sessions
clock = types.SimpleNamespace(now=1000)
cognito.time = types.SimpleNamespace(time=lambda: clock.now)
pool = {"Id": "us-east-1_pool", "_users": {"ada": {"Username": "ada", "Attributes": []}}}
pool["_clients"] = {"web": {}, "patient": {"AuthSessionValidity": 15}}
cognito._user_pools[pool["Id"]] = pool
refusals = []
for client, seconds in (("web", 180), ("web", 181), ("patient", 900), ("patient", 901)):
    clock.now = 1000
    sessions.keep(cognito, "token", "NEW_PASSWORD_REQUIRED", pool["Id"], client, "ada")
    clock.now += seconds
    request = {"ClientId": client, "Session": "token", "ChallengeName": "NEW_PASSWORD_REQUIRED"}
    request["ChallengeResponses"] = {"USERNAME": "ada"}
    answer = challenge_sessions.answer_in_session(cognito, request, lambda _: (200, {}, b"{}"), lambda: None)
    refusals.append(json.loads(answer[2]).get("message"))
print(json.dumps(refusals))
`;

describe("The session of a challenge", () => {
  it("expires with the time that its client allows, which is three minutes by default", async () => {
    const expired = "Invalid session for the user, session is expired.";
    assert.deepEqual(await python(expiry), [null, expired, null, expired]);
  });
});
