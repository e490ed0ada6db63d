import assert from "node:assert/strict";
import {
  AdminDisableUserCommand,
  ForgotPasswordCommand,
  type ForgotPasswordCommandOutput,
  type RecoveryOptionNameType,
  SetUserPoolMfaConfigCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { EmailConfiguration } from "../../../tests/helpers/messages";
import { byMail, byText, preferFactors } from "../../../tests/helpers/secondFactors";

const email = { email: "ada@example.com", email_verified: "true" };
const phone = { phone_number: "+15555550100", phone_number_verified: "true" };

const noneVerified =
  "InvalidParameterException: " +
  "Cannot reset password for the user as there is no registered/verified email or phone_number";

interface Deployment {
  readonly options?: readonly RecoveryOptionNameType[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly hidesUsers?: boolean;
}

/** Creates a pool with recovery options, a client, and Ada. */
async function deploy(
  { createPool, createClient, createUser }: CognitoUnderTest,
  { options, attributes = {}, hidesUsers = false }: Deployment,
): Promise<{ readonly UserPoolId: string; readonly ClientId: string }> {
  const RecoveryMechanisms = options?.map((Name, index) => ({ Name, Priority: index + 1 }));
  const UserPoolId = await createPool({
    EmailConfiguration,
    ...(RecoveryMechanisms === undefined ? {} : { AccountRecoverySetting: { RecoveryMechanisms } }),
  });
  const PreventUserExistenceErrors = hidesUsers ? "ENABLED" : "LEGACY";
  const ClientId = await createClient(UserPoolId, { PreventUserExistenceErrors });
  await createUser(UserPoolId, { attributes });
  return { UserPoolId, ClientId };
}

/** Ada has forgotten her password. */
async function forget(cognito: CognitoUnderTest, deployment: Deployment) {
  return forgetAt(cognito, (await deploy(cognito, deployment)).ClientId);
}

const forgetAt = (
  { send }: CognitoUnderTest,
  ClientId: string,
  Username = "ada",
): Promise<ForgotPasswordCommandOutput> => send(new ForgotPasswordCommand({ ClientId, Username }));

describeRule("recovery options", {
  "leaves it to the administrator where only that is an option, for whatever name": async (cognito) => {
    const deployment = { options: ["admin_only"], attributes: { ...email, ...phone } } as const;
    const { ClientId } = await deploy(cognito, deployment);
    const refused = "NotAuthorizedException: Contact administrator to reset password.";
    assert.equal(await refusalOf(forgetAt(cognito, ClientId)), refused);
    assert.equal(await refusalOf(forgetAt(cognito, ClientId, "nobody")), refused);
  },

  "needs a verified address": async (cognito) => {
    assert.equal(await refusalOf(forget(cognito, {})), noneVerified);
    const unverified = { attributes: { email: "ada@example.com", email_verified: "false" } };
    assert.equal(await refusalOf(forget(cognito, unverified)), noneVerified);
    await forget(cognito, { attributes: email });
    await forget(cognito, { attributes: phone });
  },

  "needs one that is an option": async (cognito) => {
    const byEmail = ["verified_email"] as const;
    assert.equal(await refusalOf(forget(cognito, { options: byEmail, attributes: phone })), noneVerified);
    await forget(cognito, { options: byEmail, attributes: email });
    const byPhone = ["verified_phone_number"] as const;
    assert.equal(await refusalOf(forget(cognito, { options: byPhone, attributes: email })), noneVerified);
    await forget(cognito, { options: [...byPhone, ...byEmail], attributes: email });
  },

  "takes no message by which the second factor comes": async (cognito) => {
    // Email alone isn't allowed beside email as a factor.
    const both = ["verified_email", "verified_phone_number"] as const;
    for (const [options, attributes, preference] of [
      [["verified_phone_number"], phone, { SMSMfaSettings: { Enabled: true } }],
      [both, email, { EmailMfaSettings: { Enabled: true } }],
    ] as const) {
      const { UserPoolId, ClientId } = await deploy(cognito, { options, attributes });
      const factors = { MfaConfiguration: "OPTIONAL", ...byText, ...byMail } as const;
      await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...factors }));
      await forgetAt(cognito, ClientId);
      await preferFactors(cognito, UserPoolId, preference);
      assert.equal(await refusalOf(forgetAt(cognito, ClientId)), noneVerified);
    }
  },

  "refuses a disabled user": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito, { attributes: email });
    await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: "ada" }));
    assert.equal(await refusalOf(forgetAt(cognito, ClientId)), "NotAuthorizedException: User is disabled.");
  },

  "answers as for an unknown user where a client hides whether there is one": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito, { hidesUsers: true });
    const unknown = await forgetAt(cognito, ClientId, "nobody");
    const simulated = { Destination: "****", DeliveryMedium: "EMAIL", AttributeName: "email" };
    assert.deepEqual(unknown.CodeDeliveryDetails, simulated);
    assert.deepEqual((await forgetAt(cognito, ClientId)).CodeDeliveryDetails, simulated);
    await cognito.createUser(UserPoolId, { Username: "grace", attributes: email });
    await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: "grace" }));
    assert.deepEqual((await forgetAt(cognito, ClientId, "grace")).CodeDeliveryDetails, simulated);
  },
});
