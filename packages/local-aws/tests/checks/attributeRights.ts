import assert from "node:assert/strict";
import { GetUserCommand, UpdateUserAttributesCommand } from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { signUp } from "../helpers/signUp";
import { assertRefused, documented, guide, type Subject } from "./check";
import { claimsOf, tokensOf } from "./tokens";

/** Makes a user, and a client that may read the email address and write the name; resolves to the client's id. */
async function userOfClient({ createPool, createClient, createUser }: CognitoUnderTest): Promise<string> {
  const Schema = [{ Name: "role", AttributeDataType: "String", Mutable: true }] as const;
  const UserPoolId = await createPool({ Schema: [...Schema] });
  await createUser(UserPoolId, {
    attributes: { email: "ada@example.com", name: "Ada", "custom:role": "reader" },
  });
  return createClient(UserPoolId, { ReadAttributes: ["email"], WriteAttributes: ["name"] });
}

export const attributeRights: Subject = {
  title: "Attribute rights of app clients",
  checks: {
    "Users can sign up only with attributes that the client may write": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const ClientId = await userOfClient(cognito);
        const signUpWith = (name: string): Promise<unknown> =>
          signUp(cognito, ClientId, { Username: "eve", attributes: { [name]: "owner" } });
        await assertRefused("NotAuthorizedException", signUpWith("custom:role"));
        await signUpWith("name");
      },
    ),

    "Users can change only attributes that the client may write": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const ClientId = await userOfClient(cognito);
        const { access: AccessToken } = await tokensOf(cognito, ClientId);
        const change = (Name: string): Promise<unknown> => {
          const UserAttributes = [{ Name, Value: "owner" }];
          return cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes }));
        };
        await change("name");
        await assertRefused("NotAuthorizedException", change("custom:role"));
      },
    ),

    "Users see only attributes that the client may read": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const ClientId = await userOfClient(cognito);
        const { access: AccessToken } = await tokensOf(cognito, ClientId);
        const { UserAttributes = [] } = await cognito.send(new GetUserCommand({ AccessToken }));
        const names = UserAttributes.map(({ Name }) => Name);
        assert.deepEqual(
          ["email", "name", "custom:role"].filter((name) => names.includes(name)),
          ["email"],
        );
      },
    ),

    "ID tokens have only attributes that the client may read": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const ClientId = await userOfClient(cognito);
        const claims = claimsOf((await tokensOf(cognito, ClientId)).id);
        assert.deepEqual(
          ["email", "name", "custom:role"].filter((name) => name in claims),
          ["email"],
        );
      },
    ),
  },
};
