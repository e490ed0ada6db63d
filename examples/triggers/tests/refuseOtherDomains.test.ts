import assert from "node:assert/strict";
import { type Handler, loadFunction, useVariable } from "./loadFunction";

/** The event before a user is created, as far as the function reads it. */
interface Event {
  triggerSource: string;
  request: { userAttributes: Record<string, string> };
  response: { autoConfirmUser: boolean; autoVerifyEmail: boolean; autoVerifyPhone: boolean };
}

function eventOf(userAttributes: Record<string, string>, source = "SignUp"): Event {
  return {
    triggerSource: `PreSignUp_${source}`,
    request: { userAttributes },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  };
}

describe("The function that refuses other domains", () => {
  let handler: Handler<Event>;
  useVariable("ALLOWED_DOMAIN", "example.com");

  before(async () => {
    handler = await loadFunction("refuseOtherDomains.mjs");
  });

  for (const email of ["jane@example.com", "Jane@Example.COM", '"a@b"@example.com']) {
    it(`lets ${email} sign up, who confirms the address afterwards`, async () => {
      assert.deepEqual(await handler(eventOf({ email })), eventOf({ email }));
    });
  }

  for (const email of [
    "jane@elsewhere.example",
    "jane@not-example.com",
    "jane@sub.example.com",
    "jane@example.com.elsewhere.example",
    "jane@example.com@elsewhere.example",
    "example.com",
    "jane@",
    "",
  ]) {
    it(`refuses ${JSON.stringify(email)}, with a message for whoever signs up`, async () => {
      await assert.rejects(handler(eventOf({ email })), {
        message: "Only email addresses of example.com can sign up",
      });
    });
  }

  it("refuses whoever signs up without an email address, or with an identity provider", async () => {
    await assert.rejects(handler(eventOf({ phone_number: "+12065550100" })));
    await assert.rejects(handler(eventOf({ email: "jane@elsewhere.example" }, "ExternalProvider")));
  });

  it("lets administrators create whomever they like", async () => {
    const event = eventOf({ email: "jane@elsewhere.example" }, "AdminCreateUser");
    assert.deepEqual(await handler(event), event);
  });

  it("refuses everybody where it isn't told the domain", async () => {
    Reflect.deleteProperty(process.env, "ALLOWED_DOMAIN");
    await assert.rejects(handler(eventOf({ email: "jane@example.com" })));
    await assert.rejects(handler(eventOf({})));
  });
});
