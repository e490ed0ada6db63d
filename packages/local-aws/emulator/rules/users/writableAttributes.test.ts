import assert from "node:assert/strict";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { answerers, answerFirstSignIn } from "../../../tests/helpers/firstSignIn";
import { changeAttributes, changeOwnAttributes, signUp } from "../../../tests/helpers/signUp";

const Schema = [
  { Name: "role", AttributeDataType: "String", Mutable: true },
  { Name: "email", AttributeDataType: "String", Mutable: true, Required: true },
] as const;

const unauthorized = "NotAuthorizedException: A client attempted to write unauthorized attribute";
const email = { email: "ada@example.com" };

/** What the pool requires is in every list. */
const list = ["name", "email"];

/** Creates a pool, and a client with a list, or with none. */
async function deploy(
  cognito: CognitoUnderTest,
  WriteAttributes?: string[],
): Promise<{ readonly UserPoolId: string; readonly ClientId: string }> {
  const UserPoolId = await cognito.createPool({ Schema: [...Schema] });
  const settings = WriteAttributes === undefined ? {} : { WriteAttributes };
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId, settings) };
}

describeRule("writable attributes", {
  "are those in the client's list, when users change theirs": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito, list);
    await cognito.createUser(UserPoolId, { attributes: email });
    const change = (attributes: Record<string, string>) => changeOwnAttributes(cognito, ClientId, attributes);
    await change({ name: "Ada" });
    assert.equal(await refusalOf(change({ "custom:role": "admin" })), unauthorized);
    assert.equal(await refusalOf(change({ name: "Grace", locale: "en" })), unauthorized);
    assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["name"], "Ada");
  },

  "are those in the client's list, when users sign up": async (cognito) => {
    const { ClientId } = await deploy(cognito, list);
    const withRole = { attributes: { ...email, "custom:role": "admin" } };
    assert.equal(await refusalOf(signUp(cognito, ClientId, withRole)), unauthorized);
    await signUp(cognito, ClientId, { attributes: { ...email, name: "Ada" } });
  },

  "are those in the client's list, at the first sign-in": async (cognito) => {
    for (const by of answerers) {
      const client = await deploy(cognito, list);
      await cognito.createUser(client.UserPoolId, { isTemporary: true, attributes: email });
      const answer = (attributes: Record<string, string>) =>
        answerFirstSignIn(cognito, by, { ...client, attributes });
      assert.equal(await refusalOf(answer({ "custom:role": "admin" })), unauthorized);
      await answer({ name: "Ada" });
    }
  },

  "don't bind administrators": async (cognito) => {
    const { UserPoolId } = await deploy(cognito, list);
    await cognito.createUser(UserPoolId, { attributes: email });
    await changeAttributes(cognito, UserPoolId, { "custom:role": "admin", email_verified: "true" });
  },

  "never include what is verified": async (cognito) => {
    for (const attributes of [undefined, list]) {
      const { UserPoolId, ClientId } = await deploy(cognito, attributes);
      await cognito.createUser(UserPoolId, { attributes: email });
      for (const name of ["email_verified", "phone_number_verified"]) {
        const change = changeOwnAttributes(cognito, ClientId, { [name]: "true" });
        assert.equal(await refusalOf(change), unauthorized);
        const user = { Username: "grace", attributes: { ...email, [name]: "true" } };
        assert.equal(await refusalOf(signUp(cognito, ClientId, user)), unauthorized);
      }
    }
  },

  "are all others for a client without a list": async (cognito) => {
    const { UserPoolId, ClientId } = await deploy(cognito);
    await cognito.createUser(UserPoolId, { attributes: email });
    await changeOwnAttributes(cognito, ClientId, { "custom:role": "admin", name: "Ada" });
  },
});
