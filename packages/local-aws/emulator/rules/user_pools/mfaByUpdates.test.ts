import assert from "node:assert/strict";
import {
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { poolWithTotp } from "../../../tests/helpers/totpUser";

const refusal =
  "InvalidParameterException: Cannot turn MFA functionality ON, once the user pool has been created.";
const required = { MfaConfiguration: "ON" } as const;

describeRule("no MFA required by updates", {
  "refuses an update that would require MFA": async (cognito) => {
    for (const UserPoolId of [await cognito.createPool(), await poolWithTotp(cognito, "OPTIONAL")]) {
      const update = cognito.send(new UpdateUserPoolCommand({ UserPoolId, ...required }));
      assert.equal(await refusalOf(update), refusal);
    }
  },

  "allows an update of a pool that requires it already": async (cognito) => {
    const UserPoolId = await poolWithTotp(cognito, "OPTIONAL");
    const SoftwareTokenMfaConfiguration = { Enabled: true };
    const factors = { UserPoolId, ...required, SoftwareTokenMfaConfiguration };
    await cognito.send(new SetUserPoolMfaConfigCommand(factors));
    await cognito.send(new UpdateUserPoolCommand({ UserPoolId, ...required }));
    await cognito.send(new UpdateUserPoolCommand({ UserPoolId, MfaConfiguration: "OPTIONAL" }));
  },
});
