import assert from "node:assert/strict";
import {
  CreateManagedLoginBrandingCommand,
  DeleteManagedLoginBrandingCommand,
  UpdateUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { password } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { authorize, codeFlow, createDomain, redirectOf, submit } from "../../../tests/helpers/signInPages";

describeRule("styles of sign-in pages", {
  "shows a page of managed login only to a client with a style": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    const Domain = await createDomain(cognito, UserPoolId);
    const showVersion = (ManagedLoginVersion: number): Promise<unknown> =>
      cognito.send(new UpdateUserPoolDomainCommand({ UserPoolId, Domain, ManagedLoginVersion }));
    const client = { UserPoolId, ClientId: await cognito.createClient(UserPoolId, codeFlow) };
    await cognito.createUser(UserPoolId);
    const page = await authorize(cognito, client);
    assert.equal(page.status, 200);

    const assertUnavailable = async (answer: Response): Promise<void> => {
      assert.equal(answer.status, 403);
      assert.match(await answer.text(), /Login pages unavailable\. Please contact an administrator\./);
    };
    await showVersion(2);
    await assertUnavailable(await authorize(cognito, client));
    await assertUnavailable(await submit(cognito, page, { username: "ada", password }));

    const create = new CreateManagedLoginBrandingCommand({ ...client, UseCognitoProvidedValues: true });
    const { ManagedLoginBranding } = await cognito.send(create);
    const styled = await submit(cognito, await authorize(cognito, client), { username: "ada", password });
    assert.notEqual(redirectOf(styled).parameters["code"], undefined);
    const other = { UserPoolId, ClientId: await cognito.createClient(UserPoolId, codeFlow) };
    await assertUnavailable(await authorize(cognito, other));

    const ManagedLoginBrandingId = ManagedLoginBranding?.ManagedLoginBrandingId ?? "";
    await cognito.send(new DeleteManagedLoginBrandingCommand({ UserPoolId, ManagedLoginBrandingId }));
    await assertUnavailable(await authorize(cognito, client));
    await showVersion(1);
    assert.equal((await authorize(cognito, client)).status, 200);
  },
});
