import assert from "node:assert/strict";
import { DescribeUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { useTerminal } from "../terminal";
import { readGuide } from "./guide";

const signInPages = readGuide("sign-in-pages.md", { sh: 3, typescript: 3 });
const services = readGuide("services.md", { sh: 2, typescript: 1 });
const [configurePages = ""] = signInPages.sh;
const [configureService = ""] = services.sh;

describe("The guides to sign-in pages and to services, on the command line,", () => {
  const user = useTerminal();

  it("give a stack of the program a sign-in page and a service that gets its tokens", async () => {
    const { terminal } = user;
    await terminal.succeed(`pulumi stack init dev && ${configurePages}`);
    await terminal.succeed(configureService);
    await terminal.succeed("pulumi up");
    const outputs = JSON.parse(await terminal.succeed("pulumi stack output --json --show-secrets")) as Record<
      string,
      string
    > & { appClientIds: Record<string, string> };
    const { userPoolId, appClientId = "", signInUrl, tokenUrl, appClientIds } = outputs;
    const domain = "https://acme-shop.auth.us-east-1.amazoncognito.com";
    const query = new URLSearchParams({
      client_id: appClientId,
      response_type: "code",
      scope: "openid email profile",
      redirect_uri: "https://shop.example.com/",
    });
    assert.equal(signInUrl, `${domain}/oauth2/authorize?${query.toString()}`);
    assert.equal(tokenUrl, `${domain}/oauth2/token`);

    const request = { UserPoolId: userPoolId, ClientId: appClientIds["reports"] };
    const { UserPoolClient } = await terminal.cognito.send(new DescribeUserPoolClientCommand(request));
    assert.deepEqual(UserPoolClient?.AllowedOAuthFlows, ["client_credentials"]);
    assert.deepEqual(UserPoolClient.AllowedOAuthScopes, ["orders/read"]);
    assert.deepEqual(outputs["appClientSecrets"], { reports: UserPoolClient.ClientSecret });
  });
});
