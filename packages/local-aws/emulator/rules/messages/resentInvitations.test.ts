import assert from "node:assert/strict";
import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  type CognitoUnderTest,
  otherPassword,
  password,
  refusalOf,
} from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { emailOf, mailsTo, phoneNumber, SmsConfiguration, textsTo } from "../../../tests/helpers/messages";
import { signUp } from "../../../tests/helpers/signUp";

interface Invited {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly email: string;
  readonly phone_number: string;
}

/** Creates `ada`, who isn't invited yet, in a pool of its own. */
async function createUser(cognito: CognitoUnderTest, isTemporary: boolean): Promise<Invited> {
  const [email, phone_number] = [emailOf("ada"), phoneNumber()];
  const UserPoolId = await cognito.createPool({ SmsConfiguration });
  const ClientId = await cognito.createClient(UserPoolId);
  await cognito.createUser(UserPoolId, { isTemporary, attributes: { email, phone_number } });
  return { UserPoolId, ClientId, email, phone_number };
}

function resend(
  { send }: CognitoUnderTest,
  UserPoolId: string,
  request: Partial<AdminCreateUserCommandInput> = {},
): Promise<unknown> {
  const user = { UserPoolId, Username: "ada", DesiredDeliveryMediums: ["EMAIL" as const], ...request };
  return send(new AdminCreateUserCommand({ ...user, MessageAction: "RESEND" }));
}

const refusedStatus =
  "UnsupportedUserStateException: Resend not possible. ada status is not FORCE_CHANGE_PASSWORD";
const refusedPassword = "NotAuthorizedException: Incorrect username or password.";

async function challengeOf(
  cognito: CognitoUnderTest,
  { ClientId }: Invited,
  temporary: string,
): Promise<string | undefined> {
  return (await cognito.signIn(ClientId, "ada", temporary)).ChallengeName;
}

describeRule("resent invitations", {
  "aren't sent to a user who has chosen a password, which stays": async (cognito) => {
    const user = await createUser(cognito, false);
    assert.equal(await refusalOf(resend(cognito, user.UserPoolId)), refusedStatus);
    const TemporaryPassword = otherPassword;
    assert.equal(await refusalOf(resend(cognito, user.UserPoolId, { TemporaryPassword })), refusedStatus);
    assert.deepEqual(await mailsTo(cognito, user.email), []);
    assert.ok((await cognito.signIn(user.ClientId)).AuthenticationResult);
  },

  "aren't sent to a user who has signed up": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    const email = emailOf("ada");
    await signUp(cognito, await cognito.createClient(UserPoolId), { attributes: { email } });
    assert.equal(await refusalOf(resend(cognito, UserPoolId)), refusedStatus);
    assert.deepEqual(await mailsTo(cognito, email), []);
  },

  "have the new temporary password of the request, in place of the former": async (cognito) => {
    const user = await createUser(cognito, true);
    const DesiredDeliveryMediums = ["EMAIL" as const, "SMS" as const];
    const TemporaryPassword = otherPassword;
    await resend(cognito, user.UserPoolId, { TemporaryPassword, DesiredDeliveryMediums });
    const [mail] = await mailsTo(cognito, user.email);
    assert.ok(mail?.text.includes(otherPassword));
    const [text] = await textsTo(cognito, user.phone_number);
    assert.ok(text?.includes(otherPassword));
    assert.equal(await refusalOf(challengeOf(cognito, user, password)), refusedPassword);
    assert.equal(await challengeOf(cognito, user, otherPassword), "NEW_PASSWORD_REQUIRED");
  },

  "have one of their own if the request has none": async (cognito) => {
    const user = await createUser(cognito, true);
    await resend(cognito, user.UserPoolId, { DesiredDeliveryMediums: ["SMS"] });
    const [text = ""] = await textsTo(cognito, user.phone_number);
    const [, temporary = ""] = /^Your username is ada and temporary password is (.+)\.$/.exec(text) ?? [];
    assert.notEqual(temporary, password);
    assert.equal(await refusalOf(challengeOf(cognito, user, password)), refusedPassword);
    assert.equal(await challengeOf(cognito, user, temporary), "NEW_PASSWORD_REQUIRED");
  },

  "leave the former password where they are refused": async (cognito) => {
    const user = await createUser(cognito, true);
    const { UserPoolId } = user;
    assert.match(
      await refusalOf(resend(cognito, UserPoolId, { TemporaryPassword: "short" })),
      /^InvalidPasswordException: /,
    );
    const silent = await cognito.createPool();
    await cognito.createUser(silent, { isTemporary: true });
    const TemporaryPassword = otherPassword;
    assert.equal(
      await refusalOf(resend(cognito, silent, { TemporaryPassword })),
      "InvalidParameterException: No email provided but desired delivery medium was Email",
    );
    const ClientId = await cognito.createClient(silent);
    for (const one of [user, { ...user, ClientId }]) {
      assert.equal(await challengeOf(cognito, one, password), "NEW_PASSWORD_REQUIRED");
    }
  },
});
