import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { settle } from "../components/settled";
import { type DeclaredKey, reference, type Schema } from "./reference";

/**
 * The reference of this repository's component and program: `docs/reference.md`.
 *
 * @param schema the component's schema, as JSON
 */
export function currentReference(schema: string): string {
  const project = parse(readFileSync(join(__dirname, "..", "Pulumi.yaml"), "utf8")) as {
    readonly config: Readonly<Record<string, DeclaredKey>>;
  };
  return reference(JSON.parse(schema) as Schema, everyDefault(), project.config);
}

/** Every default, also of what has defaults only where it is given. */
function everyDefault(): unknown {
  const { userPool, appClient, domain, testUser } = settle({
    userPool: { customAttributes: { text: { type: "String" }, number: { type: "Number" } } },
    appClient: { oauth: { callbackUrls: [] } },
    domain: {},
    testUser: {},
  });
  const { text, number } = userPool.customAttributes;
  // A client on which rotation is on has another default for its flows.
  const { refreshTokenRotation } = settle({ appClient: { refreshTokenRotation: {} } }).appClient;
  return {
    userPool: { ...userPool, customAttributes: { ...text, ...number } },
    appClient: { ...appClient, refreshTokenRotation },
    domain,
    testUser,
  };
}
