import {
  AmbiguousRoleResolutionType,
  type MappingRule,
  MappingRuleMatchType,
  type RoleMapping,
  RoleMappingType,
} from "@aws-sdk/client-cognito-identity";
import type * as aws from "@pulumi/aws";
import { type Fields, fieldsOf, fromApi, toApi } from "../../fields";
import { arn, bytes, items, oneOf, type Rule, rule } from "../../ruleChecks";
import type { Property } from "../../schema";
import { isRecord, type Properties, recordsIn } from "../../wire";

const ruleFields = fieldsOf<
  aws.types.input.cognito.IdentityPoolRoleAttachmentRoleMappingMappingRule,
  MappingRule
>({ claim: "Claim", matchType: "MatchType", roleArn: "RoleARN", value: "Value" });

const mappingFields = fieldsOf<
  Pick<aws.types.input.cognito.IdentityPoolRoleAttachmentRoleMapping, "ambiguousRoleResolution" | "type">,
  RoleMapping
>({ ambiguousRoleResolution: "AmbiguousRoleResolution", type: "Type" });

/** The rules of role mappings. */
export const roleMappingRules: readonly Rule[] = [
  rule("roleMappings[].ambiguousRoleResolution", oneOf(AmbiguousRoleResolutionType)),
  rule("roleMappings[].mappingRules", items(0, 25)),
  rule("roleMappings[].mappingRules[].matchType", oneOf(MappingRuleMatchType)),
  rule("roleMappings[].mappingRules[].roleArn", arn),
  rule("roleMappings[].mappingRules[].value", bytes(1, 128)),
  rule("roleMappings[].type", oneOf(RoleMappingType)),
];

/**
 * Role mappings as AWS has them: by identity provider.
 *
 * @throws Error when one doesn't say how to choose between roles, or has rules that don't match its type
 */
export function toRoleMappings(mappings: unknown): Record<string, RoleMapping> {
  const entries = recordsIn(mappings).map(
    (mapping) => [String(mapping["identityProvider"]), toRoleMapping(mapping)] as const,
  );
  return Object.fromEntries(entries);
}

function toRoleMapping(mapping: Properties): RoleMapping {
  const { Type, AmbiguousRoleResolution = "" } = toApi(mappingFields, mapping);
  const rules = recordsIn(mapping["mappingRules"]).map(toMappingRule);
  const refused = (reason: string): Error =>
    new Error(`the role mapping of ${String(mapping["identityProvider"])} ${reason}`);
  if (AmbiguousRoleResolution === "") throw refused("needs ambiguousRoleResolution");
  if (Type === "Rules" && rules.length === 0) throw refused("needs mappingRules, as its type is Rules");
  if (Type === "Token" && rules.length > 0) throw refused("can't have mappingRules, as its type is Token");
  return { Type, AmbiguousRoleResolution, ...(rules.length > 0 && { RulesConfiguration: { Rules: rules } }) };
}

function toMappingRule(one: Properties): MappingRule {
  const { Claim, MatchType, RoleARN, Value } = toApi(ruleFields, one);
  return { Claim, MatchType, RoleARN, Value };
}

/** Role mappings of AWS as arguments. */
export function fromRoleMappings({ properties = {} }: Property, mappings: unknown): Properties[] {
  const ruleSchema = properties["mappingRules"]?.properties ?? {};
  return Object.entries(isRecord(mappings) ? mappings : {}).map(([identityProvider, value]) => {
    const mapping = isRecord(value) ? value : {};
    const rules = isRecord(mapping["RulesConfiguration"]) ? mapping["RulesConfiguration"]["Rules"] : [];
    return {
      identityProvider,
      ...fromApi<Properties>(mappingNames, properties, mapping),
      mappingRules: recordsIn(rules).map((one) => fromApi<Properties>(ruleNames, ruleSchema, one)),
    };
  });
}

const mappingNames: Fields = mappingFields;
const ruleNames: Fields = ruleFields;
