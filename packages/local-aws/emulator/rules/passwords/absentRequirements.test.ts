import assert from "node:assert/strict";
import type { PasswordPolicyType } from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { signUp } from "../../../tests/helpers/signUp";

const violates = (...requirements: string[]): string =>
  `InvalidPasswordException: Password did not conform with policy: ${requirements.join("; ")}`;

const kinds: Readonly<Record<string, PasswordPolicyType>> = {
  "Password must have lowercase characters": { RequireLowercase: true },
  "Password must have numeric characters": { RequireNumbers: true },
  "Password must have symbol characters": { RequireSymbols: true },
  "Password must have uppercase characters": { RequireUppercase: true },
};

/** None of these characters is of a kind that a policy can require. */
const Password = "中".repeat(7);

describeRule("requirements of passwords", {
  "are those that the policy has": async (cognito) => {
    for (const [message, requirement] of Object.entries(kinds)) {
      const Policies = { PasswordPolicy: { MinimumLength: 7, ...requirement } };
      const ClientId = await cognito.createClient(await cognito.createPool({ Policies }));
      assert.equal(await refusalOf(signUp(cognito, ClientId, { Password })), violates(message));
    }
  },

  "are none but the length, of a policy that has no others": async (cognito) => {
    const Policies = { PasswordPolicy: { MinimumLength: 7 } };
    const ClientId = await cognito.createClient(await cognito.createPool({ Policies }));
    await signUp(cognito, ClientId, { Password });
    const tooShort = { Username: "grace", Password: Password.slice(1) };
    assert.equal(
      await refusalOf(signUp(cognito, ClientId, tooShort)),
      violates("Password must have length greater than or equal to 7"),
    );
  },

  "are all of them, of a pool without a policy": async (cognito) => {
    const ClientId = await cognito.createClient(await cognito.createPool());
    assert.equal(
      await refusalOf(signUp(cognito, ClientId, { Password })),
      violates(
        "Password must have length greater than or equal to 8",
        "Password must have uppercase characters",
        "Password must have lowercase characters",
        "Password must have numeric characters",
        "Password must have symbol characters",
      ),
    );
  },
});
