import assert from "node:assert/strict";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { createIdentityPool, identityPoolServices, nameOf } from "../../../tests/helpers/identityPools";

const refusal =
  "InvalidIdentityPoolConfigurationException: Invalid identity pool configuration. Check assigned IAM roles for this pool.";

describeRule(
  "trust policies of identity pools' roles",
  {
    "gives users credentials of a role that trusts them": async (cognito) => {
      const { createRole, setRoles, roleOf, signIn } = await createIdentityPool(cognito);
      const authenticated = await createRole();
      await setRoles({ Roles: { authenticated } });
      assert.equal(await roleOf(await signIn()), nameOf(authenticated));
    },

    "gives them none of a role that trusts another pool, or guests": async (cognito) => {
      const { createRole, setRoles, roleOf, signIn } = await createIdentityPool(cognito);
      const Logins = await signIn();
      const another = { aud: "us-east-1:00000000-0000-0000-0000-000000000000" };
      for (const trusted of [another, { amr: "unauthenticated" }]) {
        await setRoles({ Roles: { authenticated: await createRole(trusted) } });
        assert.equal(await refusalOf(roleOf(Logins)), refusal);
      }
    },

    "gives guests none of a role that trusts users": async (cognito) => {
      const pool = await createIdentityPool(cognito, { AllowUnauthenticatedIdentities: true });
      await pool.setRoles({ Roles: { unauthenticated: await pool.createRole() } });
      assert.equal(await refusalOf(pool.roleOf()), refusal);
    },

    "gives none where the pool has no role, or one that doesn't exist": async (cognito) => {
      const { setRoles, roleOf, signIn } = await createIdentityPool(cognito);
      const Logins = await signIn();
      assert.equal(await refusalOf(roleOf(Logins)), refusal);
      await setRoles({ Roles: { authenticated: "arn:aws:iam::000000000000:role/nobody" } });
      assert.equal(await refusalOf(roleOf(Logins)), refusal);
    },
  },
  identityPoolServices,
);
