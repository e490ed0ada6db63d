import assert from "node:assert/strict";
import {
  CreateUserPoolDomainCommand,
  UpdateUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const refused =
  "FeatureUnavailableInTierException: The following features need to be disabled for the LITE pricing tier configured: " +
  "Managed Login";

describeRule("plan of managed login", {
  "refuses managed login on the plan Lite": async ({ createPool, send }) => {
    const lite = { UserPoolId: await createPool({ UserPoolTier: "LITE" }), Domain: "lite" };
    const managed = { ...lite, ManagedLoginVersion: 2 };
    assert.equal(await refusalOf(send(new CreateUserPoolDomainCommand(managed))), refused);
    await send(new CreateUserPoolDomainCommand({ ...lite, ManagedLoginVersion: 1 }));
    assert.equal(await refusalOf(send(new UpdateUserPoolDomainCommand(managed))), refused);
  },

  "takes it on the other plans": async ({ createPool, send }) => {
    for (const UserPoolTier of ["ESSENTIALS", "PLUS"] as const) {
      const domain = { UserPoolId: await createPool({ UserPoolTier }), Domain: UserPoolTier.toLowerCase() };
      await send(new CreateUserPoolDomainCommand({ ...domain, ManagedLoginVersion: 2 }));
      await send(new UpdateUserPoolDomainCommand({ ...domain, ManagedLoginVersion: 1 }));
      await send(new UpdateUserPoolDomainCommand({ ...domain, ManagedLoginVersion: 2 }));
    }
  },
});
