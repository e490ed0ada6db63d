import assert from "node:assert/strict";
import {
  type CreateUserPoolCommandInput,
  DeleteUserPoolDomainCommand,
  DescribeUserPoolDomainCommand,
  ForgotPasswordCommand,
  ResendConfirmationCodeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { codeIn, codeMailedTo, emailOf, mailsTo } from "../../../tests/helpers/messages";
import { createDomain } from "../../../tests/helpers/signInPages";
import { confirmSignUp, signUp } from "../../../tests/helpers/signUp";

const template = {
  DefaultEmailOption: "CONFIRM_WITH_LINK",
  EmailMessageByLink: "Hello {username}, {##verify##} your address",
  EmailSubjectByLink: "Your address",
} as const;

const noDomain =
  "InvalidParameterException: Cannot perform specific action because there does not exist a valid use pool domain associated with the user pool";

async function createClient(
  cognito: CognitoUnderTest,
  settings: Partial<CreateUserPoolCommandInput> = {},
): Promise<{ readonly ClientId: string; readonly domain: string }> {
  const AutoVerifiedAttributes = ["email" as const];
  const VerificationMessageTemplate = template;
  const pool = { AutoVerifiedAttributes, VerificationMessageTemplate, ...settings };
  const UserPoolId = await cognito.createPool(pool);
  const domain = await createDomain(cognito, UserPoolId);
  return { ClientId: await cognito.createClient(UserPoolId), domain };
}

/** The code in a message, and the link to confirm by it. */
function linkIn(
  text: string | undefined,
  domain: string,
  client_id: string,
  user_name = "ada",
): { readonly code: string; readonly link: string } {
  const code = codeIn(/confirmation_code=(\d+)/.exec(text ?? "")?.[1]);
  const query = `client_id=${client_id}&amp;user_name=${user_name}&amp;confirmation_code=${code}`;
  return { code, link: `https://${domain}.auth.us-east-1.amazoncognito.com/confirmUser?${query}` };
}

describeRule("links in confirmation mails", {
  "sends a link in place of its text, with the subject for links": async (cognito) => {
    const { ClientId, domain } = await createClient(cognito);
    const email = emailOf("ada");
    await signUp(cognito, ClientId, { attributes: { email } });
    const [mail, ...others] = await mailsTo(cognito, email);
    const { link } = linkIn(mail?.html, domain, ClientId);
    assert.equal(mail?.html, `Hello ada, <a href="${link}">verify</a> your address`);
    assert.equal(mail.subject, template.EmailSubjectByLink);
    assert.deepEqual(others, []);
  },

  "names the user by the username that the pool has given": async (cognito) => {
    const { ClientId, domain } = await createClient(cognito, { UsernameAttributes: ["email"] });
    const email = emailOf("ada");
    const { UserSub = "" } = await signUp(cognito, ClientId, { Username: email });
    const [mail] = await mailsTo(cognito, email);
    assert.ok(mail?.html.includes(linkIn(mail.html, domain, ClientId, UserSub).link), mail?.html);
  },

  "sends a link again, in a text of its own where the pool has none": async (cognito) => {
    const VerificationMessageTemplate = { DefaultEmailOption: "CONFIRM_WITH_LINK" } as const;
    const { ClientId, domain } = await createClient(cognito, { VerificationMessageTemplate });
    const email = emailOf("ada");
    await signUp(cognito, ClientId, { attributes: { email } });
    await cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username: "ada" }));
    const mails = await mailsTo(cognito, email);
    assert.equal(mails.length, 2);
    for (const { html } of mails) {
      assert.ok(html.includes(`<a href="${linkIn(html, domain, ClientId).link}">Verify Email</a>`), html);
    }
  },

  "sends a code to who forgot a password": async (cognito) => {
    const { ClientId, domain } = await createClient(cognito);
    const email = emailOf("ada");
    await signUp(cognito, ClientId, { attributes: { email } });
    const [{ html } = assert.fail("There is no email.")] = await mailsTo(cognito, email);
    await confirmSignUp(cognito, ClientId, linkIn(html, domain, ClientId).code);
    await cognito.send(new ForgotPasswordCommand({ ClientId, Username: "ada" }));
    const mail = (await mailsTo(cognito, email)).at(-1);
    assert.match(codeIn(mail?.text), /^\d{6}$/);
    assert.equal(mail?.html, "");
  },

  "sends a code where the pool confirms by codes": async (cognito) => {
    const VerificationMessageTemplate = { ...template, DefaultEmailOption: "CONFIRM_WITH_CODE" } as const;
    const { ClientId } = await createClient(cognito, { VerificationMessageTemplate });
    const email = emailOf("ada");
    await signUp(cognito, ClientId, { attributes: { email } });
    await confirmSignUp(cognito, ClientId, await codeMailedTo(cognito, email));
  },

  "refuses sign-ups whose link would lead nowhere, as the pool has no domain": async (cognito) => {
    const settings = { AutoVerifiedAttributes: ["email" as const], VerificationMessageTemplate: template };
    const ClientId = await cognito.createClient(await cognito.createPool(settings));
    const withEmail = signUp(cognito, ClientId, { attributes: { email: emailOf("ada") } });
    assert.equal(await refusalOf(withEmail), noDomain);
    await signUp(cognito, ClientId);
  },

  "refuses to send a link again once the pool has no domain": async (cognito) => {
    const { ClientId, domain } = await createClient(cognito);
    await signUp(cognito, ClientId, { attributes: { email: emailOf("ada") } });
    await deleteDomain(cognito, domain);
    const again = cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username: "ada" }));
    assert.equal(await refusalOf(again), noDomain);
  },
});

async function deleteDomain({ send }: CognitoUnderTest, Domain: string): Promise<void> {
  const { DomainDescription } = await send(new DescribeUserPoolDomainCommand({ Domain }));
  await send(new DeleteUserPoolDomainCommand({ Domain, UserPoolId: DomainDescription?.UserPoolId }));
}
