import assert from "node:assert/strict";
import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AssociateSoftwareTokenCommand,
  type AssociateSoftwareTokenCommandOutput,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandOutput,
  VerifySoftwareTokenCommand,
  type VerifySoftwareTokenCommandOutput,
} from "@aws-sdk/client-cognito-identity-provider";
import { cognitoAt, type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { oneTimeCode, wrongCode } from "../../../tests/helpers/oneTimeCode";
import { poolWithTotp } from "../../../tests/helpers/totpUser";

const invalid = "NotAuthorizedException: Invalid session for the user.";
const usedUp = "NotAuthorizedException: Invalid session for the user, session can only be used once.";

interface SetUp {
  readonly user: { readonly UserPoolId: string; readonly Username: string };
  readonly signIn: () => Promise<string | undefined>;
  readonly associate: (session: string | undefined) => Promise<AssociateSoftwareTokenCommandOutput>;
  readonly verify: (session: string | undefined, code: string) => Promise<VerifySoftwareTokenCommandOutput>;
  readonly complete: (session: string | undefined) => Promise<RespondToAuthChallengeCommandOutput>;
}

/** The steps by which a user of a new pool sets up the second factor that the pool requires. */
async function setUpIn(cognito: CognitoUnderTest): Promise<SetUp> {
  const pool = await poolWithTotp(cognito, "ON");
  await cognito.createUser(pool);
  const ClientId = await cognito.createClient(pool);
  return {
    user: { UserPoolId: pool, Username: "ada" },
    signIn: async () => (await cognito.signIn(ClientId)).Session,
    associate: (Session) => cognito.send(new AssociateSoftwareTokenCommand({ Session })),
    verify: (Session, UserCode) => cognito.send(new VerifySoftwareTokenCommand({ Session, UserCode })),
    complete: (Session) =>
      cognito.send(
        new RespondToAuthChallengeCommand({
          ClientId,
          Session,
          ChallengeName: "MFA_SETUP",
          ChallengeResponses: { USERNAME: "ada" },
        }),
      ),
  };
}

describeRule("set-up of a second factor", {
  "gives tokens once a code of the app was verified in the sign-in's session": async (cognito) => {
    const { signIn, associate, verify, complete } = await setUpIn(cognito);
    const app = await associate(await signIn());
    const verified = await verify(app.Session, oneTimeCode(app.SecretCode ?? ""));
    assert.equal(verified.Status, "SUCCESS");
    const { AuthenticationResult } = await complete(verified.Session);
    assert.notEqual(AuthenticationResult?.AccessToken, undefined);
    assert.equal(await refusalOf(complete(verified.Session)), usedUp);
  },

  "needs no more than the session, in any region": async ({ endpoint }) => {
    const { signIn, associate, verify, complete } = await setUpIn(cognitoAt(endpoint, "eu-west-1"));
    const app = await associate(await signIn());
    const { Session } = await verify(app.Session, oneTimeCode(app.SecretCode ?? ""));
    assert.notEqual((await complete(Session)).AuthenticationResult, undefined);
  },

  "keeps the factor for the next sign-in": async (cognito) => {
    const pool = await poolWithTotp(cognito, "ON");
    await cognito.createUser(pool);
    const ClientId = await cognito.createClient(pool);
    const { Session } = await cognito.signIn(ClientId);
    const app = await cognito.send(new AssociateSoftwareTokenCommand({ Session }));
    const secret = app.SecretCode ?? "";
    const verification = { Session: app.Session, UserCode: oneTimeCode(secret) };
    await cognito.send(new VerifySoftwareTokenCommand(verification));
    const user = await cognito.send(new AdminGetUserCommand({ UserPoolId: pool, Username: "ada" }));
    assert.equal(user.PreferredMfaSetting, "SOFTWARE_TOKEN_MFA");
    assert.deepEqual(user.UserMFASettingList, ["SOFTWARE_TOKEN_MFA"]);
    const next = await cognito.signIn(ClientId);
    assert.equal(next.ChallengeName, "SOFTWARE_TOKEN_MFA");
    const answer = (code: string): RespondToAuthChallengeCommand =>
      new RespondToAuthChallengeCommand({
        ClientId,
        Session: next.Session,
        ChallengeName: "SOFTWARE_TOKEN_MFA",
        ChallengeResponses: { USERNAME: "ada", SOFTWARE_TOKEN_MFA_CODE: code },
      });
    assert.equal(
      await refusalOf(cognito.send(answer(wrongCode(secret)))),
      "CodeMismatchException: Invalid code received for user",
    );
    const { AuthenticationResult } = await cognito.send(answer(oneTimeCode(secret)));
    assert.notEqual(AuthenticationResult?.AccessToken, undefined);
  },

  "gives no tokens in a session that verified nothing": async (cognito) => {
    const { signIn, associate, complete } = await setUpIn(cognito);
    const session = await signIn();
    assert.equal(await refusalOf(complete(session)), invalid);
    assert.equal(await refusalOf(complete((await associate(session)).Session)), invalid);
    assert.equal(await refusalOf(complete(undefined)), invalid);
  },

  "gives no tokens after a wrong code, and lets the user try again": async (cognito) => {
    const { signIn, associate, verify, complete } = await setUpIn(cognito);
    const app = await associate(await signIn());
    const secret = app.SecretCode ?? "";
    assert.equal(
      await refusalOf(verify(app.Session, wrongCode(secret))),
      "EnableSoftwareTokenMFAException: Code mismatch",
    );
    assert.equal(await refusalOf(complete(app.Session)), invalid);
    const { Session } = await verify(app.Session, oneTimeCode(secret));
    assert.notEqual((await complete(Session)).AuthenticationResult, undefined);
  },

  "refuses the session of a user who has been deleted or disabled since": async (cognito) => {
    for (const [Command, refusal] of [
      [AdminDeleteUserCommand, invalid],
      [AdminDisableUserCommand, "NotAuthorizedException: User is disabled."],
    ] as const) {
      const { user, signIn, associate, verify } = await setUpIn(cognito);
      const [other, app] = [await signIn(), await associate(await signIn())];
      await cognito.client.send(new Command(user));
      assert.equal(await refusalOf(associate(other)), refusal);
      assert.equal(await refusalOf(verify(app.Session, oneTimeCode(app.SecretCode ?? ""))), refusal);
    }
  },

  "refuses steps in invented sessions, in those of other steps, and twice in one": async (cognito) => {
    const { signIn, associate, verify } = await setUpIn(cognito);
    const invented = "session".repeat(10);
    assert.equal(await refusalOf(associate(undefined)), invalid);
    assert.equal(await refusalOf(associate(invented)), invalid);
    const session = await signIn();
    assert.equal(await refusalOf(verify(session, "000000")), invalid);
    const app = await associate(session);
    assert.equal(await refusalOf(associate(session)), usedUp);
    const code = oneTimeCode(app.SecretCode ?? "");
    assert.equal(await refusalOf(verify(invented, code)), invalid);
    await verify(app.Session, code);
    assert.equal(await refusalOf(verify(app.Session, code)), usedUp);
  },
});
