import assert from "node:assert/strict";
import {
  AdminInitiateAuthCommand,
  type ExplicitAuthFlowsType,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, password, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const AuthParameters = { USERNAME: "ada", PASSWORD: password };
const serverFlows = ["ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"] as const;

/** Creates a pool, Ada, and a client with these flows. */
async function deploy(
  cognito: CognitoUnderTest,
  ExplicitAuthFlows: ExplicitAuthFlowsType[] | undefined,
): Promise<{ readonly UserPoolId: string; readonly ClientId: string }> {
  const UserPoolId = await cognito.createPool();
  await cognito.createUser(UserPoolId);
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId, { ExplicitAuthFlows }) };
}

describeRule("flows of app clients by default", {
  "include no bare passwords": async (cognito) => {
    for (const flows of [undefined, []]) {
      const client = await deploy(cognito, flows);
      assert.equal(
        await refusalOf(cognito.signIn(client.ClientId)),
        "InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client",
      );
      for (const AuthFlow of serverFlows) {
        const signIn = new AdminInitiateAuthCommand({ ...client, AuthFlow, AuthParameters });
        assert.equal(
          await refusalOf(cognito.send(signIn)),
          "InvalidParameterException: Auth flow not enabled for this client",
        );
      }
    }
  },

  "include Secure Remote Password": async (cognito) => {
    const { ClientId } = await deploy(cognito, undefined);
    const start = { USERNAME: "ada", SRP_A: "a".repeat(768) };
    const signIn = { ClientId, AuthFlow: "USER_SRP_AUTH", AuthParameters: start } as const;
    assert.equal((await cognito.send(new InitiateAuthCommand(signIn))).ChallengeName, "PASSWORD_VERIFIER");
  },

  "don't bind a client that lists its own": async (cognito) => {
    const own = await deploy(cognito, ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"]);
    assert.ok((await cognito.signIn(own.ClientId)).AuthenticationResult);
    for (const AuthFlow of serverFlows) {
      const signIn = new AdminInitiateAuthCommand({ ...own, AuthFlow, AuthParameters });
      assert.ok((await cognito.send(signIn)).AuthenticationResult);
    }
  },

  "don't hide that there is no such client": async (cognito) => {
    assert.match(await refusalOf(cognito.signIn("none")), /^ResourceNotFoundException: /);
  },
});
