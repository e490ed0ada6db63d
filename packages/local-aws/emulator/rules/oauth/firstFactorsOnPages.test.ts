import assert from "node:assert/strict";
import {
  type AuthFactorType,
  type LambdaConfigType,
  SetUserPoolMfaConfigCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, password } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  codeIn,
  emailOf,
  mailsTo,
  phoneNumber,
  SmsConfiguration,
  textsTo,
} from "../../../tests/helpers/messages";
import { byText } from "../../../tests/helpers/secondFactors";
import {
  authorize,
  callback,
  createRedirectClient,
  type RedirectClient,
  redirectOf,
  submit,
} from "../../../tests/helpers/signInPages";

interface Chooser {
  readonly client: RedirectClient;
  readonly email: string;
  readonly phone_number: string;
}

/** A client whose users choose the first factor, and `ada`, whose addresses are verified. */
async function createChooser(
  cognito: CognitoUnderTest,
  AllowedFirstAuthFactors: AuthFactorType[],
  LambdaConfig: LambdaConfigType = {},
): Promise<Chooser> {
  const addresses = { email: emailOf("ada"), phone_number: phoneNumber() };
  const pool = { Policies: { SignInPolicy: { AllowedFirstAuthFactors } }, SmsConfiguration, LambdaConfig };
  const attributes = { ...addresses, email_verified: "true", phone_number_verified: "true" };
  const client = { ExplicitAuthFlows: ["ALLOW_USER_AUTH" as const] };
  return { client: await createRedirectClient(cognito, { pool, client, attributes }), ...addresses };
}

/** Enters a username on the page, and resolves to the next page. */
async function enterName(
  cognito: CognitoUnderTest,
  { client }: Chooser,
  username = "ada",
): Promise<Response> {
  return submit(cognito, await authorize(cognito, client), { username });
}

function assertSignedIn(answer: Response): void {
  const { address, parameters } = redirectOf(answer);
  assert.deepEqual([address, parameters["code"] === undefined], [callback, false]);
}

const all: AuthFactorType[] = ["PASSWORD", "EMAIL_OTP", "SMS_OTP"];

describeRule("first factors on sign-in pages", {
  "are a password, or a code by mail or text message": async (cognito) => {
    const chooser = await createChooser(cognito, all);
    const choice = await enterName(cognito, chooser);
    assert.match(await choice.clone().text(), /value="SMS_OTP">Text message code</);
    const byPassword = await submit(cognito, choice.clone(), { challenge: "PASSWORD" });
    assertSignedIn(await submit(cognito, byPassword, { password }));
    for (const [challenge, messages] of [
      ["EMAIL_OTP", async () => (await mailsTo(cognito, chooser.email)).map(({ text }) => text)],
      ["SMS_OTP", () => textsTo(cognito, chooser.phone_number)],
    ] as const) {
      const page = await submit(cognito, await enterName(cognito, chooser), { challenge });
      assert.match(await page.clone().text(), /Enter the code we sent you/);
      const [message, ...others] = await messages();
      assert.deepEqual(others, []);
      const code = codeIn(message);
      const again = await submit(cognito, page, { code: `${code}0` });
      assert.match(await again.clone().text(), /Incorrect code\./);
      assertSignedIn(await submit(cognito, again, { code }));
    }
  },

  "have another code at each sign-in": async (cognito) => {
    const chooser = await createChooser(cognito, ["EMAIL_OTP"]);
    const [page] = [await enterName(cognito, chooser), await enterName(cognito, chooser)];
    const [first, second] = (await mailsTo(cognito, chooser.email)).map(({ text }) => codeIn(text));
    assert.notEqual(first, second);
    const other = await submit(cognito, page.clone(), { code: second ?? "" });
    assert.match(await other.text(), /Incorrect code\./);
    assertSignedIn(await submit(cognito, page, { code: first ?? "" }));
  },

  "send no code to nobody, nor to users with a second factor": async (cognito) => {
    const chooser = await createChooser(cognito, ["PASSWORD", "SMS_OTP"]);
    const choose = async (username: string): Promise<Response> =>
      submit(cognito, await enterName(cognito, chooser, username), { challenge: "SMS_OTP" });
    const page = await choose("nobody");
    assert.match(await page.clone().text(), /Enter the code we sent you/);
    for (const code of ["", "123456"]) {
      assert.equal((await submit(cognito, page.clone(), { code })).status, 200);
    }
    const required = { UserPoolId: chooser.client.UserPoolId, MfaConfiguration: "ON", ...byText } as const;
    await cognito.send(new SetUserPoolMfaConfigCommand(required));
    assert.match(await (await enterName(cognito, chooser)).text(), /Password for ada/);
    assert.deepEqual(await textsTo(cognito, chooser.phone_number), []);
  },

  "take no code that can't be sent": async (cognito) => {
    const CustomMessage = "arn:aws:lambda:us-east-1:000000000000:function:missing";
    const page = await enterName(cognito, await createChooser(cognito, ["EMAIL_OTP"], { CustomMessage }));
    const answer = await submit(cognito, page, { code: "123456" });
    assert.match(await answer.text(), /Incorrect code\./);
  },
});
