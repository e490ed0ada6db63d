import assert from "node:assert/strict";
import {
  type AuthFactorType,
  UpdateUserPoolClientCommand,
  UpdateUserPoolCommand,
  type UserPoolTierType,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const refused = "The following features need to be disabled for the LITE pricing tier configured:";
const unavailable = (feature: string): string => `FeatureUnavailableInTierException: ${refused} ${feature}`;
const policiesWith = (...factors: AuthFactorType[]) => ({
  SignInPolicy: { AllowedFirstAuthFactors: factors },
});

const poolOf = ({ createPool }: CognitoUnderTest, UserPoolTier: UserPoolTierType): Promise<string> =>
  createPool({ UserPoolTier });

describeRule("plan of factors by code", {
  "leaves the plan Lite the password as the only first factor": async ({ createPool }) => {
    const UserPoolTier = "LITE";
    for (const factor of ["EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"] as const) {
      const Policies = policiesWith("PASSWORD", factor);
      assert.equal(await refusalOf(createPool({ UserPoolTier, Policies })), unavailable("SignInPolicy"));
      await createPool({ UserPoolTier: "ESSENTIALS", Policies });
      await createPool({ Policies });
    }
    await createPool({ UserPoolTier, Policies: policiesWith("PASSWORD") });
    await createPool({ UserPoolTier });
  },

  "refuses updates, too, and changes to the plan": async (cognito) => {
    const update = (UserPoolId: string, settings: object): Promise<unknown> =>
      cognito.send(new UpdateUserPoolCommand({ UserPoolId, ...settings }));
    const Policies = policiesWith("PASSWORD", "EMAIL_OTP");
    const lite = await poolOf(cognito, "LITE");
    assert.equal(await refusalOf(update(lite, { Policies })), unavailable("SignInPolicy"));
    await update(lite, { Policies, UserPoolTier: "ESSENTIALS" });
    assert.equal(
      await refusalOf(update(lite, { Policies, UserPoolTier: "LITE" })),
      `TierChangeNotAllowedException: ${refused} SignInPolicy`,
    );
    await update(lite, { Policies: policiesWith("PASSWORD"), UserPoolTier: "LITE" });
  },

  "leaves its clients no choice-based sign-in": async (cognito) => {
    const ExplicitAuthFlows = ["ALLOW_USER_AUTH" as const];
    const UserPoolId = await poolOf(cognito, "LITE");
    const create = cognito.createClient(UserPoolId, { ExplicitAuthFlows });
    assert.equal(await refusalOf(create), unavailable("ALLOW_USER_AUTH"));
    const client = { UserPoolId, ClientId: await cognito.createClient(UserPoolId) };
    const update = cognito.send(new UpdateUserPoolClientCommand({ ...client, ExplicitAuthFlows }));
    assert.equal(await refusalOf(update), unavailable("ALLOW_USER_AUTH"));
    await cognito.createClient(await poolOf(cognito, "ESSENTIALS"), { ExplicitAuthFlows });
  },
});
