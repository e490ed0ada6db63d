import assert from "node:assert/strict";
import {
  AdminDisableUserCommand,
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
import { startSrp } from "../../../tests/helpers/srp";
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

  "binds the session after a proof of a password to whose password it is, whoever is named": async (
    cognito,
  ) => {
    const pool = await cognito.createPool();
    const client = await cognito.createClient(pool);
    for (const Username of ["ada", "eve"]) await cognito.createUser(pool, { Username, isTemporary: true });
    for (const named of ["ada", "nobody"]) {
      const { ChallengeName, Session } = await provePassword(cognito, pool, client, "eve", named);
      assert.equal(ChallengeName, "NEW_PASSWORD_REQUIRED");
      const responses = { USERNAME: named, NEW_PASSWORD: otherPassword };
      assert.equal(await refusalOf(respond(cognito, client, Session, responses)), invalid);
    }
    const { Session } = await provePassword(cognito, pool, client, "eve", "ada");
    const responses = { USERNAME: "eve", NEW_PASSWORD: otherPassword };
    const { AuthenticationResult } = await respond(cognito, client, Session, responses);
    assert.notEqual(AuthenticationResult?.AccessToken, undefined);
  },

  "refuses a user who has been disabled since": async (cognito) => {
    const { pool: UserPoolId, client, session } = await invitedUser(cognito);
    const responses = await startSrp(cognito, UserPoolId, client, "ada");
    await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: "ada" }));
    const disabled = "NotAuthorizedException: User is disabled.";
    assert.equal(await refusalOf(respond(cognito, client, session)), disabled);
    assert.equal(
      await refusalOf(respond(cognito, client, undefined, responses, "PASSWORD_VERIFIER")),
      disabled,
    );
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

/** Proves a user's password, and names a user. */
async function provePassword(
  cognito: CognitoUnderTest,
  pool: string,
  client: string,
  username: string,
  named: string,
): Promise<RespondToAuthChallengeCommandOutput> {
  const responses = await startSrp(cognito, pool, client, username);
  return respond(cognito, client, undefined, { ...responses, USERNAME: named }, "PASSWORD_VERIFIER");
}

async function userWithTotp(cognito: CognitoUnderTest): Promise<Record<"client" | "secret", string>> {
  const pool = await poolWithTotp(cognito, "OPTIONAL");
  const client = await cognito.createClient(pool);
  await cognito.createUser(pool);
  return { client, secret: await setUpTotp(cognito, client) };
}

/** Prepares a pool with a user, whose challenges are answered with "answer". */
const prepared = `
from ministack.services import cognito
from rules.sign_in import challenge_sessions, second_factor_set_up, sessions
clock = types.SimpleNamespace(now=1000)
cognito.time = types.SimpleNamespace(time=lambda: clock.now)
pool = {"Id": "us-east-1_pool", "_users": {"ada": {"Username": "ada", "Attributes": []}}}
pool["_clients"] = {"web": {}, "patient": {"AuthSessionValidity": 15}}
cognito._user_pools[pool["Id"]] = pool
def keep(client, challenge="NEW_PASSWORD_REQUIRED"):
    return sessions.keep(cognito, "token", challenge, pool["Id"], client, "ada")
def answer(client, proceed):
    request = {"ClientId": client, "Session": "token", "ChallengeName": "NEW_PASSWORD_REQUIRED"}
    request["ChallengeResponses"] = {"USERNAME": "ada"}
    return message_of(challenge_sessions.answer_in_session(cognito, request, proceed, lambda: None))
def message_of(answered):
    return json.loads(answered[2]).get("message")
`;

/** Answers a challenge just before and just after each end of its session; prints the refusals. */
const expiry = `${prepared}
refusals = []
for client, seconds in (("web", 180), ("web", 181), ("patient", 900), ("patient", 901)):
    clock.now = 1000
    keep(client)
    clock.now += seconds
    refusals.append(answer(client, lambda _: (200, {}, b"{}")))
print(json.dumps(refusals))
`;

/** Answers a challenge while another answer to it is worked on, which succeeds or not; prints all refusals. */
const concurrent = `${prepared}
refusals = []
def proceed_during(status):
    def proceed(_request):
        refusals.append(answer("web", lambda _: (200, {}, b"{}")))
        return status, {}, b"{}"
    return proceed
for status in (200, 400):
    keep("web")
    answer("web", proceed_during(status))
    refusals.append(answer("web", lambda _: (200, {}, b"{}")))
def step_during(request):
    refusals.append(message_of(step(lambda _: (200, {}, b'{"Session": "other"}'))))
    return 200, {}, b'{"Session": "next"}'
def step(proceed):
    return second_factor_set_up.associate(cognito, {"Session": "token"}, proceed, lambda: None)
keep("web", "MFA_SETUP")
step(step_during)
def fail(_request):
    raise ValueError
keep("web")
try:
    answer("web", fail)
except ValueError:
    refusals.append(answer("web", lambda _: (200, {}, b"{}")))
print(json.dumps(refusals))
`;

describe("The session of a challenge", () => {
  it("expires with the time that its client allows, which is three minutes by default", async () => {
    const expired = "Invalid session for the user, session is expired.";
    assert.deepEqual(await python(expiry), [null, expired, null, expired]);
  });

  it("lets one of several answers at a time through, and others again once that one failed", async () => {
    const used = "Invalid session for the user, session can only be used once.";
    const [duringSuccess, afterSuccess, duringFailure, afterFailure, ...others] = (await python(
      concurrent,
    )) as unknown[];
    assert.deepEqual([duringSuccess, afterSuccess], [used, used]);
    assert.deepEqual([duringFailure, afterFailure], [used, null]);
    const [duringSetUp, afterException] = others;
    assert.deepEqual([duringSetUp, afterException], [used, null]);
  });
});
