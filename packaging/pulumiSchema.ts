import { join } from "node:path";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { generateSchema } from "@pulumi/pulumi/provider/experimental/schema";
import { CognitoAuth } from "../components";
import manifest from "../package.json";

const repository = join(__dirname, "..");

/** Outputs that are secrets, which no type expresses. */
const secretOutputs = [
  "appClientSecret",
  "appClientSecrets",
  "testUserTemporaryPassword",
  "testUserPassword",
];

/**
 * The component's schema, from which Pulumi generates SDKs for other languages, as JSON. It is read from
 * the TypeScript types and their comments.
 *
 * @throws Error where a type has no counterpart in other languages, such as a union or a function
 */
export function pulumiSchema(): string {
  const { name, version, description } = manifest;
  const analyzer = new Analyzer(repository, name, manifest, new Set([CognitoAuth.name]));
  const { components, typeDefinitions, dependencies } = analyzer.analyze();
  for (const component of Object.values(components)) {
    const { description = "" } = component;
    component.description = description.replace(/\s*```typescript\n[^]*?```/g, "");
    for (const output of secretOutputs) Object.assign(component.outputs[output] ?? {}, { secret: true });
  }
  const schema = generateSchema(name, version, description, components, typeDefinitions, dependencies);
  // Types are named as other languages expect them: their SDKs append `Args` themselves.
  return `${JSON.stringify(schema, null, 2).replace(/(:index:\w+?)Args"/g, '$1"')}\n`;
}
