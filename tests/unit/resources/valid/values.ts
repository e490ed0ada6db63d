import { everyArgument } from "../../../engine/everyArgument";
import { icon } from "../values";

/** Other values of one argument, and the arguments that it needs besides. */
export interface Alternatives {
  values: readonly unknown[];
  base?: object;
  /** Whether the argument can also be an Output. */
  later?: boolean;
}

/** Arguments by their paths, with values on both sides of every choice. */
export type AlternativesByPath = Readonly<Record<string, Alternatives>>;

export const flag: Alternatives = { values: [true, false] };
export const { certificateArn, ...withoutCertificate } = everyArgument.domain.custom;
export const resourceServers = { api: { scopes: { read: "Read", write: "Write" } } };
export const roleArn = "arn:aws:iam::123456789012:role/shop";
export const service = { machineToMachine: { scopes: ["api/read"] } };
export const logo = { ...icon, category: "FORM_LOGO", extension: "PNG" };
