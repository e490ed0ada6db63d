import assert from "node:assert/strict";
import { isLoopback } from "../src/loopback";

describe("The page", () => {
  for (const [address, isLocal] of [
    ["http://127.0.0.1:4566", true],
    ["http://[::1]:4566", true],
    ["http://localhost:4566", true],
    ["https://localhost", true],
    ["http://cognito-idp.us-east-1.localhost:4566", true],
    ["https://cognito.example.com", false],
    ["https://localhost.example.com", false],
    ["https://notlocalhost", false],
    ["https://127.0.0.1.example.com", false],
    ["https://192.168.0.1", false],
  ] as const) {
    it(`takes ${address} for ${isLocal ? "a service on this machine" : "one elsewhere, such as a proxy"}`, () => {
      assert.equal(isLoopback(new URL(address).hostname), isLocal);
    });
  }
});
