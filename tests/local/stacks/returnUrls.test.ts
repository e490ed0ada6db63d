import assert from "node:assert/strict";
import { withReturnUrl } from "../../../local/stacks/returnUrls";

const page = "http://localhost:5999/";
const shop = "https://shop.example.com/";

describe("An app client whose hosted page leads back to the login page", () => {
  for (const { oauth, expected } of [
    {
      oauth: { callbackUrls: [shop], logoutUrls: [shop], scopes: ["openid"] },
      expected: { callbackUrls: [shop, page], logoutUrls: [shop, page], scopes: ["openid"] },
    },
    {
      oauth: { callbackUrls: [shop] },
      expected: { callbackUrls: [shop, page], logoutUrls: [page] },
    },
    {
      oauth: { callbackUrls: [page], logoutUrls: [page] },
      expected: { callbackUrls: [page], logoutUrls: [page] },
    },
    { oauth: {}, expected: { logoutUrls: [page] } },
    {
      oauth: { callbackUrls: shop, logoutUrls: null },
      expected: { callbackUrls: shop, logoutUrls: [page] },
    },
  ]) {
    it(`has ${JSON.stringify(expected)} in place of ${JSON.stringify(oauth)}`, () => {
      const written = JSON.stringify({ generateSecret: false, oauth });
      assert.deepEqual(JSON.parse(withReturnUrl(written, page)), { generateSecret: false, oauth: expected });
    });
  }

  for (const written of ["{}", '{"oauth":null}', '{"oauth":[]}', "[]", "null", "nonsense", ""]) {
    it(`is kept as it is where it's ${JSON.stringify(written)}`, () => {
      assert.equal(withReturnUrl(written, page), written);
    });
  }
});
