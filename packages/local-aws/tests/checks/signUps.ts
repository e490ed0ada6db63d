import assert from "node:assert/strict";
import {
  AdminConfirmSignUpCommand,
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  type CreateUserPoolCommandInput,
  ResendConfirmationCodeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { codeMailedTo, codeTextedTo, mailsTo, otherThan, textTo } from "../helpers/messages";
import { createDomain, openPage } from "../helpers/signInPages";
import { signUp as signUserUp } from "../helpers/signUp";
import { api, assertRefused, documented, errorOf, guide, newAddress, newNumber, type Subject } from "./check";
import { poolSettings } from "./settings";
import { tokensOf } from "./tokens";

interface SignedUp {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly email: string;
}

/** Signs the user `ada` up. */
function signUp(
  cognito: CognitoUnderTest,
  ClientId: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  return signUserUp(cognito, ClientId, { attributes });
}

/** Makes a pool whose users verify their email addresses, and signs a user up. */
async function signedUp(cognito: CognitoUnderTest): Promise<SignedUp> {
  const UserPoolId = await cognito.createPool({ AutoVerifiedAttributes: ["email"] });
  const ClientId = await cognito.createClient(UserPoolId);
  const email = newAddress();
  await signUp(cognito, ClientId, { email });
  return { UserPoolId, ClientId, email };
}

function confirm({ send }: CognitoUnderTest, ClientId: string, ConfirmationCode: string): Promise<unknown> {
  return send(new ConfirmSignUpCommand({ ClientId, Username: "ada", ConfirmationCode }));
}

async function clientOf(
  { createPool, createClient }: CognitoUnderTest,
  settings: Partial<CreateUserPoolCommandInput>,
): Promise<string> {
  return createClient(await createPool(settings));
}

const byLink: Partial<CreateUserPoolCommandInput> = {
  AutoVerifiedAttributes: ["email"],
  VerificationMessageTemplate: {
    DefaultEmailOption: "CONFIRM_WITH_LINK",
    EmailMessageByLink: "Please {##verify##} it",
  },
};

const constraints: Partial<CreateUserPoolCommandInput> = {
  Schema: [
    {
      Name: "tenant",
      AttributeDataType: "String",
      StringAttributeConstraints: { MinLength: "2", MaxLength: "4" },
    },
    {
      Name: "level",
      AttributeDataType: "Number",
      NumberAttributeConstraints: { MinValue: "1", MaxValue: "9" },
    },
  ],
};

export const signUps: Subject = {
  title: "Sign-up",
  checks: {
    "A sign-up gives no preferred username where that is an alias": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const ClientId = await clientOf(cognito, { AliasAttributes: ["preferred_username"] });
        const preferred_username = "countess";
        await assertRefused("InvalidParameterException", signUp(cognito, ClientId, { preferred_username }));
        await signUp(cognito, ClientId);
      },
    ),

    "A user who has signed up can't sign in before confirmation": documented(
      guide("signing-up-users-in-your-app"),
      async (cognito) => {
        const { UserPoolId, ClientId } = await signedUp(cognito);
        const user = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: "ada" }));
        assert.equal(user.UserStatus, "UNCONFIRMED");
        await assertRefused("UserNotConfirmedException", cognito.signIn(ClientId));
        await cognito.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: "ada" }));
        await tokensOf(cognito, ClientId);
      },
    ),

    "A user confirms by the code in a mail, and signs in": documented(
      api("ConfirmSignUp"),
      async (cognito) => {
        const { ClientId, email } = await signedUp(cognito);
        await confirm(cognito, ClientId, await codeMailedTo(cognito, email));
        await tokensOf(cognito, ClientId);
      },
    ),

    "A user doesn't confirm by another code": documented(api("ConfirmSignUp"), async (cognito) => {
      const { ClientId, email } = await signedUp(cognito);
      const code = await codeMailedTo(cognito, email);
      await assertRefused("CodeMismatchException", confirm(cognito, ClientId, otherThan(code)));
      await confirm(cognito, ClientId, code);
    }),

    "A user who has confirmed has a verified email address": documented(
      guide("signing-up-users-in-your-app"),
      async (cognito) => {
        const { UserPoolId, ClientId, email } = await signedUp(cognito);
        await confirm(cognito, ClientId, await codeMailedTo(cognito, email));
        assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["email_verified"], "true");
      },
    ),

    "A user can have the code sent again": documented(api("ResendConfirmationCode"), async (cognito) => {
      const { ClientId, email } = await signedUp(cognito);
      await cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username: "ada" }));
      assert.equal((await mailsTo(cognito, email)).length, 2);
      await confirm(cognito, ClientId, await codeMailedTo(cognito, email));
    }),

    "The code goes to the phone number by text message, where that is verified": documented(
      guide("user-pool-settings-email-phone-verification"),
      async (cognito) => {
        const { SmsConfiguration } = poolSettings;
        const settings = { AutoVerifiedAttributes: ["phone_number" as const], SmsConfiguration };
        const ClientId = await clientOf(cognito, settings);
        const phone_number = newNumber();
        await signUp(cognito, ClientId, { phone_number });
        await confirm(cognito, ClientId, await codeTextedTo(cognito, phone_number));
      },
    ),

    "The text message has the pool's text, with the code and the username": documented(
      api("VerificationMessageTemplateType"),
      async (cognito) => {
        const ClientId = await clientOf(cognito, {
          AutoVerifiedAttributes: ["phone_number"],
          SmsConfiguration: poolSettings.SmsConfiguration,
          VerificationMessageTemplate: { SmsMessage: "{####} is the code of {username}" },
        });
        const phone_number = newNumber();
        await signUp(cognito, ClientId, { phone_number });
        assert.match(await textTo(cognito, phone_number), /^\d{6} is the code of ada$/);
      },
    ),

    "A user confirms by the link in a mail, where the pool sends one": documented(
      api("VerificationMessageTemplateType"),
      async (cognito) => {
        const UserPoolId = await cognito.createPool(byLink);
        await createDomain(cognito, UserPoolId);
        const ClientId = await cognito.createClient(UserPoolId);
        const email = newAddress();
        await signUp(cognito, ClientId, { email });
        const [mail] = await mailsTo(cognito, email);
        const [, link = ""] = /^Please <a href="([^"]+)">verify<\/a> it$/.exec(mail?.html ?? "") ?? [];
        const { pathname, searchParams } = new URL(link.replaceAll("&amp;", "&"));
        await openPage(cognito, pathname, Object.fromEntries(searchParams));
        await tokensOf(cognito, ClientId);
      },
    ),

    "Where a pool without a domain confirms by links, nobody signs up with an email address": documented(
      guide("cognito-user-pool-settings-message-customizations"),
      async (cognito) => {
        const ClientId = await clientOf(cognito, byLink);
        const withEmail = signUp(cognito, ClientId, { email: newAddress() });
        await assertRefused("InvalidParameterException", withEmail);
        await signUp(cognito, ClientId);
      },
    ),

    "Nobody can sign up where only administrators create users": documented(
      api("AdminCreateUserConfigType"),
      async (cognito) => {
        const clientWhere = (AllowAdminCreateUserOnly: boolean): Promise<string> =>
          clientOf(cognito, { AdminCreateUserConfig: { AllowAdminCreateUserOnly } });
        await signUp(cognito, await clientWhere(false));
        await assertRefused("NotAuthorizedException", signUp(cognito, await clientWhere(true)));
      },
    ),

    "A username that exists can't be signed up again": documented(api("SignUp"), async (cognito) => {
      const { ClientId } = await signedUp(cognito);
      await assertRefused("UsernameExistsException", signUp(cognito, ClientId, { email: newAddress() }));
    }),

    "A required attribute is needed at sign-up": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const Schema = [
          { Name: "email", AttributeDataType: "String", Mutable: true, Required: true },
        ] as const;
        const ClientId = await clientOf(cognito, { Schema: [...Schema] });
        await assertRefused("InvalidParameterException", signUp(cognito, ClientId));
        await signUp(cognito, ClientId, { email: newAddress() });
      },
    ),

    "A text is as long as the attribute allows": documented(
      api("StringAttributeConstraintsType"),
      async (cognito) => {
        const ClientId = await clientOf(cognito, constraints);
        for (const tenant of ["a", "abcde"]) {
          const attributes = { "custom:tenant": tenant };
          await assertRefused("InvalidParameterException", signUp(cognito, ClientId, attributes));
        }
        await signUp(cognito, ClientId, { "custom:tenant": "abcd" });
      },
    ),

    "A number is in the attribute's range": documented(
      api("NumberAttributeConstraintsType"),
      async (cognito) => {
        const ClientId = await clientOf(cognito, constraints);
        for (const level of ["0", "10"]) {
          const attributes = { "custom:level": level };
          await assertRefused("InvalidParameterException", signUp(cognito, ClientId, attributes));
        }
        await signUp(cognito, ClientId, { "custom:level": "9" });
      },
    ),

    "An attribute that the pool doesn't have is refused": documented(
      guide("user-pool-settings-attributes"),
      async (cognito) => {
        const ClientId = await clientOf(cognito, constraints);
        const error = await errorOf(signUp(cognito, ClientId, { "custom:none": "1" }));
        // With a client that may write all attributes, AWS's error is one of two, of which none is documented.
        assert.match(error, /^(InvalidParameter|NotAuthorized)Exception$/);
        await signUp(cognito, ClientId, { "custom:level": "1" });
      },
    ),
  },
};
