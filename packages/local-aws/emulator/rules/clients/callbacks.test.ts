import assert from "node:assert/strict";
import { UpdateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { codeFlow } from "../../../tests/helpers/signInPages";

const taken = [
  "https://shop.example.com/callback?from=cognito",
  "http://localhost",
  "http://localhost:5173/callback",
  "http://127.0.0.1:8080/",
  "http://[::1]:5173/",
  "shop://callback",
  "com.example.shop:/callback",
];

/** By address, what is wrong with it. */
const refused = {
  "http://shop.example.com/": "http://shop.example.com/ cannot use the HTTP protocol.",
  "HTTP://localhost.example.com/": "HTTP://localhost.example.com/ cannot use the HTTP protocol.",
  "https://shop.example.com/#home": "https://shop.example.com/#home has a fragment.",
  "https://shop.example.com/#": "https://shop.example.com/# has a fragment.",
  "/callback": "/callback is not an absolute URL.",
  "shop.example.com": "shop.example.com is not an absolute URL.",
  "https://[::1/": "https://[::1/ is not a valid URL.",
};

describeRule("callback and logout URLs", {
  "takes HTTPS, HTTP of this machine, and an application's own scheme": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    await cognito.createClient(UserPoolId, { ...codeFlow, CallbackURLs: taken, LogoutURLs: taken });
  },

  "refuses others, and says what is wrong": async ({ createPool, createClient, send }) => {
    const UserPoolId = await createPool();
    const ClientId = await createClient(UserPoolId, codeFlow);
    for (const [address, reason] of Object.entries(refused)) {
      const error = `InvalidParameterException: ${reason}`;
      const CallbackURLs = [...taken, address];
      assert.equal(await refusalOf(createClient(UserPoolId, { ...codeFlow, CallbackURLs })), error);
      assert.equal(await refusalOf(createClient(UserPoolId, { ...codeFlow, LogoutURLs: [address] })), error);
      const update = { ...codeFlow, UserPoolId, ClientId, CallbackURLs };
      assert.equal(await refusalOf(send(new UpdateUserPoolClientCommand(update))), error);
    }
  },
});
