import assert from "node:assert/strict";
import { refusalOf } from "./cognitoUnderTest";
import { describeRule } from "./describeRule";
import { answerers, answerFirstSignIn } from "./firstSignIn";
import { changeAttributes, changeOwnAttributes, signUp } from "./signUp";

/** Of an attribute's values: the refusal of the wrong ones, and both kinds, each with at least one. */
interface Format {
  title: string;
  refused: string;
  wrong: [string, ...string[]];
  right: [string, ...string[]];
}

/** Describes the rule that an attribute has a format, by every request that writes the attribute. */
export function describeFormat(rule: string, attribute: string, format: Format): void {
  const { title, refused, wrong, right } = format;
  describeRule(rule, {
    [title]: async (cognito) => {
      const UserPoolId = await cognito.createPool();
      const ClientId = await cognito.createClient(UserPoolId);
      await cognito.createUser(UserPoolId);
      for (const value of wrong) {
        const attributes = { [attribute]: value };
        const another = { Username: "grace", attributes };
        assert.equal(await refusalOf(cognito.createUser(UserPoolId, another)), refused);
        assert.equal(await refusalOf(signUp(cognito, ClientId, another)), refused);
        assert.equal(await refusalOf(changeAttributes(cognito, UserPoolId, attributes)), refused);
        assert.equal(await refusalOf(changeOwnAttributes(cognito, ClientId, attributes)), refused);
      }
    },

    "have it at the first sign-in, too": async (cognito) => {
      const UserPoolId = await cognito.createPool();
      const ClientId = await cognito.createClient(UserPoolId);
      await cognito.createUser(UserPoolId, { isTemporary: true });
      for (const by of answerers) {
        const attributes = { [attribute]: wrong[0] };
        const answer = answerFirstSignIn(cognito, by, { UserPoolId, ClientId, attributes });
        assert.equal(await refusalOf(answer), refused);
      }
    },

    "are taken, changed and deleted": async (cognito) => {
      const UserPoolId = await cognito.createPool();
      const ClientId = await cognito.createClient(UserPoolId);
      await cognito.createUser(UserPoolId, { attributes: { [attribute]: right[0] } });
      for (const value of right) await changeAttributes(cognito, UserPoolId, { [attribute]: value });
      await changeOwnAttributes(cognito, ClientId, { [attribute]: "" });
      for (const value of right) {
        await signUp(cognito, ClientId, { Username: `grace-${value}`, attributes: { [attribute]: value } });
      }
    },
  });
}
