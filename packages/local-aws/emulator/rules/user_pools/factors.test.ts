import assert from "node:assert/strict";
import {
  GetUserPoolMfaConfigCommand,
  SetUserPoolMfaConfigCommand,
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

  "keeps the factors of a pool with MFA": async (cognito) => {
    assert.deepEqual(await factorsWith(cognito, "OPTIONAL"), ["OPTIONAL", { Enabled: true }]);
  },
});
