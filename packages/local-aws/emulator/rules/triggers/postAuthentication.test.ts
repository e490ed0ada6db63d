import assert from "node:assert/strict";
import {
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  type CognitoUnderTest,
  otherPassword,
  password,
  refusalOf,
} from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  createTrigger,
  type PoolWithTrigger,
  poolWithTrigger,
  triggerServices,
} from "../../../tests/helpers/triggerFunctions";

async function poolWith(
  cognito: CognitoUnderTest,
  body: string,
  isTemporary = false,
): Promise<PoolWithTrigger> {
  const created = await poolWithTrigger(cognito, "PostAuthentication", body);
  await cognito.createUser(created.UserPoolId, { isTemporary });
  return created;
}

describeRule(
  "post authentication trigger",
  {
    "tells the function of a sign-in, and not of its renewal": async (cognito) => {
      const { trigger, UserPoolId, ClientId } = await poolWith(cognito, "");
      const AuthParameters = { USERNAME: "ada", PASSWORD: password };
      const request = { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters } as const;
      const { AuthenticationResult } = await cognito.send(
        new InitiateAuthCommand({ ...request, ClientMetadata: { device: "phone" } }),
      );
      await cognito.send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: "REFRESH_TOKEN_AUTH",
          AuthParameters: { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? "" },
        }),
      );
      const [event, ...others] = await trigger.events();
      assert.deepEqual(others, []);
      assert.equal(event?.triggerSource, "PostAuthentication_Authentication");
      assert.equal(event.userName, "ada");
      assert.equal(event.callerContext.clientId, ClientId);
      const { sub } = await cognito.attributesOf(UserPoolId, "ada");
      assert.deepEqual(event.request, {
        userAttributes: { sub, "cognito:user_status": "CONFIRMED" },
        newDeviceUsed: false,
      });
    },

    "tells it once all challenges are answered, with the metadata of the answer": async (cognito) => {
      const { trigger, ClientId } = await poolWith(cognito, "", true);
      const { ChallengeName, Session } = await cognito.signIn(ClientId);
      assert.equal(ChallengeName, "NEW_PASSWORD_REQUIRED");
      assert.deepEqual(await trigger.events(), []);
      await cognito.send(
        new RespondToAuthChallengeCommand({
          ClientId,
          ChallengeName,
          Session,
          ChallengeResponses: { USERNAME: "ada", NEW_PASSWORD: otherPassword },
          ClientMetadata: { device: "phone" },
        }),
      );
      const events = await trigger.events();
      assert.deepEqual(
        events.map(({ request }) => request["clientMetadata"]),
        [{ device: "phone" }],
      );
    },

    "is told whose tokens they are, whatever another function makes them say": async (cognito) => {
      const override = {
        accessTokenGeneration: { claimsToAddOrOverride: { sub: "nobody", username: "nobody" } },
      };
      const { arn } = await createTrigger(
        cognito,
        `event.response.claimsAndScopeOverrideDetails = ${JSON.stringify(override)};`,
      );
      const trigger = await createTrigger(cognito);
      const PreTokenGenerationConfig = { LambdaVersion: "V2_0", LambdaArn: arn } as const;
      const LambdaConfig = { PostAuthentication: trigger.arn, PreTokenGenerationConfig };
      const UserPoolId = await cognito.createPool({ LambdaConfig });
      await cognito.createUser(UserPoolId);
      await cognito.signIn(await cognito.createClient(UserPoolId));
      assert.deepEqual(
        (await trigger.events()).map(({ userName }) => userName),
        ["ada"],
      );
    },

    "isn't told of a sign-in that fails": async (cognito) => {
      const { trigger, ClientId } = await poolWith(cognito, "");
      assert.equal(
        await refusalOf(cognito.signIn(ClientId, "ada", "Wrong-password-1")),
        "NotAuthorizedException: Incorrect username or password.",
      );
      assert.deepEqual(await trigger.events(), []);
    },

    "gives no tokens where the function fails": async (cognito) => {
      const { ClientId } = await poolWith(cognito, 'throw new Error("The log is full");');
      assert.equal(
        await refusalOf(cognito.signIn(ClientId)),
        "UserLambdaValidationException: PostAuthentication failed with error The log is full.",
      );
    },
  },
  triggerServices,
);
