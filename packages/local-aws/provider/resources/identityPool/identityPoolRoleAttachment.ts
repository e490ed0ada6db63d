import * as sdk from "@aws-sdk/client-cognito-identity";
import { setting } from "../../rows/commands";
import { whereSent } from "../../rows/requests";
import type { Row } from "../../rows/row";
import { schemaOf } from "../../schema";
import { isRecord } from "../../wire";
import { fromRoleMappings, roleMappingRules, toRoleMappings } from "./roleMappings";

const type = "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment";
const { roleMappings } = schemaOf(type);

/** `aws.cognito.IdentityPoolRoleAttachment`; its id, which is also its import id, is the identity pool's. */
export const identityPoolRoleAttachment: Row = {
  type,
  service: "cognitoIdentity",
  ...setting(sdk, "IdentityPoolRoles"),
  id: "identityPoolId",
  notes: { "roleMappings.mappingRules": { ordered: true } },
  rules: roleMappingRules,
  cleared: { Roles: {}, RoleMappings: {} },

  // As in the AWS provider, other roles are fine beside one of the two that Cognito knows.
  request({ Roles, ...request }, purpose) {
    if (!isRecord(Roles) || !("authenticated" in Roles || "unauthenticated" in Roles)) {
      throw new Error("roles must have authenticated or unauthenticated");
    }
    const RoleMappings = toRoleMappings(purpose.inputs["roleMappings"]);
    return { ...request, Roles, ...whereSent(purpose, "roleMappings", { RoleMappings }) };
  },

  observe: ({ RoleMappings }) =>
    roleMappings ? { roleMappings: fromRoleMappings(roleMappings, RoleMappings) } : {},
};
