import {
  AdminInitiateAuthCommand,
  type ExplicitAuthFlowsType,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, password } from "../helpers/cognitoUnderTest";
import { api, assertRefused, documented, type Subject } from "./check";
import { sharedPool } from "./sharedPool";
import { refreshWith, tokensOf } from "./tokens";
import { poolWith } from "./triggerPools";

/** Asserts that a flow begins by a client that allows it, and not by one that allows others alone. */
async function assertRestricted(
  { createClient }: CognitoUnderTest,
  UserPoolId: string,
  flow: ExplicitAuthFlowsType,
  begin: (ClientId: string) => Promise<unknown>,
  others: readonly ExplicitAuthFlowsType[] = ["ALLOW_REFRESH_TOKEN_AUTH"],
): Promise<void> {
  await begin(await createClient(UserPoolId, { ExplicitAuthFlows: [flow, ...others] }));
  const restricted = await createClient(UserPoolId, { ExplicitAuthFlows: [...others] });
  await assertRefused("InvalidParameterException", begin(restricted));
}

/** The body of a handler that asks for one custom challenge. */
const challenging =
  'Object.assign(event.response, { issueTokens: false, failAuthentication: false, challengeName: "CUSTOM_CHALLENGE", ' +
  "publicChallengeParameters: {}, privateChallengeParameters: {} }); return event;";

export const flows: Subject = {
  title: "Flows that an app client doesn't allow",
  checks: {
    "A client without flows takes no bare password": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const UserPoolId = await sharedPool(cognito);
        const ClientId = await cognito.createClient(UserPoolId, { ExplicitAuthFlows: [] });
        await assertRefused("InvalidParameterException", cognito.signIn(ClientId));
        await cognito.signIn(await cognito.createClient(UserPoolId));
      },
    ),

    "The client's users can't use USER_PASSWORD_AUTH": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const UserPoolId = await sharedPool(cognito);
        await assertRestricted(cognito, UserPoolId, "ALLOW_USER_PASSWORD_AUTH", (ClientId) =>
          cognito.signIn(ClientId),
        );
      },
    ),

    "The client's users can't use ADMIN_USER_PASSWORD_AUTH": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const UserPoolId = await sharedPool(cognito);
        const AuthParameters = { USERNAME: "ada", PASSWORD: password };
        const signIn = { UserPoolId, AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters } as const;
        await assertRestricted(cognito, UserPoolId, "ALLOW_ADMIN_USER_PASSWORD_AUTH", (ClientId) =>
          cognito.send(new AdminInitiateAuthCommand({ ...signIn, ClientId })),
        );
      },
    ),

    "The client's users can't use USER_SRP_AUTH": documented(api("CreateUserPoolClient"), async (cognito) => {
      const AuthParameters = { USERNAME: "ada", SRP_A: "a".repeat(700) };
      const signIn = { AuthFlow: "USER_SRP_AUTH", AuthParameters } as const;
      await assertRestricted(cognito, await sharedPool(cognito), "ALLOW_USER_SRP_AUTH", (ClientId) =>
        cognito.send(new InitiateAuthCommand({ ...signIn, ClientId })),
      );
    }),

    "The client's users can't use REFRESH_TOKEN_AUTH": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const signInAndRefresh = async (ClientId: string): Promise<unknown> =>
          refreshWith(cognito, ClientId, (await tokensOf(cognito, ClientId)).refresh);
        const others = ["ALLOW_USER_PASSWORD_AUTH"] as const;
        const UserPoolId = await sharedPool(cognito);
        await assertRestricted(cognito, UserPoolId, "ALLOW_REFRESH_TOKEN_AUTH", signInAndRefresh, others);
      },
    ),

    "The client's users can't use CUSTOM_AUTH": documented(api("CreateUserPoolClient"), async (cognito) => {
      const steps = ["DefineAuthChallenge", "CreateAuthChallenge"] as const;
      const { UserPoolId } = await poolWith(cognito, steps, challenging);
      await cognito.createUser(UserPoolId);
      const signIn = { AuthFlow: "CUSTOM_AUTH", AuthParameters: { USERNAME: "ada" } } as const;
      await assertRestricted(cognito, UserPoolId, "ALLOW_CUSTOM_AUTH", (ClientId) =>
        cognito.send(new InitiateAuthCommand({ ...signIn, ClientId })),
      );
    }),
  },
};
