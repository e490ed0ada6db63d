import { closest } from "../../components/validation/closest";
import { quote } from "../../components/validation/shown";
import { asText, entriesByFullKey, mappingAt, mappingIn, refuseEncrypted } from "./configurationValues";
import { type Declaration, refuseOtherType } from "./projectDeclarations";
import type { YamlValue } from "./yamlDocument";
import { UnreadableYaml } from "./yamlScalar";

/** Configuration by full key, each value as Pulumi passes it to a program. */
export type FullConfiguration = Record<string, string>;

const stackFileKeys = ["config", "environment", "encryptionsalt", "encryptedkey", "secretsprovider"];

/**
 * The configuration in a stack file.
 *
 * @param declarations what the project declares; nothing by default
 * @throws UnreadableYaml where a local deployment can't have the same configuration as one by the CLI
 */
export function configurationOfStack(
  content: YamlValue,
  project: string,
  declarations: readonly Declaration[] = [],
): FullConfiguration {
  const fields = mappingIn(content);
  // The CLI ignores other keys, so that a misspelled one would be without effect.
  const unknown = Object.keys(fields).find((key) => !stackFileKeys.includes(key));
  if (unknown !== undefined) {
    const other = closest(unknown, stackFileKeys);
    throw new UnreadableYaml(
      `Pulumi has no setting ${quote(unknown)} there`,
      other === undefined ? "remove it, or put it under config" : `did you mean ${other}?`,
    );
  }
  if ((fields["environment"] ?? null) !== null) {
    throw new UnreadableYaml(
      "it imports environments of Pulumi ESC, which a local deployment can't open",
      "use --stack with a stack that has all its values in its file",
    );
  }
  const declared = new Map(declarations.map((declaration) => [declaration.key, declaration]));
  const config: FullConfiguration = {};
  for (const [key, { value }] of entriesByFullKey(mappingAt(fields, "config"), project)) {
    refuseEncrypted(value, key);
    refuseOtherType(declared.get(key), value);
    config[key] = asText(value);
  }
  return config;
}
