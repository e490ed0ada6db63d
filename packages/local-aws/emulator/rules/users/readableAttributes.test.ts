import assert from "node:assert/strict";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { readOwnAttributes } from "../../../tests/helpers/signUp";

const Schema = [{ Name: "note", AttributeDataType: "String", Mutable: true }] as const;
const attributes = { name: "Ada", email: "ada@example.com", email_verified: "true", "custom:note": "secret" };
const names = ["custom:note", "email", "email_verified", "name", "sub"];

/** What Ada's client shows of these attributes, in her ID token and by GetUser. */
async function shownBy(
  cognito: CognitoUnderTest,
  ReadAttributes?: string[],
): Promise<{ readonly inToken: readonly string[]; readonly byGetUser: readonly string[] }> {
  const UserPoolId = await cognito.createPool({ Schema: [...Schema] });
  const settings = ReadAttributes === undefined ? {} : { ReadAttributes };
  const ClientId = await cognito.createClient(UserPoolId, settings);
  await cognito.createUser(UserPoolId, { attributes });
  const { AuthenticationResult } = await cognito.signIn(ClientId);
  const [, claims = ""] = AuthenticationResult?.IdToken?.split(".") ?? [];
  const inToken = Object.keys(JSON.parse(Buffer.from(claims, "base64url").toString()) as object);
  const byGetUser = Object.keys(await readOwnAttributes(cognito, ClientId));
  return {
    inToken: inToken.filter((name) => names.includes(name)).toSorted(),
    byGetUser: byGetUser.toSorted(),
  };
}

describeRule("readable attributes", {
  "are those in the client's list, and the sub": async (cognito) => {
    const shown = ["name", "sub"];
    assert.deepEqual(await shownBy(cognito, ["name"]), { inToken: shown, byGetUser: shown });
    const verified = ["email", "email_verified", "sub"];
    const list = ["email", "email_verified"];
    assert.deepEqual(await shownBy(cognito, list), { inToken: verified, byGetUser: verified });
  },

  "are all for a client without a list": async (cognito) => {
    assert.deepEqual(await shownBy(cognito), { inToken: names, byGetUser: names });
  },
});
