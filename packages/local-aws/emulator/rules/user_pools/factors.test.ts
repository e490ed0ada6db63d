import assert from "node:assert/strict";
import {
  GetUserPoolMfaConfigCommand,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

async function factorsWith(
  { createPool, send }: CognitoUnderTest,
  MfaConfiguration: "OFF" | "OPTIONAL",
): Promise<unknown> {
  const UserPoolId = await createPool();
  const SoftwareTokenMfaConfiguration = { Enabled: true };
  await send(
    new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration, SoftwareTokenMfaConfiguration }),
  );
  const config = await send(new GetUserPoolMfaConfigCommand({ UserPoolId }));
  return [config.MfaConfiguration, config.SoftwareTokenMfaConfiguration];
}

describeRule("no factors without MFA", {
  "leaves a pool without MFA no factors": async (cognito) => {
    assert.deepEqual(await factorsWith(cognito, "OFF"), ["OFF", undefined]);
  },

  "leaves none to a pool whose MFA an update turns off": async ({ createPool, send }) => {
    const UserPoolId = await createPool();
    const SoftwareTokenMfaConfiguration = { Enabled: true };
    const on = { UserPoolId, MfaConfiguration: "ON", SoftwareTokenMfaConfiguration } as const;
    await send(new SetUserPoolMfaConfigCommand(on));
    const factors = async (): Promise<unknown> =>
      (await send(new GetUserPoolMfaConfigCommand({ UserPoolId }))).SoftwareTokenMfaConfiguration;
    await send(new UpdateUserPoolCommand({ UserPoolId, MfaConfiguration: "ON" }));
    assert.deepEqual(await factors(), { Enabled: true });
    await send(new UpdateUserPoolCommand({ UserPoolId, MfaConfiguration: "OFF" }));
    assert.equal(await factors(), undefined);
  },

  "keeps the factors of a pool with MFA": async (cognito) => {
    assert.deepEqual(await factorsWith(cognito, "OPTIONAL"), ["OPTIONAL", { Enabled: true }]);
  },
});
