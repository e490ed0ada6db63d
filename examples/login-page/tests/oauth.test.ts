import assert from "node:assert/strict";
import { oauthOf } from "../src/oauth";

const address = "http://localhost:5173/";
const oauth = {
  domain: "shop.auth.eu-west-1.amazoncognito.com",
  scopes: ["openid", "email"],
  redirect_sign_in_uri: [address],
  redirect_sign_out_uri: [address],
  response_type: "code",
} as const;

describe("The hosted page", () => {
  it("comes back to the page that led there, whatever other URLs the app client has", () => {
    const others = ["myapp://callback", "https://shop.example.com/", "http://localhost:5173/other"];
    const outputs = {
      ...oauth,
      redirect_sign_in_uri: [...others, address],
      redirect_sign_out_uri: [address, ...others],
    };
    assert.deepEqual(oauthOf(outputs, address), {
      domain: "shop.auth.eu-west-1.amazoncognito.com",
      scopes: ["openid", "email"],
      responseType: "code",
      redirectSignIn: [address],
      redirectSignOut: [address],
    });
  });

  for (const [url, comesBack] of [
    ["http://localhost:5173", true],
    ["http://localhost:5173/?tenant=shop", true],
    ["http://localhost:5173/login", false],
    ["http://localhost:5174/", false],
    ["https://localhost:5173/", false],
    ["http://127.0.0.1:5173/", false],
    ["http://localhost.example.com:5173/", false],
    ["myapp://localhost:5173/", false],
  ] as const) {
    it(`${comesBack ? "comes" : "doesn't come"} back to ${address} by ${url}`, () => {
      const both = oauthOf({ ...oauth, redirect_sign_in_uri: [url], redirect_sign_out_uri: [url] }, address);
      const signingOut = oauthOf({ ...oauth, redirect_sign_out_uri: [url] }, address);
      assert.equal(both !== "not from here", comesBack);
      assert.ok(typeof signingOut === "object");
      assert.deepEqual(signingOut.redirectSignOut, comesBack ? [url] : []);
    });
  }

  it("needs no URL to come back to from signing out", () => {
    const config = oauthOf({ ...oauth, redirect_sign_out_uri: [] }, address);
    assert.ok(typeof config === "object");
    assert.deepEqual(config.redirectSignOut, []);
  });

  for (const [lack, outputs] of [
    ["a domain", {}],
    ["the authorization code flow", { ...oauth, response_type: "token" }],
    ["the scope openid, and so an ID token", { ...oauth, scopes: ["email"] }],
  ] as const) {
    it(`isn't there without ${lack}`, () => {
      assert.equal(oauthOf(outputs, address), undefined);
    });
  }
});
