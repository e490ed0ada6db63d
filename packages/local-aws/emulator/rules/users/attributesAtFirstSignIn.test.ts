import assert from "node:assert/strict";
import { RespondToAuthChallengeCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, otherPassword, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { answerFirstSignIn } from "../../../tests/helpers/firstSignIn";

const Schema = ["name", "email"].map((Name) => ({ Name, Required: true, Mutable: true }));

interface Challenge {
  readonly UserPoolId: string;
  /** The attributes that Cognito asks for, beside a password. */
  readonly requiredAttributes: string | undefined;
  readonly answer: (attributes?: Readonly<Record<string, string>>, chosen?: string) => Promise<string>;
}

/** Ada, who has attributes of her own, signs in for the first time. Her answer gives the name in her ID token. */
async function challenge(
  cognito: CognitoUnderTest,
  attributes: Readonly<Record<string, string>>,
): Promise<Challenge> {
  const UserPoolId = await cognito.createPool({ Schema });
  const ClientId = await cognito.createClient(UserPoolId);
  await cognito.createUser(UserPoolId, { isTemporary: true, attributes });
  const { Session, ChallengeName, ChallengeParameters } = await cognito.signIn(ClientId);
  return {
    UserPoolId,
    requiredAttributes: ChallengeParameters?.["requiredAttributes"],
    answer: async (given = {}, chosen = otherPassword) => {
      const inChallenge = Object.entries(given).map(([name, value]) => [`userAttributes.${name}`, value]);
      const ChallengeResponses = {
        USERNAME: "ada",
        NEW_PASSWORD: chosen,
        ...(Object.fromEntries(inChallenge) as Record<string, string>),
      };
      const { AuthenticationResult } = await cognito.send(
        new RespondToAuthChallengeCommand({ ClientId, Session, ChallengeName, ChallengeResponses }),
      );
      return nameIn(AuthenticationResult?.IdToken);
    },
  };
}

function nameIn(token = ""): string {
  const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as unknown;
  assert.ok(typeof claims === "object" && claims !== null && "name" in claims);
  return String(claims.name);
}

describeRule("attributes at the first sign-in", {
  "are asked for where required ones are missing": async (cognito) => {
    const none = await challenge(cognito, {});
    assert.equal(none.requiredAttributes, '["userAttributes.name", "userAttributes.email"]');
    const some = await challenge(cognito, { email: "ada@example.com" });
    assert.equal(some.requiredAttributes, '["userAttributes.name"]');
    const all = await challenge(cognito, { email: "ada@example.com", name: "Ada" });
    assert.equal(all.requiredAttributes, "[]");
  },

  "must be given, and are in the tokens": async (cognito) => {
    const { answer, UserPoolId } = await challenge(cognito, { email: "ada@example.com" });
    assert.equal(
      await refusalOf(answer()),
      "InvalidParameterException: Invalid attributes given, name is missing",
    );
    assert.equal(await answer({ name: "Ada", locale: "en" }), "Ada");
    const { name, email, locale } = await cognito.attributesOf(UserPoolId, "ada");
    assert.deepEqual([name, email, locale], ["Ada", "ada@example.com", "en"]);
  },

  "must be given, and are taken, where an administrator answers": async (cognito) => {
    const UserPoolId = await cognito.createPool({ Schema });
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId, { isTemporary: true, attributes: { email: "ada@example.com" } });
    const answer = (attributes: Record<string, string>) =>
      answerFirstSignIn(cognito, "administrator", { UserPoolId, ClientId, attributes });
    assert.equal(
      await refusalOf(answer({})),
      "InvalidParameterException: Invalid attributes given, name is missing",
    );
    await answer({ name: "Ada" });
    assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["name"], "Ada");
  },

  "can't replace required ones that are there": async (cognito) => {
    const attributes = { email: "ada@example.com", name: "Ada" };
    const { answer } = await challenge(cognito, attributes);
    assert.equal(
      await refusalOf(answer({ name: "Grace" })),
      "NotAuthorizedException: Cannot modify an already provided name",
    );
    assert.equal(await answer(), "Ada");
  },

  "aren't taken from an answer that is refused": async (cognito) => {
    const { answer, UserPoolId } = await challenge(cognito, { email: "ada@example.com", locale: "en" });
    const tooLong = { name: "Ada", birthdate: "1815-12-10T00:00" };
    assert.match(await refusalOf(answer(tooLong)), /^InvalidParameterException: .* 10 characters\.\n$/);
    const weak = answer({ name: "Ada", locale: "fr" }, "weak");
    assert.match(await refusalOf(weak), /^InvalidPasswordException: /);
    const { name, locale, email } = await cognito.attributesOf(UserPoolId, "ada");
    assert.deepEqual([name, locale, email], [undefined, "en", "ada@example.com"]);
  },
});
