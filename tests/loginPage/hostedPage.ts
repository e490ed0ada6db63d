import {
  AdminSetUserPasswordCommand,
  CreateUserPoolDomainCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import type { Page, Route } from "playwright-core";
import { deployStack, jane, type TestStack } from "./stack";
import { passwords } from "./steps";

/** Deploys a stack whose hosted page leads back to an address. */
export async function deployHostedPage(
  endpoint: string,
  address: string,
  scopes = ["openid", "email", "profile"],
): Promise<TestStack> {
  const stack = await deployStack(endpoint, { userPool: { selfSignUp: true } });
  const client = createCognitoClient({ endpoint: stack.endpoint, region: "us-east-1" });
  await client.send(
    new CreateUserPoolDomainCommand({ UserPoolId: stack.userPoolId, Domain: `shop${Date.now()}` }),
  );
  await client.send(
    new UpdateUserPoolClientCommand({
      UserPoolId: stack.userPoolId,
      ClientId: stack.appClientId,
      ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      AllowedOAuthFlows: ["code"],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: scopes,
      CallbackURLs: [address],
      LogoutURLs: [address],
      SupportedIdentityProviders: ["COGNITO"],
    }),
  );
  client.destroy();
  const outputs = stack.amplifyOutputs as { auth: object };
  return {
    ...stack,
    amplifyOutputs: {
      ...outputs,
      auth: {
        ...outputs.auth,
        oauth: {
          identity_providers: [],
          domain: "shop.auth.us-east-1.amazoncognito.com",
          scopes,
          redirect_sign_in_uri: [address],
          redirect_sign_out_uri: [address],
          response_type: "code",
        },
      },
    } as TestStack["amplifyOutputs"],
  };
}

/** Replaces the temporary password of the test user by one of the user's own. */
export async function choosePasswordOf(stack: TestStack): Promise<void> {
  const client = createCognitoClient({ endpoint: stack.endpoint, region: "us-east-1" });
  const user = { UserPoolId: stack.userPoolId, Username: jane.username };
  await client.send(
    new AdminSetUserPasswordCommand({ ...user, Password: passwords.chosen, Permanent: true }),
  );
  client.destroy();
}

/** Leaves the login page for the hosted page. */
export async function goToHostedPage(page: Page): Promise<void> {
  await page.route(/\/oauth2\/authorize/, (route, request) =>
    route.continue({ url: request.url().replace("identity_provider=COGNITO&", "") }),
  );
  await page.getByRole("button", { name: "Sign in with the hosted page" }).click();
  await page.getByText("Powered by").waitFor();
}

/** Signs in on the hosted page, up to whatever comes next. */
export async function signInThere(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Where the login page exchanges the code of the hosted page for tokens. */
export const tokenEndpoint = /\/oauth2\/token$/;

/** Makes the hosted page lead back at once, with this answer in place of a code. */
export async function comeBackWith(page: Page, answer: Readonly<Record<string, string>>): Promise<void> {
  await page.route(/\/oauth2\/authorize/, async (route: Route) => {
    const asked = new URL(route.request().url()).searchParams;
    const location = new URL(asked.get("redirect_uri") ?? "");
    location.search = String(new URLSearchParams({ ...answer, state: asked.get("state") ?? "" }));
    await route.fulfill({ status: 302, headers: { location: location.href } });
  });
  await page.getByRole("button", { name: "Sign in with the hosted page" }).click();
}
