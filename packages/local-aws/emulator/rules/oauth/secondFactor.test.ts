import assert from "node:assert/strict";
import {
  type LambdaConfigType,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, otherPassword } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  codeIn,
  EmailConfiguration,
  emailOf,
  mailsTo,
  phoneNumber,
  SmsConfiguration,
  textsTo,
} from "../../../tests/helpers/messages";
import { nextCode, oneTimeCode, wrongCode } from "../../../tests/helpers/oneTimeCode";
import { byMail, byText, type Factors } from "../../../tests/helpers/secondFactors";
import {
  callback,
  codeFlow,
  codeOf,
  createRedirectClient,
  errorOf,
  type RedirectClient,
  redirectOf,
  type RedirectSettings,
  signInOnPage,
  submit,
} from "../../../tests/helpers/signInPages";
import { setUpTotp } from "../../../tests/helpers/totpUser";

async function createClient(
  cognito: CognitoUnderTest,
  MfaConfiguration: "ON" | "OPTIONAL",
  settings: RedirectSettings = {},
): Promise<RedirectClient> {
  const client = await createRedirectClient(cognito, settings);
  const SoftwareTokenMfaConfiguration = { Enabled: true };
  const { UserPoolId } = client;
  await cognito.send(
    new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration, SoftwareTokenMfaConfiguration }),
  );
  return client;
}

/** A client of a pool that requires a second factor by message, whose user has addresses. */
async function createMessageClient(
  cognito: CognitoUnderTest,
  factors: Factors,
  LambdaConfig: LambdaConfigType = {},
): Promise<{ readonly client: RedirectClient; readonly email: string; readonly phone_number: string }> {
  const attributes = { email: emailOf("ada"), phone_number: phoneNumber() };
  const client = await createRedirectClient(cognito, {
    pool: { EmailConfiguration, LambdaConfig },
    attributes,
  });
  const settings = { UserPoolId: client.UserPoolId, MfaConfiguration: "ON", ...factors } as const;
  await cognito.send(new SetUserPoolMfaConfigCommand(settings));
  return { client, ...attributes };
}

function assertSignedIn(answer: Response): void {
  assert.notEqual(redirectOf(answer).parameters["code"], undefined);
}

/** Sets the authenticator app up that a page shows a key for, and resolves to the key. */
async function setUpOn(cognito: CognitoUnderTest, page: Response): Promise<string> {
  const [, secret = ""] = /<code>([A-Z2-7]+)<\/code>/.exec(await page.clone().text()) ?? [];
  assert.equal(secret.length, 32);
  assertSignedIn(await submit(cognito, page, { code: oneTimeCode(secret) }));
  return secret;
}

describeRule("second factor on sign-in pages", {
  "asks for the code of a user's authenticator app": async (cognito) => {
    const client = await createClient(cognito, "OPTIONAL");
    const secret = await setUpTotp(cognito, client.ClientId);
    const page = await signInOnPage(cognito, client);
    assert.equal(page.status, 200);
    assert.doesNotMatch(await page.clone().text(), new RegExp(secret));
    const again = await submit(cognito, page.clone(), { code: wrongCode(secret) });
    assert.match(await again.clone().text(), /Incorrect code\./);
    assertSignedIn(await submit(cognito, again, { code: nextCode(secret) }));
    assert.equal((await submit(cognito, page, { code: nextCode(secret) })).status, 400);
  },

  "asks nothing of a user without one, where it is optional": async (cognito) => {
    await codeOf(cognito, await createClient(cognito, "OPTIONAL"));
  },

  "has the user set it up where it is required": async (cognito) => {
    const client = await createClient(cognito, "ON");
    const secret = await setUpOn(cognito, await signInOnPage(cognito, client));
    const page = await signInOnPage(cognito, client);
    assert.doesNotMatch(await page.clone().text(), /<code>/);
    assertSignedIn(await submit(cognito, page, { code: nextCode(secret) }));
    assert.equal((await cognito.signIn(client.ClientId)).ChallengeName, "SOFTWARE_TOKEN_MFA");
  },

  "asks for it after a temporary password is replaced, too": async (cognito) => {
    const client = await createClient(cognito, "ON", { isTemporary: true });
    const chosen = { new_password: otherPassword, confirm_password: otherPassword };
    await setUpOn(cognito, await submit(cognito, await signInOnPage(cognito, client), chosen));
  },

  "ends the sign-in at the fifth wrong code": async (cognito) => {
    const client = await createClient(cognito, "OPTIONAL");
    const secret = await setUpTotp(cognito, client.ClientId);
    const page = await signInOnPage(cognito, client);
    const enter = (code: string): Promise<Response> => submit(cognito, page.clone(), { code });
    for (let count = 1; count < 5; count += 1) {
      assert.match(await (await enter(wrongCode(secret))).text(), /Incorrect code\./);
    }
    assert.deepEqual(await errorOf(await enter(wrongCode(secret))), [400, "invalid_request"]);
    assert.deepEqual(await errorOf(await enter(nextCode(secret))), [400, "invalid_request"]);
    const again = await signInOnPage(cognito, client);
    assertSignedIn(await submit(cognito, again, { code: nextCode(secret) }));
  },

  "signs nobody in whose client may no longer make the request": async (cognito) => {
    const client = await createClient(cognito, "OPTIONAL");
    const secret = await setUpTotp(cognito, client.ClientId);
    const page = await signInOnPage(cognito, client, { state: "42" });
    const update = async (AllowedOAuthFlowsUserPoolClient: boolean): Promise<unknown> =>
      cognito.send(
        new UpdateUserPoolClientCommand({ ...client, ...codeFlow, AllowedOAuthFlowsUserPoolClient }),
      );
    await update(false);
    assert.deepEqual(redirectOf(await submit(cognito, page.clone(), { code: nextCode(secret) })), {
      address: callback,
      parameters: { error: "unauthorized_client", state: "42" },
    });
    await update(true);
    assertSignedIn(await submit(cognito, page, { code: nextCode(secret) }));
  },

  "asks for the code of a text message": async (cognito) => {
    const { client, phone_number } = await createMessageClient(cognito, byText);
    const page = await signInOnPage(cognito, client);
    assert.match(await page.clone().text(), /Code that was sent to \+\*{7}\d{4}/);
    const code = codeIn((await textsTo(cognito, phone_number))[0]);
    const again = await submit(cognito, page, { code: `${code}0` });
    assert.match(await again.clone().text(), /Incorrect code\./);
    assertSignedIn(await submit(cognito, again.clone(), { code }));
    assert.deepEqual(await errorOf(await submit(cognito, again, { code })), [400, "invalid_request"]);
    const attributes = await cognito.attributesOf(client.UserPoolId, "ada");
    assert.equal(attributes["phone_number_verified"], "true");
  },

  "asks for the code of a mail, of its own sign-in": async (cognito) => {
    const { client, email } = await createMessageClient(cognito, byMail);
    const [page, other] = [await signInOnPage(cognito, client), await signInOnPage(cognito, client)];
    const [code, otherCode] = (await mailsTo(cognito, email)).map(({ text }) => codeIn(text));
    assert.notEqual(code, otherCode);
    const again = await submit(cognito, other, { code: code ?? "" });
    assert.match(await again.clone().text(), /Incorrect code\./);
    assertSignedIn(await submit(cognito, page, { code: code ?? "" }));
    assertSignedIn(await submit(cognito, again, { code: otherCode ?? "" }));
  },

  "has a user with several choose": async (cognito) => {
    const { client, email, phone_number } = await createMessageClient(cognito, { ...byText, ...byMail });
    const page = await signInOnPage(cognito, client);
    assert.match(await page.clone().text(), /value="SMS_MFA">Text message.*\n.*value="EMAIL_OTP">Email/);
    const again = await submit(cognito, page, { factor: "SOFTWARE_TOKEN_MFA" });
    assert.deepEqual(await textsTo(cognito, phone_number), []);
    const asked = await submit(cognito, again, { factor: "EMAIL_OTP" });
    const code = codeIn((await mailsTo(cognito, email))[0]?.text);
    assertSignedIn(await submit(cognito, asked, { code }));
  },

  "says why a code can't be sent": async (cognito) => {
    const missing = "arn:aws:lambda:us-east-1:000000000000:function:missing";
    const { client } = await createMessageClient(cognito, byMail, { CustomMessage: missing });
    const page = await signInOnPage(cognito, client);
    assert.equal(page.status, 400);
    assert.match(await page.text(), /CustomMessage invocation failed due to error AccessDeniedException\./);
  },

  "signs nobody in where it can't be set up here": async (cognito) => {
    const pool = { MfaConfiguration: "ON" as const, SmsConfiguration };
    const client = await createRedirectClient(cognito, { pool });
    const { UserPoolId } = client;
    const SmsMfaConfiguration = { SmsConfiguration };
    await cognito.send(
      new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration: "ON", SmsMfaConfiguration }),
    );
    assert.equal((await signInOnPage(cognito, client)).status, 403);
  },
});
