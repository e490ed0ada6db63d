import assert from "node:assert/strict";
import { contactsAmong, deliveryOf, mediaOf, sentenceOn } from "../src/delivery";

describe("The delivery of a code", () => {
  for (const [details, delivery, sentence] of [
    [
      { deliveryMedium: "EMAIL", destination: "j***@e***" },
      { medium: "email", destination: "j***@e***" },
      "A code was sent to j***@e***.",
    ],
    [
      { deliveryMedium: "SMS", destination: "+*******0123" },
      { medium: "text message", destination: "+*******0123" },
      "A code was sent to +*******0123.",
    ],
    [{ deliveryMedium: "SMS" }, { medium: "text message" }, "A code was sent."],
    [{ deliveryMedium: "UNKNOWN" }, {}, "A code was sent."],
    [undefined, {}, "A code was sent."],
  ] as const) {
    it(`is what Cognito says: ${JSON.stringify(details)}`, () => {
      assert.deepEqual(deliveryOf(details), delivery);
      assert.equal(sentenceOn(delivery), sentence);
    });
  }

  for (const [attributes, media] of [
    [["email"], ["email"]],
    [["phone_number"], ["text message"]],
    [
      ["email", "phone_number"],
      ["email", "text message"],
    ],
    [[], ["email", "text message"]],
  ] as const) {
    it(`can be by ${media.join(" or ")} where the pool verifies ${attributes.join() || "nothing"}`, () => {
      assert.deepEqual(mediaOf(contactsAmong(attributes)), media);
    });
  }
});
