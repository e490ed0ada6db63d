import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { settle } from "../components/settled";
import { requirements } from "../components/userPool/requirements";
import { standardAttributeDefaults } from "../components/userPool/settledAttributes";
import { standardAttributeArguments } from "../components/userPool/standardAttributes";
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
  return reference(JSON.parse(schema) as Schema, everyDefault(), project.config, requirements);
}

/** Every default, also of what has defaults only where it is given. */
function everyDefault(): unknown {
  const { userPool, appClient, domain, testUser } = settle({
    userPool: {
      customAttributes: { text: { type: "String" }, number: { type: "Number" } },
      mfa: { email: {} },
      passwordless: { passkeys: {} },
      rememberDevices: { when: "always" },
      sms: {},
    },
    appClient: { oauth: { callbackUrls: [] } },
    domain: {},
    testUser: {},
  });
  const { text, number } = userPool.customAttributes;
  // A client on which rotation is on has another default for its flows, and so has one with passwordless sign-in.
  const { refreshTokenRotation } = settle({ appClient: { refreshTokenRotation: {} } }).appClient;
  const { authFlows } = settle({}).appClient;
  return {
    userPool: {
      ...userPool,
      standardAttributes: Object.fromEntries(
        standardAttributeArguments.map((argument) => [argument, standardAttributeDefaults]),
      ),
      customAttributes: { ...text, ...number },
    },
    appClient: { ...appClient, authFlows, refreshTokenRotation },
    domain,
    testUser,
  };
}
