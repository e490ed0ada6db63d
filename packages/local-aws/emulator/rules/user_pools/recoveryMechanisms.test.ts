import assert from "node:assert/strict";
import {
  type RecoveryOptionNameType,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const beside =
  "InvalidParameterException: Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.";
const twice =
  "InvalidParameterException: Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.";

type Mechanisms = readonly (readonly [Name: RecoveryOptionNameType, Priority: number])[];

function recovery(...mechanisms: Mechanisms): {
  readonly AccountRecoverySetting: {
    readonly RecoveryMechanisms: { readonly Name: RecoveryOptionNameType; readonly Priority: number }[];
  };
} {
  const RecoveryMechanisms = mechanisms.map(([Name, Priority]) => ({ Name, Priority }));
  return { AccountRecoverySetting: { RecoveryMechanisms } };
}

describeRule("recovery mechanisms that go together", {
  "refuses others beside that by administrators": async ({ createPool, send }) => {
    const both = recovery(["admin_only", 1], ["verified_email", 2]);
    assert.equal(await refusalOf(createPool(both)), beside);
    const update = new UpdateUserPoolCommand({ UserPoolId: await createPool(), ...both });
    assert.equal(await refusalOf(send(update)), beside);
  },

  "refuses a priority or a mechanism twice": async ({ createPool }) => {
    const priority = recovery(["verified_email", 1], ["verified_phone_number", 1]);
    assert.equal(await refusalOf(createPool(priority)), twice);
    const mechanism = recovery(["verified_email", 1], ["verified_email", 2]);
    assert.equal(await refusalOf(createPool(mechanism)), twice);
  },

  "allows each alone, and email and phone in any order": async ({ createPool, send }) => {
    const UserPoolId = await createPool(recovery(["admin_only", 1]));
    const others = [
      recovery(["verified_email", 1]),
      recovery(["verified_phone_number", 1]),
      recovery(["verified_email", 2], ["verified_phone_number", 1]),
    ];
    for (const setting of others) await send(new UpdateUserPoolCommand({ UserPoolId, ...setting }));
  },
});
