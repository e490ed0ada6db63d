import assert from "node:assert/strict";
import {
  AdminInitiateAuthCommand,
  type AuthFlowType,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, password, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  type PoolWithTrigger,
  poolWithTrigger,
  triggerServices,
} from "../../../tests/helpers/triggerFunctions";

async function poolWith(
  cognito: CognitoUnderTest,
  body: string,
  existenceErrors: "ENABLED" | "LEGACY" = "LEGACY",
): Promise<PoolWithTrigger> {
  const created = await poolWithTrigger(cognito, "PreAuthentication", body, existenceErrors);
  await cognito.createUser(created.UserPoolId, { attributes: { email: "ada@example.com" } });
  return created;
}

const refusing = 'throw new Error("Not on Sundays");';
const refusal = "UserLambdaValidationException: PreAuthentication failed with error Not on Sundays.";

describeRule(
  "pre authentication trigger",
  {
    "refuses the sign-in of each flow where the function refuses it": async (cognito) => {
      const { UserPoolId, ClientId } = await poolWith(cognito, refusing);
      assert.equal(await refusalOf(cognito.signIn(ClientId)), refusal);
      const AuthParameters = { USERNAME: "ada", PASSWORD: password };
      const asAdministrator = { UserPoolId, ClientId, AuthParameters };
      assert.equal(
        await refusalOf(
          cognito.send(
            new AdminInitiateAuthCommand({ ...asAdministrator, AuthFlow: "ADMIN_USER_PASSWORD_AUTH" }),
          ),
        ),
        refusal,
      );
      const srp = { ClientId, AuthParameters: { USERNAME: "ada", SRP_A: "a1" } };
      assert.equal(
        await refusalOf(cognito.send(new InitiateAuthCommand({ ...srp, AuthFlow: "USER_SRP_AUTH" }))),
        refusal,
      );
    },

    "tells the function who signs in, and with what": async (cognito) => {
      const { trigger, UserPoolId, ClientId } = await poolWith(cognito, "");
      const AuthParameters = { USERNAME: "ada", PASSWORD: password };
      const request = { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters } as const;
      await cognito.send(new InitiateAuthCommand({ ...request, ClientMetadata: { device: "phone" } }));
      const [event, ...others] = await trigger.events();
      assert.deepEqual(others, []);
      const { sub, ...attributes } = await cognito.attributesOf(UserPoolId, "ada");
      assert.deepEqual(event, {
        version: "1",
        region: "us-east-1",
        userPoolId: UserPoolId,
        userName: "ada",
        callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: ClientId },
        triggerSource: "PreAuthentication_Authentication",
        request: {
          userAttributes: { ...attributes, sub, "cognito:user_status": "CONFIRMED" },
          validationData: { device: "phone" },
          userNotFound: false,
        },
        response: {},
      });
    },

    "doesn't ask about a renewal": async (cognito) => {
      const { trigger, ClientId } = await poolWith(cognito, "");
      const { AuthenticationResult } = await cognito.signIn(ClientId);
      const AuthParameters = { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? "" };
      await cognito.send(
        new InitiateAuthCommand({ ClientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters }),
      );
      assert.equal((await trigger.events()).length, 1);
    },

    "doesn't ask about a flow that the client forbids, or that there isn't": async (cognito) => {
      const { trigger, UserPoolId, ClientId } = await poolWith(cognito, "");
      const restricted = await cognito.createClient(UserPoolId, {
        ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
      });
      const AuthParameters = { USERNAME: "ada", PASSWORD: password, SRP_A: "a1" };
      const start = (client: string, AuthFlow: AuthFlowType): Promise<string> =>
        refusalOf(cognito.send(new InitiateAuthCommand({ ClientId: client, AuthFlow, AuthParameters })));
      for (const flow of ["USER_SRP_AUTH", "CUSTOM_AUTH"] as const) {
        assert.equal(
          await start(restricted, flow),
          `InvalidParameterException: ${flow} is not enabled for the client.`,
        );
      }
      assert.equal(
        await start(ClientId, "ADMIN_USER_PASSWORD_AUTH"),
        "InvalidParameterException: Unsupported AuthFlow: ADMIN_USER_PASSWORD_AUTH",
      );
      assert.deepEqual(await trigger.events(), []);
    },

    "asks about a user that doesn't exist only where the client hides that": async (cognito) => {
      const shown = await poolWith(cognito, refusing);
      assert.equal(
        await refusalOf(cognito.signIn(shown.ClientId, "nobody")),
        "UserNotFoundException: User does not exist.",
      );
      assert.deepEqual(await shown.trigger.events(), []);
      const hidden = await poolWith(cognito, "", "ENABLED");
      assert.equal(
        await refusalOf(cognito.signIn(hidden.ClientId, "nobody")),
        "NotAuthorizedException: Incorrect username or password.",
      );
      const [event] = await hidden.trigger.events();
      assert.equal(event?.userName, "nobody");
      assert.deepEqual(event.request, { userAttributes: {}, validationData: {}, userNotFound: true });
    },

    "refuses where the function doesn't give the event back": async (cognito) => {
      const { ClientId } = await poolWith(cognito, "return {};");
      assert.equal(
        await refusalOf(cognito.signIn(ClientId)),
        "InvalidLambdaResponseException: Unrecognizable lambda output",
      );
    },
  },
  triggerServices,
);
