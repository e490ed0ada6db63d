import assert from "node:assert/strict";
import {
  UpdateUserAttributesCommand,
  type UpdateUserAttributesCommandOutput,
  VerifyUserAttributeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { codeIn, emailOf, mailsTo } from "../../../tests/helpers/messages";
import { createSignedInUser, type SignedInUser } from "../../../tests/helpers/signedInUser";

function update(
  { send }: CognitoUnderTest,
  { AccessToken }: SignedInUser,
  Name: string,
  Value: string,
): Promise<UpdateUserAttributesCommandOutput> {
  return send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name, Value }] }));
}

async function emailAndWhetherVerified({ attributes }: SignedInUser): Promise<unknown> {
  const { email, email_verified } = await attributes();
  return [email, email_verified];
}

describeRule("changes of verified attributes", {
  "changes an email address at once, unverified, and mails a code to the new one": async (cognito) => {
    const settings = { AutoVerifiedAttributes: ["email" as const] };
    const user = await createSignedInUser(cognito, settings, { email_verified: "true" });
    const email = emailOf("ada");
    const { CodeDeliveryDetailsList } = await update(cognito, user, "email", email);
    assert.deepEqual(CodeDeliveryDetailsList, [
      { AttributeName: "email", DeliveryMedium: "EMAIL", Destination: "a****@e****" },
    ]);
    assert.deepEqual(await emailAndWhetherVerified(user), [email, "false"]);
    const [mail] = await mailsTo(cognito, email);
    const request = { AccessToken: user.AccessToken, AttributeName: "email", Code: codeIn(mail?.text) };
    await cognito.send(new VerifyUserAttributeCommand(request));
    assert.deepEqual(await emailAndWhetherVerified(user), [email, "true"]);
  },

  "sends no code where the pool doesn't verify the attribute": async (cognito) => {
    const user = await createSignedInUser(cognito, {}, { email_verified: "true" });
    const email = emailOf("ada");
    const { CodeDeliveryDetailsList } = await update(cognito, user, "email", email);
    assert.deepEqual(CodeDeliveryDetailsList, []);
    assert.deepEqual(await emailAndWhetherVerified(user), [email, "false"]);
    assert.deepEqual(await mailsTo(cognito, email), []);
  },

  "leaves an email address verified that stays": async (cognito) => {
    const settings = { AutoVerifiedAttributes: ["email" as const] };
    const user = await createSignedInUser(cognito, settings, { email_verified: "true" });
    await update(cognito, user, "nickname", "Ada");
    await update(cognito, user, "email", user.email);
    assert.deepEqual(await emailAndWhetherVerified(user), [user.email, "true"]);
    assert.deepEqual(await mailsTo(cognito, user.email), []);
  },
});
