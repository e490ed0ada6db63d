import { isDeepStrictEqual } from "node:util";
import * as sdk from "@aws-sdk/client-cognito-identity-provider";
import { unlessMissing } from "../../awsErrors";
import { jsonDocument } from "../../documents";
import { type Context, stringOf } from "../../resource";
import { crud } from "../../rows/commands";
import type { Row } from "../../rows/row";
import { exactlyOne, oneOf, rule } from "../../ruleChecks";
import { isZero } from "../../values";
import type { Properties } from "../../wire";

/** `aws.cognito.ManagedLoginBranding`; its import id is `userPoolId,managedLoginBrandingId`. */
export const managedLoginBranding: Row = {
  type: "aws:cognito/managedLoginBranding:ManagedLoginBranding",
  service: "cognito",
  ...crud(sdk, "ManagedLoginBranding"),
  id: "userPoolId,managedLoginBrandingId",
  answer: "ManagedLoginBranding",
  framework: true,
  hasIdOutput: false,
  answersInFull: true,
  updates: "everything",
  rules: [
    exactlyOne("useCognitoProvidedValues", "settings"),
    rule("settings", jsonDocument),
    rule("assets", distinct),
    rule("assets[].category", oneOf(sdk.AssetCategoryType)),
    rule("assets[].colorMode", oneOf(sdk.ColorSchemeModeType)),
    rule("assets[].extension", oneOf(sdk.AssetExtensionType)),
  ],

  request({ Assets, Settings, UseCognitoProvidedValues, ...key }) {
    const style = Settings === undefined ? { UseCognitoProvidedValues } : { Settings };
    return { ...key, ...style, ...(isZero(Assets) ? {} : { Assets }) };
  },

  async observe(found, { isRead, known, context }) {
    return {
      settings: found["Settings"] === undefined ? null : JSON.stringify(found["Settings"]),
      settingsAll: await mergedSettings(found, context),
      clientId: isRead ? await clientOf(found, context) : known["clientId"],
    };
  },
};

/** The settings with Cognito's own where there are none. */
async function mergedSettings(found: Properties, { cognito }: Context): Promise<string> {
  const request = { ...keyOf(found), ReturnMergedResources: true };
  const { ManagedLoginBranding } = await cognito.send(new sdk.DescribeManagedLoginBrandingCommand(request));
  return JSON.stringify(ManagedLoginBranding?.Settings ?? {});
}

/** A style doesn't say which app client has it, but an app client does say which style it has. */
async function clientOf(found: Properties, { cognito: client }: Context): Promise<string | null> {
  const { UserPoolId, ManagedLoginBrandingId } = keyOf(found);
  for await (const { UserPoolClients = [] } of sdk.paginateListUserPoolClients({ client }, { UserPoolId })) {
    for (const { ClientId } of UserPoolClients) {
      const command = new sdk.DescribeManagedLoginBrandingByClientCommand({ UserPoolId, ClientId });
      const style = await unlessMissing(client.send(command));
      if (style?.ManagedLoginBranding?.ManagedLoginBrandingId === ManagedLoginBrandingId) {
        return ClientId ?? null;
      }
    }
  }
  return null;
}

function keyOf(found: Properties): { UserPoolId: string; ManagedLoginBrandingId: string } {
  return {
    UserPoolId: stringOf(found, "UserPoolId"),
    ManagedLoginBrandingId: stringOf(found, "ManagedLoginBrandingId"),
  };
}

/** AWS's provider has the assets in a set, in which each can be only once. */
function distinct(assets: unknown): string | undefined {
  const items: unknown[] = Array.isArray(assets) ? assets : [];
  const isTwice = items.some((item, index) =>
    items.slice(0, index).some((other) => isDeepStrictEqual(item, other)),
  );
  return isTwice ? "must not contain the same asset twice" : undefined;
}
