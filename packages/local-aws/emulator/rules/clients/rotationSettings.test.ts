import assert from "node:assert/strict";
import {
  CreateUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { python } from "../../../tests/emulator/emulatorPython";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const rotation = { Feature: "ENABLED", RetryGracePeriodSeconds: 10 } as const;

async function rotationOf(
  { send }: CognitoUnderTest,
  UserPoolId: string,
  ClientId: string,
): Promise<unknown> {
  const { UserPoolClient } = await send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  return UserPoolClient?.RefreshTokenRotation;
}

describeRule("settings of refresh token rotation", {
  "answers with them, at once and later": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    const request = { UserPoolId, ClientName: "web", RefreshTokenRotation: rotation };
    const { UserPoolClient } = await cognito.send(new CreateUserPoolClientCommand(request));
    assert.deepEqual(UserPoolClient?.RefreshTokenRotation, rotation);
    assert.deepEqual(await rotationOf(cognito, UserPoolId, UserPoolClient.ClientId ?? ""), rotation);
  },

  "answers without them where a client never had any": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    const ClientId = await cognito.createClient(UserPoolId);
    assert.equal(await rotationOf(cognito, UserPoolId, ClientId), undefined);
  },

  "has no period without one, and turns it off where an update leaves it out": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    const ClientId = await cognito.createClient(UserPoolId, {
      ExplicitAuthFlows: [],
      RefreshTokenRotation: { Feature: "ENABLED" },
    });
    assert.deepEqual(await rotationOf(cognito, UserPoolId, ClientId), {
      Feature: "ENABLED",
      RetryGracePeriodSeconds: 0,
    });
    await cognito.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId }));
    assert.deepEqual(await rotationOf(cognito, UserPoolId, ClientId), {
      Feature: "DISABLED",
      RetryGracePeriodSeconds: 0,
    });
  },
});

/** Has a client created, and another one by another thread before the answer; prints both, and the answer. */
const creation = `
from rules.clients import rotation_settings
clients = {name: {"ClientId": name} for name in ("own", "other")}
cognito = types.SimpleNamespace(_user_pools={"shop": {"_clients": clients}}, json_response=lambda answer: answer)
request = {"UserPoolId": "shop", "RefreshTokenRotation": {"Feature": "ENABLED"}}
answer = 200, {}, json.dumps({"UserPoolClient": {"ClientId": "own"}}).encode()
print(json.dumps([rotation_settings.keep_rotation(cognito, request, answer), clients]))
`;

describe("The settings of refresh token rotation", () => {
  it("are those of the client that the request created, also where another one is created meanwhile", async () => {
    const own = {
      ClientId: "own",
      RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 0 },
    };
    assert.deepEqual(await python(creation), [
      { UserPoolClient: own },
      { own, other: { ClientId: "other" } },
    ]);
  });
});
