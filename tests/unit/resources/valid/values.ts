import { everyArgument } from "../../../engine/everyArgument";
import { jane } from "../../../helpers/expectedInputs";

/** Other values of one argument, and the arguments that it needs besides. */
export interface Alternatives {
  values: readonly unknown[];
  base?: object;
  /** Whether the argument can also be an Output. */
  later?: boolean;
}

/** Arguments by their paths, with values on both sides of every choice. */
export type AlternativesByPath = Readonly<Record<string, Alternatives>>;

export const withUser = { testUser: jane };
export const flag: Alternatives = { values: [true, false] };
export const domain = { prefix: "shop" };
export const callbackUrls = ["https://shop.example.com/"];
export const withOAuth = { domain, appClient: { oauth: { callbackUrls } } };
export const { certificateArn, ...withoutCertificate } = everyArgument.domain.custom;
export const classic = { domain: { ...domain, pages: "classic" } };
export const resourceServers = { api: { scopes: { read: "Read", write: "Write" } } };
export const service = { machineToMachine: { scopes: ["api/read"] } };
export const ico = { category: "FAVICON_ICO", colorMode: "LIGHT", extension: "ICO", base64: "AAABAAEA" };
export const logo = { ...ico, category: "FORM_LOGO", extension: "PNG" };
