import assert from "node:assert/strict";
import {
  CreateUserPoolDomainCommand,
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
  UpdateUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const message =
  "The following features need to be disabled for the LITE pricing tier configured: Managed Login";
const refused = `FeatureUnavailableInTierException: ${message}`;

describeRule("plan of managed login", {
  "refuses managed login on the plan Lite": async ({ createPool, send }) => {
    const lite = { UserPoolId: await createPool({ UserPoolTier: "LITE" }), Domain: "lite" };
    const managed = { ...lite, ManagedLoginVersion: 2 };
    assert.equal(await refusalOf(send(new CreateUserPoolDomainCommand(managed))), refused);
    await send(new CreateUserPoolDomainCommand({ ...lite, ManagedLoginVersion: 1 }));
    assert.equal(await refusalOf(send(new UpdateUserPoolDomainCommand(managed))), refused);
  },

  "refuses the plan Lite to a pool with managed login, until its domains have the classic pages": async ({
    createPool,
    send,
  }) => {
    const UserPoolId = await createPool({ UserPoolTier: "ESSENTIALS" });
    const domain = { UserPoolId, Domain: "lesser" };
    await send(new CreateUserPoolDomainCommand({ ...domain, ManagedLoginVersion: 2 }));
    const change = new UpdateUserPoolCommand({ UserPoolId, UserPoolTier: "LITE" });
    const planOf = async (): Promise<string | undefined> =>
      (await send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool?.UserPoolTier;
    assert.equal(await refusalOf(send(change)), `TierChangeNotAllowedException: ${message}`);
    assert.equal(await planOf(), "ESSENTIALS");
    await send(new UpdateUserPoolCommand({ UserPoolId, UserPoolTier: "PLUS" }));
    await send(new UpdateUserPoolDomainCommand({ ...domain, ManagedLoginVersion: 1 }));
    await send(change);
    assert.equal(await planOf(), "LITE");
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
