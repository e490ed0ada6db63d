import assert from "node:assert/strict";
import {
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  UpdateIdentityPoolCommand,
} from "@aws-sdk/client-cognito-identity";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { createIdentityPool, identityPoolServices, nameOf } from "../../../tests/helpers/identityPools";

const refusal = "NotAuthorizedException: Unauthenticated access is not supported for this identity pool.";

describeRule(
  "guests of identity pools",
  {
    "gives guests no identity where the pool doesn't allow them": async (cognito) => {
      const { id, identity } = await createIdentityPool(cognito);
      assert.equal(await refusalOf(identity.send(new GetIdCommand({ IdentityPoolId: id }))), refusal);
    },

    "gives them credentials where it does": async (cognito) => {
      const { createRole, setRoles, roleOf } = await createIdentityPool(cognito, {
        AllowUnauthenticatedIdentities: true,
      });
      const unauthenticated = await createRole({ amr: "unauthenticated" });
      await setRoles({ Roles: { unauthenticated } });
      assert.equal(await roleOf(), nameOf(unauthenticated));
    },

    "gives those it has no more credentials once it doesn't": async (cognito) => {
      const { id, identity, createRole, setRoles } = await createIdentityPool(cognito, {
        AllowUnauthenticatedIdentities: true,
      });
      await setRoles({ Roles: { unauthenticated: await createRole({ amr: "unauthenticated" }) } });
      const { IdentityId } = await identity.send(new GetIdCommand({ IdentityPoolId: id }));
      const pool = { IdentityPoolId: id, IdentityPoolName: "pool" };
      await identity.send(new UpdateIdentityPoolCommand({ ...pool, AllowUnauthenticatedIdentities: false }));
      assert.equal(
        await refusalOf(identity.send(new GetCredentialsForIdentityCommand({ IdentityId }))),
        refusal,
      );
    },

    "refuses who doesn't sign in the identity of a user": async (cognito) => {
      const { id, identity, signIn } = await createIdentityPool(cognito);
      const { IdentityId = "" } = await identity.send(
        new GetIdCommand({ IdentityPoolId: id, Logins: await signIn() }),
      );
      assert.equal(
        await refusalOf(identity.send(new GetCredentialsForIdentityCommand({ IdentityId }))),
        `NotAuthorizedException: Access to Identity '${IdentityId}' is forbidden.`,
      );
    },
  },
  identityPoolServices,
);
