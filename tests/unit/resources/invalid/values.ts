/** Values of one argument that are refused; beside the other arguments. */
export type Refused = readonly (readonly [path: string, values: readonly unknown[], base?: object])[];

export const days = (value: unknown): object => ({ value, unit: "days" });
export const many = (count: number, value: unknown): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`x${index}`, value]));
export const resourceServers = { api: { scopes: { read: "Read" } } };
export const shortRefresh = { refreshTokenValidity: { value: 60, unit: "minutes" } };
export const lite = { userPool: { featurePlan: "LITE" } };
