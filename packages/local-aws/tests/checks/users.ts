import assert from "node:assert/strict";
import {
  AdminCreateUserCommand,
  AdminDeleteUserAttributesCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  type CreateUserPoolCommandInput,
  GetUserAttributeVerificationCodeCommand,
  GetUserCommand,
  RespondToAuthChallengeCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, listOf, otherPassword } from "../helpers/cognitoUnderTest";
import { codeMailedTo, otherThan } from "../helpers/messages";
import { changeAttributes } from "../helpers/signUp";
import { api, assertRefused, documented, guide, newAddress, newNumber, type Subject } from "./check";
import { refreshWith, tokensOf } from "./tokens";
import { userIn } from "./userWithAddress";

type PoolSettings = Partial<CreateUserPoolCommandInput>;

/** Creates a user as an administrator does. */
function create(
  { send }: CognitoUnderTest,
  UserPoolId: string,
  Username: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<{ readonly User?: { readonly Username?: string | undefined } | undefined }> {
  const UserAttributes = listOf(attributes);
  return send(
    new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction: "SUPPRESS" }),
  );
}

/** The email address that a user sees. */
async function emailOf({ send }: CognitoUnderTest, AccessToken: string): Promise<string | undefined> {
  const { UserAttributes = [] } = await send(new GetUserCommand({ AccessToken }));
  return UserAttributes.find(({ Name }) => Name === "email")?.Value;
}

const caseIgnored: PoolSettings = { UsernameConfiguration: { CaseSensitive: false } };
const byMail: PoolSettings = { AutoVerifiedAttributes: ["email"] };
const withAlias: PoolSettings = { ...byMail, AliasAttributes: ["email"] };
const keptUntilVerified: PoolSettings = {
  ...byMail,
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] },
};

export const users: Subject = {
  title: "Users",
  checks: {
    "A user signs in with the username in any case, where case doesn't matter": documented(
      api("UsernameConfigurationType"),
      async (cognito) => {
        const { UserPoolId, ClientId } = await userIn(cognito, caseIgnored);
        await tokensOf(cognito, ClientId, "ADA");
        await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: "Ada" }));
      },
    ),

    "Where case doesn't matter, a username can't be taken in another case": documented(
      api("UsernameConfigurationType"),
      async (cognito) => {
        const { UserPoolId } = await userIn(cognito, caseIgnored);
        await assertRefused("UsernameExistsException", create(cognito, UserPoolId, "ADA"));
      },
    ),

    "Where case matters, a username in another case is another user's": documented(
      api("UsernameConfigurationType"),
      async (cognito) => {
        const { UserPoolId } = await userIn(cognito, { UsernameConfiguration: { CaseSensitive: true } });
        await create(cognito, UserPoolId, "ADA");
      },
    ),

    "A user signs in with an email address that is an alias, once that is verified": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const verified = await userIn(cognito, withAlias);
        await tokensOf(cognito, verified.ClientId, verified.email);
        const other = await userIn(cognito, withAlias, "false");
        await tokensOf(cognito, other.ClientId);
        await assertRefused("UserNotFoundException", cognito.signIn(other.ClientId, other.email));
      },
    ),

    "An alias belongs to one user": documented(api("AdminCreateUser"), async (cognito) => {
      const { UserPoolId, email } = await userIn(cognito, withAlias);
      const other = create(cognito, UserPoolId, "bob", { email, email_verified: "true" });
      await assertRefused("AliasExistsException", other);
    }),

    "A username can't have the form of an alias": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const { UserPoolId } = await userIn(cognito, withAlias);
        await assertRefused("InvalidParameterException", create(cognito, UserPoolId, newAddress()));
      },
    ),

    "Where the email address is the username, the user gets a UUID as name": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const UserPoolId = await cognito.createPool({ UsernameAttributes: ["email"] });
        const email = newAddress();
        const { User } = await create(cognito, UserPoolId, email);
        assert.match(User?.Username ?? "", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        const attributes = await cognito.attributesOf(UserPoolId, email);
        assert.deepEqual([attributes["sub"], attributes["email"]], [User?.Username, email]);
      },
    ),

    "Where the email address is the username, it belongs to one user, and nothing else is one": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const UserPoolId = await cognito.createPool({ UsernameAttributes: ["email"] });
        const email = newAddress();
        await create(cognito, UserPoolId, email);
        await assertRefused("UsernameExistsException", create(cognito, UserPoolId, email));
        await assertRefused("InvalidParameterException", create(cognito, UserPoolId, "ada"));
      },
    ),

    "Where the email address is the username, a user can't change it to another's": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const UserPoolId = await cognito.createPool({ UsernameAttributes: ["email"] });
        const [email, other, free] = [newAddress(), newAddress(), newAddress()];
        for (const Username of [email, other]) await create(cognito, UserPoolId, Username);
        const change = (value: string): Promise<void> =>
          changeAttributes(cognito, UserPoolId, { email: value }, email);
        await assertRefused("AliasExistsException", change(other));
        await change(free);
      },
    ),

    "A required attribute that an invited user doesn't have is needed at the first sign-in": documented(
      api("RespondToAuthChallenge"),
      async (cognito) => {
        const Schema = [
          { Name: "name", AttributeDataType: "String", Mutable: true, Required: true },
        ] as const;
        const UserPoolId = await cognito.createPool({ Schema: [...Schema] });
        await cognito.createUser(UserPoolId, { isTemporary: true });
        const ClientId = await cognito.createClient(UserPoolId);
        const { ChallengeName, ChallengeParameters, Session } = await cognito.signIn(ClientId);
        const required = JSON.parse(ChallengeParameters?.["requiredAttributes"] ?? "[]") as unknown;
        assert.deepEqual(required, ["userAttributes.name"]);
        const answer = (attributes: Readonly<Record<string, string>>): Promise<unknown> => {
          const ChallengeResponses = { USERNAME: "ada", NEW_PASSWORD: otherPassword, ...attributes };
          const command = { ClientId, ChallengeName, Session, ChallengeResponses };
          return cognito.send(new RespondToAuthChallengeCommand(command));
        };
        await assertRefused("InvalidParameterException", answer({}));
        await answer({ "userAttributes.name": "Ada" });
        assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["name"], "Ada");
      },
    ),

    "A phone number has a plus sign and digits only": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const UserPoolId = await cognito.createPool();
        const number = create(cognito, UserPoolId, "ada", { phone_number: "+1 (555) 555-0100" });
        await assertRefused("InvalidParameterException", number);
        await create(cognito, UserPoolId, "ada", { phone_number: newNumber() });
      },
    ),

    "An administrator can't change an attribute that is immutable": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const Schema = [{ Name: "tenant", AttributeDataType: "String", Mutable: false }] as const;
        const UserPoolId = await cognito.createPool({ Schema: [...Schema] });
        await cognito.createUser(UserPoolId, { attributes: { "custom:tenant": "shop" } });
        const change = (name: string): Promise<void> =>
          changeAttributes(cognito, UserPoolId, { [name]: "other" });
        await assertRefused("InvalidParameterException", change("custom:tenant"));
        await change("name");
      },
    ),

    "An administrator deletes an attribute": documented(api("AdminDeleteUserAttributes"), async (cognito) => {
      const { UserPoolId } = await userIn(cognito, {});
      const command = { UserPoolId, Username: "ada", UserAttributeNames: ["email"] };
      await cognito.send(new AdminDeleteUserAttributesCommand(command));
      assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["email"], undefined);
    }),

    "A user verifies the email address by the code in a mail, and by no other": documented(
      api("GetUserAttributeVerificationCode"),
      async (cognito) => {
        const { UserPoolId, ClientId, email } = await userIn(cognito, byMail, "false");
        const { access: AccessToken } = await tokensOf(cognito, ClientId);
        const attribute = { AccessToken, AttributeName: "email" };
        await cognito.send(new GetUserAttributeVerificationCodeCommand(attribute));
        const Code = await codeMailedTo(cognito, email);
        const verify = (code: string): Promise<unknown> =>
          cognito.send(new VerifyUserAttributeCommand({ ...attribute, Code: code }));
        await assertRefused("CodeMismatchException", verify(otherThan(Code)));
        await verify(Code);
        assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["email_verified"], "true");
      },
    ),

    "A user keeps the old email address until the new one is verified, where the pool says so": documented(
      guide("user-pool-settings-email-phone-verification"),
      async (cognito) => {
        const { ClientId, email } = await userIn(cognito, keptUntilVerified);
        const { access: AccessToken } = await tokensOf(cognito, ClientId);
        const Value = newAddress();
        const UserAttributes = [{ Name: "email", Value }];
        await cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes }));
        assert.equal(await emailOf(cognito, AccessToken), email);
        const Code = await codeMailedTo(cognito, Value);
        const verification = { AccessToken, AttributeName: "email", Code };
        await cognito.send(new VerifyUserAttributeCommand(verification));
        assert.equal(await emailOf(cognito, AccessToken), Value);
      },
    ),

    "A changed email address isn't verified any more": documented(
      guide("user-pool-settings-email-phone-verification"),
      async (cognito) => {
        const { UserPoolId, ClientId } = await userIn(cognito, byMail);
        const { access: AccessToken } = await tokensOf(cognito, ClientId);
        const UserAttributes = [{ Name: "email", Value: newAddress() }];
        await cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes }));
        assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["email_verified"], "false");
      },
    ),

    "A disabled user can't sign in": documented(api("AdminDisableUser"), async (cognito) => {
      const { UserPoolId, ClientId } = await userIn(cognito, {});
      await tokensOf(cognito, ClientId);
      await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: "ada" }));
      await assertRefused("NotAuthorizedException", cognito.signIn(ClientId));
    }),

    "A disabled user's tokens can't be renewed": documented(api("AdminDisableUser"), async (cognito) => {
      const { UserPoolId, ClientId } = await userIn(cognito, {});
      const { refresh } = await tokensOf(cognito, ClientId);
      await refreshWith(cognito, ClientId, refresh);
      await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: "ada" }));
      await assertRefused("NotAuthorizedException", refreshWith(cognito, ClientId, refresh));
    }),
  },
};
