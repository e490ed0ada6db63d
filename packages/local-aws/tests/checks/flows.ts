import assert from "node:assert/strict";
import {
  AdminInitiateAuthCommand,
  type CreateUserPoolClientCommandInput,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, password } from "../helpers/cognitoUnderTest";
import { api, assertRefused, documented, type Subject } from "./check";
import { sharedPool } from "./sharedPool";
import { refreshWith, tokensOf } from "./tokens";

/** Makes a client that allows these flows alone. */
async function clientWith(
  cognito: CognitoUnderTest,
  ...ExplicitAuthFlows: NonNullable<CreateUserPoolClientCommandInput["ExplicitAuthFlows"]>
): Promise<{ readonly UserPoolId: string; readonly ClientId: string }> {
  const UserPoolId = await sharedPool(cognito);
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId, { ExplicitAuthFlows }) };
}

export const flows: Subject = {
  title: "Flows that an app client doesn't allow",
  checks: {
    "The client's users can't use USER_PASSWORD_AUTH": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const { ClientId } = await clientWith(cognito, "ALLOW_REFRESH_TOKEN_AUTH");
        await assertRefused("InvalidParameterException", cognito.signIn(ClientId));
      },
    ),

    "The client's users can't use ADMIN_USER_PASSWORD_AUTH": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const command = new AdminInitiateAuthCommand({
          ...(await clientWith(cognito, "ALLOW_REFRESH_TOKEN_AUTH")),
          AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
          AuthParameters: { USERNAME: "ada", PASSWORD: password },
        });
        await assertRefused("InvalidParameterException", cognito.send(command));
      },
    ),

    "The client's users can't use USER_SRP_AUTH": documented(api("CreateUserPoolClient"), async (cognito) => {
      const { ClientId } = await clientWith(cognito, "ALLOW_REFRESH_TOKEN_AUTH");
      const AuthParameters = { USERNAME: "ada", SRP_A: "a".repeat(700) };
      const command = new InitiateAuthCommand({ ClientId, AuthFlow: "USER_SRP_AUTH", AuthParameters });
      await assertRefused("InvalidParameterException", cognito.send(command));
    }),

    "The client's users can't use REFRESH_TOKEN_AUTH": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const { ClientId } = await clientWith(cognito, "ALLOW_USER_PASSWORD_AUTH");
        const { refresh } = await tokensOf(cognito, ClientId);
        await assert.rejects(refreshWith(cognito, ClientId, refresh));
      },
    ),

    "The client's users can't use CUSTOM_AUTH": documented(api("CreateUserPoolClient"), async (cognito) => {
      const { ClientId } = await clientWith(cognito, "ALLOW_REFRESH_TOKEN_AUTH");
      const AuthParameters = { USERNAME: "ada" };
      const command = new InitiateAuthCommand({ ClientId, AuthFlow: "CUSTOM_AUTH", AuthParameters });
      await assertRefused("InvalidParameterException", cognito.send(command));
    }),
  },
};
