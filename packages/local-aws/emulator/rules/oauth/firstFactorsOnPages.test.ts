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
import { byText, preferFactors } from "../../../tests/helpers/secondFactors";
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

/** Enters a username on the page and chooses a factor, and resolves to the next page. */
async function choose(
  cognito: CognitoUnderTest,
  chooser: Chooser,
  challenge: AuthFactorType,
  username?: string,
): Promise<Response> {
  return submit(cognito, await enterName(cognito, chooser, username), { challenge });
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
      const page = await choose(cognito, chooser, challenge);
      assert.match(await page.clone().text(), /Enter the code we sent you/);
      const [message, ...others] = await messages();
      assert.deepEqual(others, []);
      const code = codeIn(message);
      assert.match(code, /^\d{8}$/);
      const again = await submit(cognito, page, { code: `${code}0` });
      assert.match(await again.clone().text(), /Incorrect code\./);
      assertSignedIn(await submit(cognito, again, { code }));
    }
  },

  "have another code at each sign-in": async (cognito) => {
    const chooser = await createChooser(cognito, all);
    const page = await choose(cognito, chooser, "EMAIL_OTP");
    await choose(cognito, chooser, "EMAIL_OTP");
    const [first, second] = (await mailsTo(cognito, chooser.email)).map(({ text }) => codeIn(text));
    assert.notEqual(first, second);
    const other = await submit(cognito, page.clone(), { code: second ?? "" });
    assert.match(await other.text(), /Incorrect code\./);
    assertSignedIn(await submit(cognito, page, { code: first ?? "" }));
  },

  "send no code to nobody, nor to users with a second factor": async (cognito) => {
    const chooser = await createChooser(cognito, ["PASSWORD", "SMS_OTP"]);
    const { UserPoolId } = chooser.client;
    const optional = { UserPoolId, MfaConfiguration: "OPTIONAL", ...byText } as const;
    await cognito.send(new SetUserPoolMfaConfigCommand(optional));
    await preferFactors(cognito, UserPoolId, { SMSMfaSettings: { Enabled: true } });
    for (const username of ["nobody", "ada"]) {
      const page = await choose(cognito, chooser, "SMS_OTP", username);
      assert.match(await page.clone().text(), /Enter the code we sent you/);
      for (const code of ["", "12345678"]) {
        assert.equal((await submit(cognito, page.clone(), { code })).status, 200);
      }
    }
    assert.deepEqual(await textsTo(cognito, chooser.phone_number), []);
  },

  "take no code that can't be sent": async (cognito) => {
    const CustomMessage = "arn:aws:lambda:us-east-1:000000000000:function:missing";
    const page = await choose(cognito, await createChooser(cognito, all, { CustomMessage }), "EMAIL_OTP");
    const answer = await submit(cognito, page, { code: "12345678" });
    assert.match(await answer.text(), /Incorrect code\./);
  },
});
