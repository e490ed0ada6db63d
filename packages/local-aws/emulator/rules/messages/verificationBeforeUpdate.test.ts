import assert from "node:assert/strict";
import {
  AdminUpdateUserAttributesCommand,
  GetUserAttributeVerificationCodeCommand,
  UpdateUserAttributesCommand,
  type UpdateUserAttributesCommandOutput,
  VerifyUserAttributeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { codeIn, emailOf, mailsTo, phoneNumber, textsTo } from "../../../tests/helpers/messages";
import { createSignedInUser, type SignedInUser } from "../../../tests/helpers/signedInUser";

/** A user whose email address is verified, in a pool in which both addresses must be verified first. */
const createUser = (cognito: CognitoUnderTest): Promise<SignedInUser> =>
  createSignedInUser(
    cognito,
    {
      AutoVerifiedAttributes: ["email", "phone_number"],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email", "phone_number"] },
    },
    { email_verified: "true" },
  );

function listOf(attributes: Readonly<Record<string, string>>): { Name: string; Value: string }[] {
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
}

function update(
  { send }: CognitoUnderTest,
  { AccessToken }: SignedInUser,
  attributes: Readonly<Record<string, string>>,
): Promise<UpdateUserAttributesCommandOutput> {
  return send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: listOf(attributes) }));
}

function updateByAdministrator(
  { send }: CognitoUnderTest,
  { UserPoolId }: SignedInUser,
  attributes: Readonly<Record<string, string>>,
): Promise<unknown> {
  const UserAttributes = listOf(attributes);
  return send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username: "ada", UserAttributes }));
}

async function emailAndWhetherVerified({ attributes }: SignedInUser): Promise<unknown> {
  const { email, email_verified } = await attributes();
  return [email, email_verified];
}

describeRule("verification before an update", {
  "keeps an email address until the new one is verified": async (cognito) => {
    const user = await createUser(cognito);
    const email = emailOf("ada");
    const { CodeDeliveryDetailsList } = await update(cognito, user, { email, nickname: "Ada" });
    assert.deepEqual(CodeDeliveryDetailsList, [
      { AttributeName: "email", DeliveryMedium: "EMAIL", Destination: "a****@e****" },
    ]);
    assert.deepEqual(await emailAndWhetherVerified(user), [user.email, "true"]);
    assert.equal((await user.attributes())["nickname"], "Ada");
    const [mail] = await mailsTo(cognito, email);
    const request = { AccessToken: user.AccessToken, AttributeName: "email", Code: codeIn(mail?.text) };
    await cognito.send(new VerifyUserAttributeCommand(request));
    assert.deepEqual(await emailAndWhetherVerified(user), [email, "true"]);
  },

  "texts the code for a phone number to the new one": async (cognito) => {
    const user = await createUser(cognito);
    const phone_number = phoneNumber();
    const { CodeDeliveryDetailsList = [] } = await update(cognito, user, { phone_number });
    assert.deepEqual(
      CodeDeliveryDetailsList.map(({ DeliveryMedium }) => DeliveryMedium),
      ["SMS"],
    );
    assert.equal((await user.attributes())["phone_number"], user.phone_number);
    assert.equal((await textsTo(cognito, phone_number)).length, 1);
    assert.deepEqual(await textsTo(cognito, user.phone_number), []);
  },

  "sends another code for the awaited value on request": async (cognito) => {
    const user = await createUser(cognito);
    const email = emailOf("ada");
    await update(cognito, user, { email });
    const request = { AccessToken: user.AccessToken, AttributeName: "email" };
    await cognito.send(new GetUserAttributeVerificationCodeCommand(request));
    const mails = await mailsTo(cognito, email);
    assert.equal(mails.length, 2);
    await cognito.send(new VerifyUserAttributeCommand({ ...request, Code: codeIn(mails.at(-1)?.text) }));
    assert.deepEqual(await emailAndWhetherVerified(user), [email, "true"]);
  },

  "holds back what an administrator updates, unless it is said to be verified": async (cognito) => {
    const user = await createUser(cognito);
    const [held, verified] = [emailOf("ada"), emailOf("ada")];
    await updateByAdministrator(cognito, user, { email: held });
    assert.deepEqual(await emailAndWhetherVerified(user), [user.email, "true"]);
    assert.equal((await mailsTo(cognito, held)).length, 1);
    await updateByAdministrator(cognito, user, { email: verified, email_verified: "true" });
    assert.deepEqual(await emailAndWhetherVerified(user), [verified, "true"]);
    assert.deepEqual(await mailsTo(cognito, verified), []);
  },

  "forgets an awaited value once an administrator says that another one is verified": async (cognito) => {
    const user = await createUser(cognito);
    const [awaited, verified] = [emailOf("ada"), emailOf("ada")];
    await update(cognito, user, { email: awaited });
    await updateByAdministrator(cognito, user, { email: verified, email_verified: "true" });
    const [mail] = await mailsTo(cognito, awaited);
    const request = { AccessToken: user.AccessToken, AttributeName: "email", Code: codeIn(mail?.text) };
    assert.equal(
      await refusalOf(cognito.send(new VerifyUserAttributeCommand(request))),
      "ExpiredCodeException: Invalid code provided, please request a code again.",
    );
    assert.deepEqual(await emailAndWhetherVerified(user), [verified, "true"]);
  },

  "sends no code for a value that stays": async (cognito) => {
    const user = await createUser(cognito);
    const { CodeDeliveryDetailsList } = await update(cognito, user, { email: user.email });
    assert.deepEqual(CodeDeliveryDetailsList, []);
    assert.deepEqual(await mailsTo(cognito, user.email), []);
  },
});
