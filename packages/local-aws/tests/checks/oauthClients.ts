import {
  CreateResourceServerCommand,
  type CreateUserPoolClientCommandInput,
  type SchemaAttributeType,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { codeFlow } from "../helpers/signInPages";
import { api, assertRefused, documented, guide, newName, type Subject } from "./check";
import { sharedPool } from "./sharedPool";

type Settings = Partial<CreateUserPoolClientCommandInput>;

/** A client for a machine, with a scope that a resource server of the pool has. */
async function machineOf({ send }: CognitoUnderTest, UserPoolId: string): Promise<Settings> {
  const Identifier = newName();
  const Scopes = [{ ScopeName: "read", ScopeDescription: "Read" }];
  await send(new CreateResourceServerCommand({ UserPoolId, Identifier, Name: Identifier, Scopes }));
  return {
    GenerateSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ["client_credentials"],
    AllowedOAuthScopes: [`${Identifier}/read`],
  };
}

export const oauthClients: Subject = {
  title: "OAuth settings of app clients",
  checks: {
    "A client with OAuth has flows and scopes": documented(api("CreateUserPoolClient"), async (cognito) => {
      const UserPoolId = await sharedPool(cognito);
      await cognito.createClient(UserPoolId, codeFlow);
      for (const without of [{ AllowedOAuthFlows: [] }, { AllowedOAuthScopes: [] }]) {
        const settings = { ...codeFlow, ...without };
        await assertRefused("InvalidParameterException", cognito.createClient(UserPoolId, settings));
      }
    }),

    "The flow of client credentials is a client's only one": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const UserPoolId = await sharedPool(cognito);
        const machine = await machineOf(cognito, UserPoolId);
        await cognito.createClient(UserPoolId, machine);
        const AllowedOAuthFlows: Settings["AllowedOAuthFlows"] = ["client_credentials", "code"];
        const both = { ...machine, AllowedOAuthFlows, CallbackURLs: codeFlow.CallbackURLs };
        await assertRefused("InvalidOAuthFlowException", cognito.createClient(UserPoolId, both));
      },
    ),

    "The flow of client credentials demands a secret": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const UserPoolId = await sharedPool(cognito);
        const machine = await machineOf(cognito, UserPoolId);
        await cognito.createClient(UserPoolId, machine);
        const withoutSecret = { ...machine, GenerateSecret: false };
        await assertRefused("InvalidOAuthFlowException", cognito.createClient(UserPoolId, withoutSecret));
      },
    ),

    "Callback URLs have HTTPS, but for those of this machine": documented(
      api("CreateUserPoolClient"),
      async ({ createPool, createClient }) => {
        const UserPoolId = await createPool();
        const withCallback = (address: string): Promise<string> =>
          createClient(UserPoolId, { ...codeFlow, CallbackURLs: [address] });
        for (const address of ["https://shop.example.com/", "http://localhost:5173/", "shop://callback"]) {
          await withCallback(address);
        }
        await assertRefused("InvalidParameterException", withCallback("http://shop.example.com/"));
      },
    ),

    "A client can write all attributes that users must have": documented(
      guide("user-pool-settings-attributes"),
      async ({ createPool, createClient }) => {
        const Schema: SchemaAttributeType[] = [
          { Name: "email", AttributeDataType: "String", Required: true },
        ];
        const UserPoolId = await createPool({ Schema });
        await createClient(UserPoolId, { WriteAttributes: ["email", "name"] });
        const without = { WriteAttributes: ["name"] };
        await assertRefused("InvalidParameterException", createClient(UserPoolId, without));
      },
    ),

    "A client's attributes are attributes of the pool": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const UserPoolId = await sharedPool(cognito);
        await cognito.createClient(UserPoolId, { ReadAttributes: ["email", "email_verified"] });
        for (const rights of [{ ReadAttributes: ["custom:role"] }, { WriteAttributes: ["custom:role"] }]) {
          await assertRefused("InvalidParameterException", cognito.createClient(UserPoolId, rights));
        }
      },
    ),

    "Only a client with a secret passes on the context of users": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const UserPoolId = await sharedPool(cognito);
        const settings = { EnablePropagateAdditionalUserContextData: true };
        await cognito.createClient(UserPoolId, { ...settings, GenerateSecret: true });
        await assertRefused("InvalidParameterException", cognito.createClient(UserPoolId, settings));
      },
    ),
  },
};
