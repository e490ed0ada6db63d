import assert from "node:assert/strict";
import {
  AdminConfirmSignUpCommand,
  type VerifiedAttributeType,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { confirmSignUp, signUp } from "../../../tests/helpers/signUp";

const email = { email: "ada@example.com" };
const phone = { phone_number: "+15555550100" };
/** What a pool needs to send text messages. */
const SmsConfiguration = { SnsCallerArn: "arn:aws:iam::000000000000:role/sms", ExternalId: "sms" };

/** Ada signs up and confirms with her code. Resolves to what is verified then: email, phone number. */
async function verifiedAfter(
  cognito: CognitoUnderTest,
  AutoVerifiedAttributes: VerifiedAttributeType[],
  attributes: Readonly<Record<string, string>>,
): Promise<readonly (string | undefined)[]> {
  const UserPoolId = await cognito.createPool({ AutoVerifiedAttributes, SmsConfiguration });
  const ClientId = await cognito.createClient(UserPoolId);
  await signUp(cognito, ClientId, { attributes });
  await confirmSignUp(cognito, ClientId);
  const { email_verified, phone_number_verified } = await cognito.attributesOf(UserPoolId, "ada");
  return [email_verified, phone_number_verified];
}

describeRule("verified at confirmation", {
  "is the address that the code went to": async (cognito) => {
    assert.deepEqual(await verifiedAfter(cognito, ["email"], { ...email, ...phone }), ["true", undefined]);
    assert.deepEqual(await verifiedAfter(cognito, ["phone_number"], phone), [undefined, "true"]);
  },

  "is the phone number only, of a user who has both": async (cognito) => {
    assert.deepEqual(await verifiedAfter(cognito, ["email", "phone_number"], { ...email, ...phone }), [
      undefined,
      "true",
    ]);
  },

  "is nothing of a user whom an administrator confirms": async (cognito) => {
    const UserPoolId = await cognito.createPool({ AutoVerifiedAttributes: ["email"] });
    await signUp(cognito, await cognito.createClient(UserPoolId), { attributes: email });
    await cognito.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: "ada" }));
    assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["email_verified"], undefined);
  },
});
