import assert from "node:assert/strict";
import type { AliasAttributeType } from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { signUp } from "../../../tests/helpers/signUp";

const kinds: readonly (readonly [alias: AliasAttributeType, Username: string, kind: string])[] = [
  ["email", "ada@example.com", "email"],
  ["phone_number", "+15555550100", "phone number"],
];

describeRule("usernames beside aliases", {
  "can't have the format of an alias": async (cognito) => {
    for (const [alias, Username, kind] of kinds) {
      const UserPoolId = await cognito.createPool({ AliasAttributes: [alias] });
      const refused =
        `InvalidParameterException: Username cannot be of ${kind} format, ` +
        `since user pool is configured for ${kind} alias.`;
      assert.equal(await refusalOf(cognito.createUser(UserPoolId, { Username })), refused);
      const ClientId = await cognito.createClient(UserPoolId);
      assert.equal(await refusalOf(signUp(cognito, ClientId, { Username })), refused);
    }
  },

  "can have it where that is no alias": async (cognito) => {
    for (const [alias, Username] of kinds) {
      const others = kinds.map(([other]) => other).filter((other) => other !== alias);
      const UserPoolId = await cognito.createPool({ AliasAttributes: [...others, "preferred_username"] });
      await cognito.createUser(UserPoolId, { Username });
    }
  },

  "can be anything else": async (cognito) => {
    const UserPoolId = await cognito.createPool({ AliasAttributes: ["email", "phone_number"] });
    for (const Username of ["ada", "ada@", "+1"]) await cognito.createUser(UserPoolId, { Username });
  },
});
