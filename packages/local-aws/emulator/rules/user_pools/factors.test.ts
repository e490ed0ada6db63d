import assert from "node:assert/strict";
import {
  GetUserPoolMfaConfigCommand,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { poolWithTotp } from "../../../tests/helpers/totpUser";

/** What a pool with an authenticator app as a factor has after its MFA is set. */
async function factorsAfter(
  cognito: CognitoUnderTest,
  settings: Pick<SetUserPoolMfaConfigCommandInput, "MfaConfiguration" | "SoftwareTokenMfaConfiguration">,
): Promise<unknown> {
  const { send } = cognito;
  const UserPoolId = await poolWithTotp(cognito, "OPTIONAL");
  await send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...settings }));
  const config = await send(new GetUserPoolMfaConfigCommand({ UserPoolId }));
  return [config.MfaConfiguration, config.SoftwareTokenMfaConfiguration];
}

describeRule("no factors without MFA", {
  "leaves a pool without MFA no factors": async (cognito) => {
    assert.deepEqual(await factorsAfter(cognito, { MfaConfiguration: "OFF" }), ["OFF", undefined]);
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
    const SoftwareTokenMfaConfiguration = { Enabled: true };
    const kept = await factorsAfter(cognito, { MfaConfiguration: "ON", SoftwareTokenMfaConfiguration });
    assert.deepEqual(kept, ["ON", { Enabled: true }]);
  },
});
