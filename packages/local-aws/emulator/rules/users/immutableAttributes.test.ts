import assert from "node:assert/strict";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { answerers, answerFirstSignIn } from "../../../tests/helpers/firstSignIn";
import { changeAttributes, changeOwnAttributes } from "../../../tests/helpers/signUp";

const Schema = [
  { Name: "tenant", AttributeDataType: "String", Mutable: false },
  { Name: "nickname", AttributeDataType: "String", Mutable: false },
  { Name: "colour", AttributeDataType: "String", Mutable: true },
] as const;

/** Creates a pool and Ada, of a tenant. */
async function deploy(
  cognito: CognitoUnderTest,
): Promise<{ readonly UserPoolId: string; readonly ClientId: string }> {
  const UserPoolId = await cognito.createPool({ Schema: [...Schema] });
  await cognito.createUser(UserPoolId, { attributes: { "custom:tenant": "one", "custom:colour": "red" } });
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId) };
}

const refused = (...names: string[]): string =>
  `InvalidParameterException: ${names.map((name) => `user.${name}: Attribute cannot be updated.\n`).join("")}`;

describeRule("immutable attributes", {
  "can be set at creation, and by nobody later": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito);
    for (const attributes of [{ "custom:tenant": "two" }, { "custom:tenant": "one" }]) {
      const byAdministrator = changeAttributes(cognito, UserPoolId, attributes);
      assert.equal(await refusalOf(byAdministrator), refused("custom:tenant"));
      const byUser = changeOwnAttributes(cognito, ClientId, attributes);
      assert.equal(await refusalOf(byUser), refused("custom:tenant"));
    }
    assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["custom:tenant"], "one");
  },

  "can't be set later where they weren't set at creation; nor can the sub": async (cognito) => {
    const { UserPoolId } = await deploy(cognito);
    const attributes = { nickname: "Countess", sub: "another" };
    assert.equal(
      await refusalOf(changeAttributes(cognito, UserPoolId, attributes)),
      refused("nickname", "sub"),
    );
  },

  "can't be changed at the first sign-in, either": async (cognito) => {
    const UserPoolId = await cognito.createPool({ Schema: [...Schema] });
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId, { isTemporary: true, attributes: { "custom:tenant": "one" } });
    for (const by of answerers) {
      for (const name of ["custom:tenant", "nickname", "sub"]) {
        const answer = { UserPoolId, ClientId, attributes: { [name]: "another", "custom:colour": "red" } };
        assert.equal(await refusalOf(answerFirstSignIn(cognito, by, answer)), refused(name));
      }
    }
    const attributes = { "custom:colour": "red" };
    await answerFirstSignIn(cognito, "user", { UserPoolId, ClientId, attributes });
    const { "custom:tenant": tenant, nickname } = await cognito.attributesOf(UserPoolId, "ada");
    assert.deepEqual([tenant, nickname], ["one", undefined]);
  },

  "are given at the first sign-in where they are required and missing": async (cognito) => {
    const required = {
      Name: "nickname",
      AttributeDataType: "String",
      Required: true,
      Mutable: false,
    } as const;
    const UserPoolId = await cognito.createPool({ Schema: [required] });
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId, { isTemporary: true });
    const attributes = { nickname: "Countess" };
    await answerFirstSignIn(cognito, "user", { UserPoolId, ClientId, attributes });
    assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["nickname"], "Countess");
  },

  "leave the others mutable": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito);
    await changeAttributes(cognito, UserPoolId, { "custom:colour": "green" });
    await changeOwnAttributes(cognito, ClientId, { "custom:colour": "blue", name: "Ada" });
    assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["custom:colour"], "blue");
  },
});
