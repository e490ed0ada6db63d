import assert from "node:assert/strict";
import {
  AdminGetUserCommand,
  type CreateUserPoolCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { codeTextedTo } from "../helpers/messages";
import { changeAttributes, changeOwnAttributes, confirmSignUp, signUp } from "../helpers/signUp";
import { assertRefused, documented, errorOf, guide, newAddress, newNumber, type Subject } from "./check";
import { poolSettings } from "./settings";
import { tokensOf } from "./tokens";

interface Pool {
  readonly UserPoolId: string;
  readonly ClientId: string;
}

async function poolWith(
  cognito: CognitoUnderTest,
  settings: Partial<CreateUserPoolCommandInput>,
): Promise<Pool> {
  const UserPoolId = await cognito.createPool(settings);
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId) };
}

/** Asserts that nobody can sign in by a name. AWS's error is one of two, by a setting of the client. */
async function assertNobody(cognito: CognitoUnderTest, ClientId: string, name: string): Promise<void> {
  assert.match(await errorOf(cognito.signIn(ClientId, name)), /^(UserNotFound|NotAuthorized)Exception$/);
}

const { SmsConfiguration } = poolSettings;
const attributesPage = guide("user-pool-settings-attributes");
const byPreferredName: Partial<CreateUserPoolCommandInput> = { AliasAttributes: ["preferred_username"] };
const byBoth: Partial<CreateUserPoolCommandInput> = { UsernameAttributes: ["email", "phone_number"] };

export const identifiers: Subject = {
  title: "By what users sign in",
  checks: {
    "A user signs up by a phone number, confirms by a text message, and signs in": documented(
      attributesPage,
      async (cognito) => {
        const { UserPoolId, ClientId } = await poolWith(cognito, {
          UsernameAttributes: ["phone_number"],
          AutoVerifiedAttributes: ["phone_number"],
          SmsConfiguration,
        });
        const number = newNumber();
        await signUp(cognito, ClientId, { Username: number });
        const ConfirmationCode = await codeTextedTo(cognito, number);
        await confirmSignUp(cognito, ClientId, ConfirmationCode, number);
        await tokensOf(cognito, ClientId, number);
        const user = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: number }));
        assert.notEqual(user.Username, number);
        const byName = { Username: "ada" };
        await assertRefused("InvalidParameterException", signUp(cognito, ClientId, byName));
      },
    ),

    "Where the username is an email address or a phone number, a user signs in by the one of the sign-up":
      documented(attributesPage, async (cognito) => {
        const { UserPoolId, ClientId } = await poolWith(cognito, byBoth);
        const [email, phone_number] = [newAddress(), newNumber()];
        await cognito.createUser(UserPoolId, { Username: email, attributes: { phone_number } });
        await tokensOf(cognito, ClientId, email);
        await assertNobody(cognito, ClientId, phone_number);
        const another = newNumber();
        await cognito.createUser(UserPoolId, { Username: another });
        await tokensOf(cognito, ClientId, another);
      }),

    "A user signs in with a phone number that is an alias, once that is verified": documented(
      attributesPage,
      async (cognito) => {
        const { UserPoolId, ClientId } = await poolWith(cognito, { AliasAttributes: ["phone_number"] });
        const phone_number = newNumber();
        await cognito.createUser(UserPoolId, { attributes: { phone_number } });
        await assertNobody(cognito, ClientId, phone_number);
        await changeAttributes(cognito, UserPoolId, { phone_number_verified: "true" });
        await tokensOf(cognito, ClientId, phone_number);
        await tokensOf(cognito, ClientId);
      },
    ),

    "A username can't have the form of a phone number that is an alias": documented(
      attributesPage,
      async (cognito) => {
        const { UserPoolId } = await poolWith(cognito, { AliasAttributes: ["phone_number"] });
        const byNumber = cognito.createUser(UserPoolId, { Username: newNumber() });
        await assertRefused("InvalidParameterException", byNumber);
        await cognito.createUser(UserPoolId, { Username: newAddress() });
      },
    ),

    "A user signs in with a preferred username, once it is set": documented(
      attributesPage,
      async (cognito) => {
        const { UserPoolId, ClientId } = await poolWith(cognito, byPreferredName);
        await cognito.createUser(UserPoolId);
        await assertNobody(cognito, ClientId, "countess");
        await changeOwnAttributes(cognito, ClientId, { preferred_username: "countess" });
        await tokensOf(cognito, ClientId, "countess");
        await changeAttributes(cognito, UserPoolId, { preferred_username: "lovelace" });
        await tokensOf(cognito, ClientId, "lovelace");
        await assertNobody(cognito, ClientId, "countess");
      },
    ),

    "A preferred username belongs to one user, in any case where that doesn't matter": documented(
      attributesPage,
      async (cognito) => {
        const UsernameConfiguration = { CaseSensitive: false };
        const { UserPoolId, ClientId } = await poolWith(cognito, {
          ...byPreferredName,
          UsernameConfiguration,
        });
        await cognito.createUser(UserPoolId, { attributes: { preferred_username: "countess" } });
        await cognito.createUser(UserPoolId, { Username: "grace" });
        const taken = changeAttributes(cognito, UserPoolId, { preferred_username: "Countess" }, "grace");
        await assertRefused("AliasExistsException", taken);
        await changeAttributes(cognito, UserPoolId, { preferred_username: "duchess" }, "grace");
        await tokensOf(cognito, ClientId, "COUNTESS");
      },
    ),

    "Preferred usernames are required or an alias, but not both": documented(
      attributesPage,
      async ({ createPool }) => {
        const Schema = [
          { Name: "preferred_username", AttributeDataType: "String" as const, Mutable: true, Required: true },
        ];
        const both = createPool({ ...byPreferredName, Schema });
        await assertRefused("InvalidParameterException", both);
        await createPool({ Schema });
      },
    ),

    "A birthdate is a date of the form YYYY-MM-DD": documented(attributesPage, async (cognito) => {
      const { ClientId } = await poolWith(cognito, {});
      const bornAt = (birthdate: string): Promise<unknown> =>
        signUp(cognito, ClientId, { attributes: { birthdate } });
      for (const birthdate of ["01/02/2003", "2003-02-30", "2003-1-2"]) {
        await assertRefused("InvalidParameterException", bornAt(birthdate));
      }
      await bornAt("2003-01-02");
    }),

    "An email address has the form of one": documented(attributesPage, async (cognito) => {
      const { ClientId } = await poolWith(cognito, {});
      const withEmail = (email: string): Promise<unknown> =>
        signUp(cognito, ClientId, { attributes: { email } });
      await assertRefused("InvalidParameterException", withEmail("ada"));
      await withEmail(newAddress());
    }),

    "An update needs the required attributes that a user doesn't have": documented(
      attributesPage,
      async (cognito) => {
        const Schema = [
          { Name: "name", AttributeDataType: "String" as const, Mutable: true, Required: true },
        ];
        const { UserPoolId } = await poolWith(cognito, { Schema });
        await cognito.createUser(UserPoolId);
        const update = (attributes: Readonly<Record<string, string>>): Promise<void> =>
          changeAttributes(cognito, UserPoolId, attributes);
        await assertRefused("InvalidParameterException", update({ nickname: "ada" }));
        await update({ nickname: "ada", name: "Ada" });
      },
    ),

    "Administrators create users without required attributes": documented(attributesPage, async (cognito) => {
      const Schema = [{ Name: "name", AttributeDataType: "String" as const, Mutable: true, Required: true }];
      const { UserPoolId, ClientId } = await poolWith(cognito, { Schema });
      await cognito.createUser(UserPoolId, { isTemporary: true });
      const { ChallengeParameters } = await cognito.signIn(ClientId);
      assert.equal(ChallengeParameters?.["requiredAttributes"], '["userAttributes.name"]');
    }),
  },
};
