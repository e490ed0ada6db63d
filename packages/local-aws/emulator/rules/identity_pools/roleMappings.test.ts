import assert from "node:assert/strict";
import type { MappingRule, RoleMapping } from "@aws-sdk/client-cognito-identity";
import { python } from "../../../tests/emulator/emulatorPython";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { createIdentityPool, identityPoolServices, nameOf } from "../../../tests/helpers/identityPools";

type Ambiguous = RoleMapping["AmbiguousRoleResolution"];

/** The role that a user gets by rules: `chosen`, or `default` for that of all users. */
async function roleBy(
  cognito: CognitoUnderTest,
  rules: readonly Omit<MappingRule, "RoleARN">[],
  AmbiguousRoleResolution: Ambiguous = "AuthenticatedRole",
): Promise<string | undefined> {
  const pool = await createIdentityPool(cognito);
  const [authenticated, chosen] = [await pool.createRole(), await pool.createRole()];
  const RulesConfiguration = { Rules: rules.map((rule) => ({ ...rule, RoleARN: chosen })) };
  const mapping = { Type: "Rules", AmbiguousRoleResolution, RulesConfiguration } as const;
  const RoleMappings = { [`${pool.provider}:${pool.ClientId}`]: mapping };
  await pool.setRoles({ Roles: { authenticated }, RoleMappings });
  const role = await pool.roleOf(await pool.signIn());
  return { [nameOf(authenticated)]: "default", [nameOf(chosen)]: "chosen" }[role];
}

const email = { Claim: "email", Value: "ada@example.com" };

describeRule(
  "role mappings",
  {
    "gives the role of the rule that matches a claim": async (cognito) => {
      const matching: readonly Omit<MappingRule, "RoleARN">[] = [
        { ...email, MatchType: "Equals" },
        { ...email, MatchType: "StartsWith", Value: "ada@" },
        { ...email, MatchType: "Contains", Value: "@example." },
        { ...email, MatchType: "NotEqual", Value: "jane@example.com" },
      ];
      for (const rule of matching) assert.equal(await roleBy(cognito, [rule]), "chosen");
    },

    "gives that of all users where none does": async (cognito) => {
      const others: readonly Omit<MappingRule, "RoleARN">[] = [
        { ...email, MatchType: "Equals", Value: "ada@example.co" },
        { ...email, MatchType: "StartsWith", Value: "example" },
        { ...email, MatchType: "Contains", Value: "@example.org" },
        { ...email, MatchType: "NotEqual" },
        { Claim: "custom:role", MatchType: "NotEqual", Value: "admin" },
      ];
      assert.equal(await roleBy(cognito, others), "default");
    },

    "gives none where none does and the mapping says so": async (cognito) => {
      const other = { ...email, MatchType: "Equals", Value: "jane@example.com" } as const;
      assert.equal(
        await refusalOf(roleBy(cognito, [other], "Deny")),
        "NotAuthorizedException: Access denied by the role mapping.",
      );
      assert.equal(await roleBy(cognito, [{ ...email, MatchType: "Equals" }], "Deny"), "chosen");
    },
  },
  identityPoolServices,
);

/** The roles that a mapping by the token's own roles makes of claims, with and without one that the user chooses. */
function byToken(ambiguous: Ambiguous, trials: readonly (readonly [object, string?])[]): Promise<unknown> {
  const mapping = { Type: "Token", AmbiguousRoleResolution: ambiguous };
  const cases = trials.map(([claims, custom]) => [claims, custom ?? null]);
  return python(`
from rules.identity_pools.role_mappings import mapped_role
mapping, cases = json.loads(${JSON.stringify(JSON.stringify([mapping, cases]))})
print(json.dumps([mapped_role(mapping, claims, custom) for claims, custom in cases]))
`);
}

describe("A mapping by the roles in a token", () => {
  const roles = { "cognito:roles": ["a", "b"] };
  const preferred = { ...roles, "cognito:preferred_role": "b" };

  it("gives the preferred role", async () => {
    assert.deepEqual(await byToken("Deny", [[preferred]]), ["b"]);
  });

  it("gives the role that the user chooses of them, and no other", async () => {
    const trials = [
      [preferred, "a"],
      [preferred, "c"],
      [{}, "a"],
    ] as const;
    assert.deepEqual(await byToken("AuthenticatedRole", trials), ["a", "denied", "denied"]);
  });

  it("gives that of all users, or none, where there are several or none", async () => {
    assert.deepEqual(await byToken("AuthenticatedRole", [[roles], [{}]]), [null, null]);
    assert.deepEqual(await byToken("Deny", [[roles], [{}]]), ["denied", "denied"]);
  });
});
