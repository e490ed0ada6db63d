import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { AdminGetUserCommand, DeleteUserPoolDomainCommand } from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { codeMailedTo, emailOf } from "../../../tests/helpers/messages";
import { createDomain, openPage, secretOf } from "../../../tests/helpers/signInPages";
import { signUp } from "../../../tests/helpers/signUp";

interface SignedUp {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly code: string;
  readonly domain: string;
}

async function signedUp(cognito: CognitoUnderTest, GenerateSecret = false): Promise<SignedUp> {
  const UserPoolId = await cognito.createPool({ AutoVerifiedAttributes: ["email"] });
  const domain = await createDomain(cognito, UserPoolId);
  const ClientId = await cognito.createClient(UserPoolId, { GenerateSecret });
  const client = { UserPoolId, ClientId };
  const secret = GenerateSecret ? await secretOf(cognito, client) : undefined;
  const hash = secret === undefined ? {} : { SecretHash: secretHash(secret, `ada${ClientId}`) };
  const email = emailOf("ada");
  await signUp(cognito, ClientId, { attributes: { email } }, hash);
  return { ...client, domain, code: await codeMailedTo(cognito, email) };
}

function secretHash(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("base64");
}

function open(cognito: CognitoUnderTest, client_id: string, confirmation_code: string): Promise<Response> {
  return openPage(cognito, "/confirmUser", { client_id, user_name: "ada", confirmation_code });
}

async function statusOf({ send }: CognitoUnderTest, UserPoolId: string): Promise<unknown> {
  return (await send(new AdminGetUserCommand({ UserPoolId, Username: "ada" }))).UserStatus;
}

describeRule("confirmation by link", {
  "confirms the user and the address, and says so": async (cognito) => {
    const { UserPoolId, ClientId, code } = await signedUp(cognito);
    const page = await open(cognito, ClientId, code);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /Your account is confirmed\./);
    assert.equal(await statusOf(cognito, UserPoolId), "CONFIRMED");
    assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["email_verified"], "true");
  },

  "confirms the user of a client with a secret": async (cognito) => {
    const { UserPoolId, ClientId, code } = await signedUp(cognito, true);
    assert.equal((await open(cognito, ClientId, code)).status, 200);
    assert.equal(await statusOf(cognito, UserPoolId), "CONFIRMED");
  },

  "confirms nobody by another code, and says why": async (cognito) => {
    const { UserPoolId, ClientId } = await signedUp(cognito);
    const page = await open(cognito, ClientId, "wrong");
    assert.equal(page.status, 400);
    assert.match(await page.text(), /Invalid verification code provided, please try again\./);
    assert.equal(await statusOf(cognito, UserPoolId), "UNCONFIRMED");
  },

  "confirms once only": async (cognito) => {
    const { ClientId, code } = await signedUp(cognito);
    assert.equal((await open(cognito, ClientId, code)).status, 200);
    assert.equal((await open(cognito, ClientId, code)).status, 400);
  },

  "isn't there for a pool without a domain, nor for a client that there isn't": async (cognito) => {
    const { UserPoolId, ClientId, code, domain: Domain } = await signedUp(cognito);
    await cognito.send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain }));
    assert.equal((await open(cognito, ClientId, code)).status, 404);
    assert.equal(await statusOf(cognito, UserPoolId), "UNCONFIRMED");
    assert.equal((await open(cognito, "nobody", code)).status, 400);
  },
});
