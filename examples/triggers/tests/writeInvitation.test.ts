import assert from "node:assert/strict";
import { type Handler, loadFunction } from "./loadFunction";

/** The event before a message is sent, as far as the function reads it. */
interface Event {
  triggerSource: string;
  request: {
    userAttributes: Record<string, string>;
    usernameParameter: string | null;
    codeParameter: string;
  };
  response: Record<string, string | null>;
}

const untouched = { smsMessage: null, emailMessage: null, emailSubject: null };

describe("The function that writes invitations", () => {
  let handler: Handler<Event>;

  before(async () => {
    handler = await loadFunction("writeInvitation.mjs");
  });

  async function responseTo(source: string, userAttributes = {}): Promise<Event["response"]> {
    const request = { userAttributes, usernameParameter: "{username}", codeParameter: "{####}" };
    const event = { triggerSource: `CustomMessage_${source}`, request, response: { ...untouched } };
    return (await handler(event)).response;
  }

  it("writes them in English, with the placeholders that Cognito fills in", async () => {
    const inEnglish = {
      ...untouched,
      emailSubject: "Your invitation",
      emailMessage: "<p>Welcome! Sign in as <b>{username}</b> with the temporary password <b>{####}</b></p>",
    };
    assert.deepEqual(await responseTo("AdminCreateUser"), inEnglish);
    assert.deepEqual(await responseTo("AdminCreateUser", { locale: "fr-FR" }), inEnglish);
  });

  it("writes them in German to users whose language that is", async () => {
    const inGerman = {
      ...untouched,
      emailSubject: "Ihre Einladung",
      emailMessage:
        "<p>Willkommen! Melden Sie sich als <b>{username}</b> mit dem vorläufigen Passwort <b>{####}</b> an</p>",
    };
    assert.deepEqual(await responseTo("AdminCreateUser", { locale: "de" }), inGerman);
    assert.deepEqual(await responseTo("AdminCreateUser", { locale: "de-CH" }), inGerman);
  });

  for (const source of [
    "Authentication",
    "ForgotPassword",
    "ResendCode",
    "SignUp",
    "UpdateUserAttribute",
    "VerifyUserAttribute",
  ]) {
    it(`leaves other messages to the pool: ${source}`, async () => {
      assert.deepEqual(await responseTo(source, { locale: "de" }), untouched);
    });
  }
});
