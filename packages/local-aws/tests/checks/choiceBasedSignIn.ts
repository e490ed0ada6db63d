import assert from "node:assert/strict";
import { InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { documented, guide, newAddress, type Subject } from "./check";

export const choiceBasedSignIn: Subject = {
  title: "Choice-based sign-in",
  checks: {
    "A user chooses the first factor, where the pool has several": documented(
      guide("authentication-flows-selection-sdk"),
      async (cognito) => {
        const Policies = { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } } as const;
        const SignInPolicy = { AllowedFirstAuthFactors: [...Policies.SignInPolicy.AllowedFirstAuthFactors] };
        const UserPoolId = await cognito.createPool({ Policies: { SignInPolicy } });
        const attributes = { email: newAddress(), email_verified: "true" };
        await cognito.createUser(UserPoolId, { attributes });
        const ClientId = await cognito.createClient(UserPoolId, { ExplicitAuthFlows: ["ALLOW_USER_AUTH"] });
        const AuthParameters = { USERNAME: "ada" };
        const command = new InitiateAuthCommand({ ClientId, AuthFlow: "USER_AUTH", AuthParameters });
        assert.equal((await cognito.send(command)).ChallengeName, "SELECT_CHALLENGE");
      },
    ),
  },
};
