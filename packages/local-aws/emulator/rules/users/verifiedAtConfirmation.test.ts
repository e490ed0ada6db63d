import assert from "node:assert/strict";
import {
  AdminConfirmSignUpCommand,
  type VerifiedAttributeType,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  codeMailedTo,
  codeTextedTo,
  emailOf,
  phoneNumber,
  SmsConfiguration,
} from "../../../tests/helpers/messages";
import { confirmSignUp, signUp } from "../../../tests/helpers/signUp";

/** Ada, who has some attributes, signs up and confirms with her code. Resolves to what is verified then: email, phone number. */
async function verifiedAfter(
  cognito: CognitoUnderTest,
  AutoVerifiedAttributes: VerifiedAttributeType[],
  ...names: VerifiedAttributeType[]
): Promise<readonly (string | undefined)[]> {
  const UserPoolId = await cognito.createPool({ AutoVerifiedAttributes, SmsConfiguration });
  const ClientId = await cognito.createClient(UserPoolId);
  const [email, phone_number] = [emailOf("ada"), phoneNumber()];
  const values = { email, phone_number };
  await signUp(cognito, ClientId, {
    attributes: Object.fromEntries(names.map((name) => [name, values[name]])),
  });
  const isTexted = AutoVerifiedAttributes.includes("phone_number");
  const code = isTexted ? codeTextedTo(cognito, phone_number) : codeMailedTo(cognito, email);
  await confirmSignUp(cognito, ClientId, await code);
  const { email_verified, phone_number_verified } = await cognito.attributesOf(UserPoolId, "ada");
  return [email_verified, phone_number_verified];
}

describeRule("verified at confirmation", {
  "is the address that the code went to": async (cognito) => {
    assert.deepEqual(await verifiedAfter(cognito, ["email"], "email", "phone_number"), ["true", undefined]);
    assert.deepEqual(await verifiedAfter(cognito, ["phone_number"], "phone_number"), [undefined, "true"]);
  },

  "is the phone number only, of a user who has both": async (cognito) => {
    const both = ["email", "phone_number"] as const;
    assert.deepEqual(await verifiedAfter(cognito, [...both], ...both), [undefined, "true"]);
  },

  "is nothing of a user whom an administrator confirms": async (cognito) => {
    const UserPoolId = await cognito.createPool({ AutoVerifiedAttributes: ["email"] });
    await signUp(cognito, await cognito.createClient(UserPoolId), { attributes: { email: emailOf("ada") } });
    await cognito.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: "ada" }));
    assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["email_verified"], undefined);
  },
});
