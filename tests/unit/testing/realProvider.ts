import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { mockClientSecret, secretValue } from "../../../components/testing";

/** A resource as the real provider was asked for it, and what it answered. */
export interface Case {
  readonly name: string;
  readonly inputs: Record<string, unknown>;
  readonly id: string;
  readonly outputs: Record<string, unknown>;
  /** What it answered in a preview. */
  readonly preview: Record<string, unknown>;
}

/** The recorded cases of a type. */
export interface RecordedType {
  /** The type without its module. */
  readonly name: string;
  readonly type: string;
  readonly cases: readonly Case[];
}

const recordings = join("packages", "local-aws", "tests", "provider", "realProvider");
const folder = join(__dirname, "..", "..", "..", recordings, "answers");

/** The recorded types that the component doesn't create yet: of these, the mocks give back the inputs. */
const notMocked = [
  "IdentityPoolProviderPrincipalTag",
  "IdentityProvider",
  "LogDeliveryConfiguration",
  "RiskConfiguration",
];

/** All other types of which the answers are recorded, with the mocks' account in the place of the recorded one. */
export const recordedTypes: readonly RecordedType[] = readdirSync(folder)
  .map((file) => file.replace(/\.json$/, ""))
  .filter((name) => !notMocked.includes(name))
  .map((name) => {
    const text = readFileSync(join(folder, `${name}.json`), "utf8").replaceAll(
      "000000000000",
      "123456789012",
    );
    const { type, cases } = JSON.parse(text, fromRecorded) as Omit<RecordedType, "name">;
    return { name, type, cases: cases.map(withOutputId) };
  });

/** The id is among the outputs, but for some types, of which the provider says it only beside them. */
function withOutputId(recorded: Case): Case {
  const { id, outputs, preview } = recorded;
  return { ...recorded, outputs: { id, ...outputs }, preview: { id: pulumi.unknown, ...preview } };
}

/** Secrets and unknown values as the mocks have them. */
function fromRecorded(_name: string, value: unknown): unknown {
  if (value === "<unknown>") return pulumi.unknown;
  const isSecret = typeof value === "object" && value !== null && "<secret>" in value;
  return isSecret ? secretValue(value["<secret>"]) : value;
}

const patterns: Readonly<Record<string, string>> = {
  "<clientSecret>": mockClientSecret,
  "<hash>": "[A-Za-z0-9+/]{43}=",
  "<hex7>": "[0-9a-f]{7}",
  "<time>": "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ",
  "<uniqueId>": "[A-Z0-9]{21}",
  "<uuid>": "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
  "<version>": "\\d{14}",
};

/** What was recorded, with those parts of the actual value in it that differ every time, where they are as they should. */
export function expectedOf(recorded: unknown, actual: unknown, id: string): unknown {
  if (typeof recorded === "string") return stringLike(recorded, actual, id);
  if (typeof recorded !== "object" || recorded === null || recorded === pulumi.unknown) return recorded;
  const inner = (name: string): unknown =>
    typeof actual === "object" && actual !== null ? Reflect.get(actual, name) : undefined;
  if (Array.isArray(recorded)) {
    return recorded.map((element: unknown, index) => expectedOf(element, inner(String(index)), id));
  }
  return Object.fromEntries(
    Object.entries(recorded).map(([name, value]: [string, unknown]) => [
      name,
      expectedOf(value, inner(name), id),
    ]),
  );
}

/** What isn't itself in a regular expression. */
const special = /[.*+?^${}()|[\]\\]/g;

function stringLike(recorded: string, actual: unknown, id: string): string {
  const withId = recorded.replaceAll("<id>", id);
  const pattern = withId.split(/(<\w+>)/).map((part) => patterns[part] ?? part.replace(special, "\\$&"));
  return typeof actual === "string" && new RegExp(`^${pattern.join("")}$`).test(actual) ? actual : withId;
}
