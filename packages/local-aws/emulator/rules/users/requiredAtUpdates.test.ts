import assert from "node:assert/strict";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { changeAttributes, changeOwnAttributes } from "../../../tests/helpers/signUp";

const Schema = ["name", "locale"].map((Name) => ({
  Name,
  AttributeDataType: "String" as const,
  Mutable: true,
  Required: true,
}));

/** Creates a user in a pool that requires a name and a locale. */
async function createUser(
  cognito: CognitoUnderTest,
  attributes: Readonly<Record<string, string>>,
): Promise<{ readonly UserPoolId: string; readonly ClientId: string }> {
  const UserPoolId = await cognito.createPool({ Schema });
  await cognito.createUser(UserPoolId, { attributes });
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId) };
}

describeRule("required attributes at updates", {
  "are needed where the user doesn't have them, whoever updates": async (cognito) => {
    const { UserPoolId, ClientId } = await createUser(cognito, { name: "Ada" });
    const refused = "InvalidParameterException: user.locale: The attribute is required\n";
    const attributes = { nickname: "ada" };
    assert.equal(await refusalOf(changeAttributes(cognito, UserPoolId, attributes)), refused);
    assert.equal(await refusalOf(changeOwnAttributes(cognito, ClientId, attributes)), refused);
    assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["nickname"], undefined);
  },

  "can be given together with others": async (cognito) => {
    const { UserPoolId } = await createUser(cognito, {});
    await changeAttributes(cognito, UserPoolId, { nickname: "ada", name: "Ada", locale: "en" });
    await changeAttributes(cognito, UserPoolId, { nickname: "countess" });
  },

  "aren't needed again": async (cognito) => {
    const { ClientId } = await createUser(cognito, { name: "Ada", locale: "en" });
    await changeOwnAttributes(cognito, ClientId, { nickname: "ada" });
  },
});
