import assert from "node:assert/strict";
import {
  CreateManagedLoginBrandingCommand,
  CreateUserPoolDomainCommand,
  type CreateUserPoolDomainCommandInput,
  DeleteUserPoolClientCommand,
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  DescribeManagedLoginBrandingByClientCommand,
  DescribeManagedLoginBrandingCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  type ManagedLoginBrandingType,
  SetUICustomizationCommand,
  UpdateManagedLoginBrandingCommand,
  UpdateUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { certificateOf } from "../helpers/domains";
import { api, assertHas, assertRefused, documented, guide, newName, type Subject } from "./check";

const CustomDomainConfig = { CertificateArn: certificateOf("us-east-1") };
const Settings = {
  components: { primaryButton: { lightMode: { defaults: { backgroundColor: "0972d3ff" } } } },
};

function create(
  { send }: CognitoUnderTest,
  UserPoolId: string,
  settings: Partial<CreateUserPoolDomainCommandInput> = {},
): Promise<unknown> {
  return send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: newName(), ...settings }));
}

/** Gives a new client a style, with what identifies both. */
async function styledClient({ createPool, createClient, send }: CognitoUnderTest): Promise<{
  readonly client: { readonly UserPoolId: string; readonly ClientId: string };
  readonly style: ManagedLoginBrandingType;
  readonly key: { readonly UserPoolId: string; readonly ManagedLoginBrandingId: string };
}> {
  const UserPoolId = await createPool();
  const client = { UserPoolId, ClientId: await createClient(UserPoolId) };
  const { ManagedLoginBranding: style = {} } = await send(
    new CreateManagedLoginBrandingCommand({ ...client, Settings }),
  );
  const { ManagedLoginBrandingId = assert.fail("There is no style.") } = style;
  return { client, style, key: { UserPoolId, ManagedLoginBrandingId } };
}

export const domains: Subject = {
  title: "Domains and managed login",
  checks: {
    "A domain keeps its pool and the version of its pages": documented(
      api("DescribeUserPoolDomain"),
      async (cognito) => {
        const domain = { UserPoolId: await cognito.createPool(), Domain: newName(), ManagedLoginVersion: 2 };
        await cognito.send(new CreateUserPoolDomainCommand(domain));
        const describe = new DescribeUserPoolDomainCommand({ Domain: domain.Domain });
        assertHas((await cognito.send(describe)).DomainDescription, domain);
        const older = { ...domain, ManagedLoginVersion: 1 };
        await cognito.send(new UpdateUserPoolDomainCommand(older));
        assertHas((await cognito.send(describe)).DomainDescription, older);
      },
    ),

    "A prefix is unique, and a pool has one": documented(api("CreateUserPoolDomain"), async (cognito) => {
      const [UserPoolId, Domain] = [await cognito.createPool(), newName()];
      await create(cognito, UserPoolId, { Domain });
      const other = await cognito.createPool();
      await assertRefused("InvalidParameterException", create(cognito, other, { Domain }));
      await assertRefused("InvalidParameterException", create(cognito, UserPoolId));
    }),

    "A prefix contains no name of AWS's": documented(
      guide("cognito-user-pools-assign-domain-prefix"),
      async (cognito) => {
        const UserPoolId = await cognito.createPool();
        for (const word of ["aws", "amazon", "cognito"]) {
          const Domain = `${newName()}-${word}`;
          await assertRefused("InvalidParameterException", create(cognito, UserPoolId, { Domain }));
        }
        await create(cognito, UserPoolId);
      },
    ),

    "A pool can have a domain of its own beside a prefix": documented(
      api("UserPoolType"),
      async (cognito) => {
        const UserPoolId = await cognito.createPool();
        const [Domain, CustomDomain] = [newName(), `${newName()}.example.com`];
        await create(cognito, UserPoolId, { Domain });
        await create(cognito, UserPoolId, { Domain: CustomDomain, CustomDomainConfig });
        const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
        assertHas(UserPool, { Domain, CustomDomain });
      },
    ),

    "The certificate of a domain is in us-east-1": documented(
      api("CreateUserPoolDomain"),
      async (cognito) => {
        const UserPoolId = await cognito.createPool();
        const Domain = `${newName()}.example.com`;
        const elsewhere = { Domain, CustomDomainConfig: { CertificateArn: certificateOf("eu-west-1") } };
        await assertRefused("InvalidParameterException", create(cognito, UserPoolId, elsewhere));
        await create(cognito, UserPoolId, { Domain, CustomDomainConfig });
      },
    ),

    "The plan Lite has no managed login": documented(api("CreateUserPoolDomain"), async (cognito) => {
      const managed = { ManagedLoginVersion: 2 };
      const lite = await cognito.createPool({ UserPoolTier: "LITE" });
      await assertRefused("FeatureUnavailableInTierException", create(cognito, lite, managed));
      await create(cognito, await cognito.createPool({ UserPoolTier: "ESSENTIALS" }), managed);
    }),

    "A pool can't be deleted while it has a domain": documented(api("DeleteUserPool"), async (cognito) => {
      const domain = { UserPoolId: await cognito.createPool(), Domain: newName() };
      const { UserPoolId } = domain;
      await create(cognito, UserPoolId, domain);
      const remove = (): Promise<unknown> => cognito.send(new DeleteUserPoolCommand({ UserPoolId }));
      await assertRefused("InvalidParameterException", remove());
      await cognito.send(new DeleteUserPoolDomainCommand(domain));
      await remove();
    }),

    "The classic pages can be changed only for a pool with a domain": documented(
      api("SetUICustomization"),
      async (cognito) => {
        const UserPoolId = await cognito.createPool();
        const CSS = ".submitButton-customizable { color: #fff; }";
        const change = (): Promise<unknown> =>
          cognito.send(new SetUICustomizationCommand({ UserPoolId, CSS }));
        await assertRefused("InvalidParameterException", change());
        await create(cognito, UserPoolId);
        await change();
      },
    ),

    "A style keeps its settings, also by its client": documented(
      api("CreateManagedLoginBranding"),
      async (cognito) => {
        const { client, style, key } = await styledClient(cognito);
        assertHas(style, { Settings, UseCognitoProvidedValues: false });
        const byId = await cognito.send(new DescribeManagedLoginBrandingCommand(key));
        const byClient = await cognito.send(new DescribeManagedLoginBrandingByClientCommand(client));
        assert.deepEqual([byId.ManagedLoginBranding, byClient.ManagedLoginBranding], [style, style]);
      },
    ),

    "An update takes Cognito's own values in place of a style's settings": documented(
      api("UpdateManagedLoginBranding"),
      async (cognito) => {
        const { key } = await styledClient(cognito);
        const own = { ...key, UseCognitoProvidedValues: true };
        await assertRefused(
          "InvalidParameterException",
          cognito.send(new UpdateManagedLoginBrandingCommand({ ...own, Settings })),
        );
        await cognito.send(new UpdateManagedLoginBrandingCommand(own));
        const { ManagedLoginBranding: style } = await cognito.send(
          new DescribeManagedLoginBrandingCommand(key),
        );
        assert.deepEqual([style?.UseCognitoProvidedValues, style?.Settings], [true, undefined]);
      },
    ),

    "A client has one style": documented(api("CreateManagedLoginBranding"), async (cognito) => {
      const { client } = await styledClient(cognito);
      const second = new CreateManagedLoginBrandingCommand({ ...client, UseCognitoProvidedValues: true });
      await assertRefused("ManagedLoginBrandingExistsException", cognito.send(second));
    }),

    "A style is gone with its client": documented(api("CreateManagedLoginBranding"), async (cognito) => {
      const { client, key } = await styledClient(cognito);
      const describe = new DescribeManagedLoginBrandingCommand(key);
      await cognito.send(describe);
      await cognito.send(new DeleteUserPoolClientCommand(client));
      await assertRefused("ResourceNotFoundException", cognito.send(describe));
    }),
  },
};
