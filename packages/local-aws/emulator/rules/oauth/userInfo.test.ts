import assert from "node:assert/strict";
import {
  DeleteUserPoolClientCommand,
  type SchemaAttributeType,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  createRedirectClient,
  errorOf,
  type Parameters,
  tokensOnPage,
  userInfo,
} from "../../../tests/helpers/signInPages";

const Schema: SchemaAttributeType[] = [{ Name: "role", AttributeDataType: "String", Mutable: true }];
const email = { email: "ada@example.com", email_verified: "true" };
const phone = { phone_number: "+15555550100", phone_number_verified: "false" };
const profile = { name: "Ada", "custom:role": "reader" };
const attributes = { ...email, ...phone, ...profile, address: "London" };

/** What is told of the user to a client with a list of readable attributes, for an access token with a scope. */
async function toldOf(
  cognito: CognitoUnderTest,
  scope: string,
  ReadAttributes: string[],
): Promise<Parameters> {
  const AllowedOAuthScopes = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"];
  const client = { AllowedOAuthScopes, ReadAttributes };
  const settings = { pool: { Schema }, client, attributes };
  const tokens = await tokensOnPage(cognito, await createRedirectClient(cognito, settings), { scope });
  const answer = await userInfo(cognito, tokens["access_token"]);
  assert.equal(answer.status, 200);
  const { sub, username, ...told } = (await answer.json()) as Parameters;
  assert.deepEqual([typeof sub, username], ["string", "ada"]);
  return told;
}

describeRule("scopes of user information", {
  "tells what the scopes of the token give": async (cognito) => {
    assert.deepEqual(await toldOf(cognito, "openid email", []), email);
    assert.deepEqual(await toldOf(cognito, "openid phone", []), phone);
    assert.deepEqual(await toldOf(cognito, "openid profile", []), profile);
    assert.deepEqual(await toldOf(cognito, "openid email profile", []), { ...email, ...profile });
  },

  "tells everything for openid alone": async (cognito) => {
    for (const scope of ["openid", "openid aws.cognito.signin.user.admin"]) {
      assert.deepEqual(await toldOf(cognito, scope, []), attributes);
    }
  },

  "tells nothing to a client that no longer exists": async (cognito) => {
    const client = await createRedirectClient(cognito);
    const { access_token } = await tokensOnPage(cognito, client);
    assert.equal((await userInfo(cognito, access_token)).status, 200);
    await cognito.send(new DeleteUserPoolClientCommand(client));
    assert.deepEqual(await errorOf(await userInfo(cognito, access_token)), [401, "invalid_token"]);
  },

  "tells nothing that the client can't read": async (cognito) => {
    assert.deepEqual(await toldOf(cognito, "openid", ["name", "email"]), {
      name: "Ada",
      email: "ada@example.com",
    });
    assert.deepEqual(await toldOf(cognito, "openid profile", ["custom:role", "address"]), {
      "custom:role": "reader",
    });
  },
});
