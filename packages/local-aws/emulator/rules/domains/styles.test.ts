import assert from "node:assert/strict";
import {
  type AssetType,
  CreateManagedLoginBrandingCommand,
  type CreateManagedLoginBrandingCommandInput,
  DeleteManagedLoginBrandingCommand,
  DescribeManagedLoginBrandingByClientCommand,
  DescribeManagedLoginBrandingCommand,
  type ManagedLoginBrandingType,
  UpdateManagedLoginBrandingCommand,
  type UpdateManagedLoginBrandingCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const Settings = {
  components: { primaryButton: { lightMode: { defaults: { backgroundColor: "0972d3ff" } } } },
};
const Assets: AssetType[] = [
  { Category: "FAVICON_ICO", ColorMode: "LIGHT", Extension: "ICO", Bytes: new Uint8Array([0, 0, 1, 0]) },
];
const notFound = "ResourceNotFoundException: Managed login branding not found.";
const ambiguous = "InvalidParameterException: Give either UseCognitoProvidedValues or Settings and Assets.";

/** A client, and the style that it has. */
interface StyledClient {
  readonly client: { readonly UserPoolId: string; readonly ClientId: string };
  readonly style: ManagedLoginBrandingType & { readonly ManagedLoginBrandingId: string };
}

async function createStyle(
  { createPool, createClient, send }: CognitoUnderTest,
  settings: Partial<CreateManagedLoginBrandingCommandInput>,
): Promise<StyledClient> {
  const UserPoolId = await createPool();
  const client = { UserPoolId, ClientId: await createClient(UserPoolId) };
  const { ManagedLoginBranding: style } = await send(
    new CreateManagedLoginBrandingCommand({ ...client, ...settings }),
  );
  const { ManagedLoginBrandingId = assert.fail("There is no style.") } = style ?? {};
  return { client, style: { ...style, ManagedLoginBrandingId } };
}

describeRule("styles of managed login", {
  "keeps Cognito's own values, or settings and images": async (cognito) => {
    for (const settings of [
      { UseCognitoProvidedValues: true },
      { Settings },
      { Settings, Assets },
      { Assets },
    ]) {
      const { client, style } = await createStyle(cognito, settings);
      const { CreationDate, LastModifiedDate, ManagedLoginBrandingId, ...others } = style;
      assert.ok(CreationDate && LastModifiedDate);
      const { UserPoolId } = client;
      assert.deepEqual(others, { UserPoolId, UseCognitoProvidedValues: false, ...settings });
      const key = { UserPoolId, ManagedLoginBrandingId };
      for (const answer of [
        await cognito.send(new DescribeManagedLoginBrandingCommand(key)),
        await cognito.send(new DescribeManagedLoginBrandingByClientCommand(client)),
      ]) {
        assert.deepEqual(answer.ManagedLoginBranding, style);
      }
    }
  },

  "gives a client one style": async (cognito) => {
    const { client } = await createStyle(cognito, { Settings });
    const second = new CreateManagedLoginBrandingCommand({ ...client, UseCognitoProvidedValues: true });
    assert.equal(
      await refusalOf(cognito.send(second)),
      `ManagedLoginBrandingExistsException: The client ${client.ClientId} already has a managed login branding style.`,
    );
  },

  "refuses Cognito's own values together with others, and no values": async (cognito) => {
    const { client, style } = await createStyle(cognito, { Settings });
    const { UserPoolId, ManagedLoginBrandingId } = style;
    const other = { UserPoolId, ClientId: await cognito.createClient(client.UserPoolId) };
    for (const values of [
      {},
      { UseCognitoProvidedValues: false },
      { UseCognitoProvidedValues: true, Settings },
      { UseCognitoProvidedValues: true, Assets },
    ]) {
      const create = new CreateManagedLoginBrandingCommand({ ...other, ...values });
      assert.equal(await refusalOf(cognito.send(create)), ambiguous);
      const update = { UserPoolId, ManagedLoginBrandingId, ...values };
      assert.equal(await refusalOf(cognito.send(new UpdateManagedLoginBrandingCommand(update))), ambiguous);
    }
  },

  "changes what an update says, and keeps the rest": async (cognito) => {
    const { style } = await createStyle(cognito, { Settings, Assets });
    const { UserPoolId, ManagedLoginBrandingId, CreationDate } = style;
    const update = async (change: UpdateManagedLoginBrandingCommandInput): Promise<object> => {
      const request = { UserPoolId, ManagedLoginBrandingId, ...change };
      const { ManagedLoginBranding } = await cognito.send(new UpdateManagedLoginBrandingCommand(request));
      const describe = new DescribeManagedLoginBrandingCommand({ UserPoolId, ManagedLoginBrandingId });
      assert.deepEqual((await cognito.send(describe)).ManagedLoginBranding, ManagedLoginBranding);
      const { LastModifiedDate, ...others } = ManagedLoginBranding ?? {};
      assert.ok(LastModifiedDate && CreationDate && LastModifiedDate > CreationDate);
      return others;
    };
    const key = { UserPoolId, ManagedLoginBrandingId, CreationDate };
    const other = { Settings: { components: {} } };
    const [own, others] = [{ UseCognitoProvidedValues: true }, { UseCognitoProvidedValues: false }];
    assert.deepEqual(await update(other), { ...key, ...others, ...other, Assets });
    assert.deepEqual(await update(own), { ...key, ...own });
    assert.deepEqual(await update({ Settings }), { ...key, ...others, Settings });
  },

  "gives all settings where Cognito's own are asked for, too": async (cognito) => {
    const { client } = await createStyle(cognito, { UseCognitoProvidedValues: true });
    const describe = { ...client, ReturnMergedResources: true };
    const { ManagedLoginBranding } = await cognito.send(
      new DescribeManagedLoginBrandingByClientCommand(describe),
    );
    assert.deepEqual(ManagedLoginBranding?.Settings, {});
  },

  "forgets a style that is deleted": async (cognito) => {
    const { client, style } = await createStyle(cognito, { Settings });
    const { UserPoolId, ManagedLoginBrandingId } = style;
    const key = { UserPoolId, ManagedLoginBrandingId };
    await cognito.send(new DeleteManagedLoginBrandingCommand(key));
    for (const call of [
      cognito.send(new DescribeManagedLoginBrandingCommand(key)),
      cognito.send(new DescribeManagedLoginBrandingByClientCommand(client)),
      cognito.send(new UpdateManagedLoginBrandingCommand({ ...key, Settings })),
    ]) {
      assert.equal(await refusalOf(call), notFound);
    }
    await cognito.send(new CreateManagedLoginBrandingCommand({ ...client, Settings }));
  },

  "refuses a client or a pool that doesn't exist": async ({ createPool, send }) => {
    const client = { UserPoolId: await createPool(), ClientId: "nobody", UseCognitoProvidedValues: true };
    assert.equal(
      await refusalOf(send(new CreateManagedLoginBrandingCommand(client))),
      "ResourceNotFoundException: Client nobody not found.",
    );
    const elsewhere = { ...client, UserPoolId: "us-east-1_None" };
    assert.equal(
      await refusalOf(send(new CreateManagedLoginBrandingCommand(elsewhere))),
      "ResourceNotFoundException: User pool us-east-1_None does not exist.",
    );
  },
});
