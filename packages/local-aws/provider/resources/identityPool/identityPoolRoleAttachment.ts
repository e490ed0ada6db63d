import {
  GetIdentityPoolRolesCommand,
  SetIdentityPoolRolesCommand,
  type SetIdentityPoolRolesInput,
} from "@aws-sdk/client-cognito-identity";
import type { IdentityPoolRoleAttachmentArgs } from "@pulumi/aws/cognito/identityPoolRoleAttachment";
import { fieldsOf, fromApi, toApi } from "../../fields";
import { resource, textOf } from "../../resource";
import { schemaOf, withNotes } from "../../schema";
import { isRecord, type Properties } from "../../wire";
import { fromRoleMappings, roleMappingRules, toRoleMappings } from "./roleMappings";

const fields = fieldsOf<
  Pick<IdentityPoolRoleAttachmentArgs, "identityPoolId" | "roles">,
  Omit<SetIdentityPoolRolesInput, "RoleMappings">
>({ identityPoolId: "IdentityPoolId", roles: "Roles" });

const schema = withNotes(schemaOf("aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment"), {
  "roleMappings.mappingRules": { ordered: true },
});

/** `aws.cognito.IdentityPoolRoleAttachment`; its id, also to import it, is the identity pool's. */
export const identityPoolRoleAttachment = resource({
  schema,
  rules: roleMappingRules,

  async create(inputs, { cognitoIdentity }) {
    const RoleMappings = toRoleMappings(inputs["roleMappings"]);
    const mappings = Object.keys(RoleMappings).length > 0 ? { RoleMappings } : {};
    await cognitoIdentity.send(new SetIdentityPoolRolesCommand({ ...toRoles(inputs), ...mappings }));
    return textOf(inputs, "identityPoolId");
  },

  async find(id, _known, { cognitoIdentity }) {
    const command = new GetIdentityPoolRolesCommand({ IdentityPoolId: id });
    const { Roles = {}, RoleMappings = {} } = await cognitoIdentity.send(command);
    const { roleMappings } = schema;
    return {
      ...fromApi(fields, schema, { IdentityPoolId: id, Roles }),
      ...(roleMappings && { roleMappings: fromRoleMappings(roleMappings, RoleMappings) }),
    };
  },

  async update(_id, { asked, changed }, { cognitoIdentity }) {
    const mappings = changed.includes("roleMappings")
      ? { RoleMappings: toRoleMappings(asked["roleMappings"]) }
      : {};
    await cognitoIdentity.send(new SetIdentityPoolRolesCommand({ ...toRoles(asked), ...mappings }));
  },

  async delete(id, _state, { cognitoIdentity }) {
    const nothing = { IdentityPoolId: id, Roles: {}, RoleMappings: {} };
    await cognitoIdentity.send(new SetIdentityPoolRolesCommand(nothing));
  },
});

/** Roles as AWS has them; as in the AWS provider, other keys are fine beside one of the two that Cognito knows. */
function toRoles(inputs: Properties): SetIdentityPoolRolesInput {
  const { roles } = inputs;
  if (!isRecord(roles) || !("authenticated" in roles || "unauthenticated" in roles)) {
    throw new Error("roles must have authenticated or unauthenticated");
  }
  const { IdentityPoolId, Roles = {} } = toApi(fields, inputs);
  return { IdentityPoolId, Roles };
}
