import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import * as defaults from "../components/defaults";
import { reference, type DeclaredKey, type Schema } from "./reference";

/** Every default of the component, where its argument is. */
const settled: object = {
  userPool: {
    signInWith: defaults.signInWith,
    selfSignUp: defaults.selfSignUp,
    passwordPolicy: defaults.passwordPolicy,
    mfa: { mode: defaults.mfaMode, totp: defaults.mfaTotp },
    invitation: defaults.invitation,
    verification: defaults.verification,
    featurePlan: defaults.featurePlan,
    deletionProtection: defaults.deletionProtection,
  },
  appClient: {
    authFlows: defaults.authFlows,
    accessTokenValidity: defaults.accessTokenValidity,
    idTokenValidity: defaults.idTokenValidity,
    refreshTokenValidity: defaults.refreshTokenValidity,
    tokenRevocation: defaults.tokenRevocation,
  },
};

/**
 * The reference of this repository's component and program: `docs/reference.md`.
 *
 * @param schema the component's schema, as the text of a JSON file
 */
export function currentReference(schema: string): string {
  const project = parse(readFileSync(join(__dirname, "..", "Pulumi.yaml"), "utf8")) as {
    readonly config: Readonly<Record<string, DeclaredKey>>;
  };
  return reference(JSON.parse(schema) as Schema, settled, project.config);
}
