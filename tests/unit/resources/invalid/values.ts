import { jane } from "../../../helpers/expectedInputs";

/** Values of one argument that are refused; beside the other arguments. */
export type Refused = readonly (readonly [path: string, values: readonly unknown[], base?: object])[];

export const user = { testUser: jane };
export const days = (value: unknown): object => ({ value, unit: "days" });
export const many = (count: number, value: unknown): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`x${index}`, value]));
export const domain = { prefix: "shop" };
export const oauth = { callbackUrls: ["https://shop.example.com/"] };
export const resourceServers = { api: { scopes: { read: "Read" } } };
export const shortRefresh = { refreshTokenValidity: { value: 60, unit: "minutes" } };
export const withOAuth = { domain, appClient: { oauth } };
export const classic = { domain: { ...domain, pages: "classic" } };
export const lite = { userPool: { featurePlan: "LITE" } };
