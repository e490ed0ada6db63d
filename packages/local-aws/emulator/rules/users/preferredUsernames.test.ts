import assert from "node:assert/strict";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { changeOwnAttributes, signUp } from "../../../tests/helpers/signUp";

const attributes = { preferred_username: "countess" };

describeRule("no preferred usernames at sign-up", {
  "where they are aliases": async (cognito) => {
    const UserPoolId = await cognito.createPool({ AliasAttributes: ["preferred_username"] });
    const ClientId = await cognito.createClient(UserPoolId);
    assert.equal(
      await refusalOf(signUp(cognito, ClientId, { attributes })),
      "InvalidParameterException: Preferred username cannot be provided for unconfirmed account, " +
        "since user pool is configured for preferred username alias.",
    );
    await signUp(cognito, ClientId, { attributes: { name: "Ada" } });
  },

  "but later, and from administrators": async (cognito) => {
    const UserPoolId = await cognito.createPool({ AliasAttributes: ["preferred_username"] });
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId, { attributes });
    await cognito.createUser(UserPoolId, { Username: "grace" });
    await changeOwnAttributes(cognito, ClientId, { preferred_username: "admiral" }, "grace");
    assert.ok((await cognito.signIn(ClientId, "admiral")).AuthenticationResult);
  },

  "unless they are no aliases": async (cognito) => {
    const UserPoolId = await cognito.createPool({ AliasAttributes: ["email"] });
    await signUp(cognito, await cognito.createClient(UserPoolId), { attributes });
  },
});
