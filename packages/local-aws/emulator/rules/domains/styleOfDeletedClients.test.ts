import assert from "node:assert/strict";
import {
  CreateManagedLoginBrandingCommand,
  DeleteUserPoolClientCommand,
  DescribeManagedLoginBrandingCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

describeRule("styles of deleted app clients", {
  "deletes the style of a client with the client": async ({ createPool, createClient, send }) => {
    const UserPoolId = await createPool();
    const create = async (): Promise<{ readonly ClientId: string; readonly id: string | undefined }> => {
      const ClientId = await createClient(UserPoolId);
      const style = { UserPoolId, ClientId, UseCognitoProvidedValues: true };
      const { ManagedLoginBranding } = await send(new CreateManagedLoginBrandingCommand(style));
      return { ClientId, id: ManagedLoginBranding?.ManagedLoginBrandingId };
    };
    const [deleted, kept] = [await create(), await create()];
    await send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId: deleted.ClientId }));
    const describe = (ManagedLoginBrandingId: string | undefined): Promise<unknown> =>
      send(new DescribeManagedLoginBrandingCommand({ UserPoolId, ManagedLoginBrandingId }));
    assert.equal(
      await refusalOf(describe(deleted.id)),
      "ResourceNotFoundException: Managed login branding not found.",
    );
    await describe(kept.id);
  },
});
