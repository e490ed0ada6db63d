import assert from "node:assert/strict";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { signUp } from "../../../tests/helpers/signUp";

describeRule("self sign-up", {
  "refuses a user where only administrators may create users": async (cognito) => {
    const AdminCreateUserConfig = { AllowAdminCreateUserOnly: true };
    const UserPoolId = await cognito.createPool({ AdminCreateUserConfig });
    assert.equal(
      await refusalOf(signUp(cognito, await cognito.createClient(UserPoolId))),
      "NotAuthorizedException: SignUp is not permitted for this user pool",
    );
    await cognito.createUser(UserPoolId);
  },

  "lets users sign up elsewhere": async (cognito) => {
    const AdminCreateUserConfig = { AllowAdminCreateUserOnly: false };
    const UserPoolId = await cognito.createPool({ AdminCreateUserConfig });
    assert.equal((await signUp(cognito, await cognito.createClient(UserPoolId))).UserConfirmed, false);
  },
});
