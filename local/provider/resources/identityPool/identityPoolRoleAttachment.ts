import { schemaOf } from "../../schema";
import {
  GetIdentityPoolRolesCommand,
  SetIdentityPoolRolesCommand,
  type CognitoIdentityClient,
  type SetIdentityPoolRolesInput,
} from "@aws-sdk/client-cognito-identity";
import type { IdentityPoolRoleAttachmentArgs } from "@pulumi/aws/cognito/identityPoolRoleAttachment";
import { resource } from "../../resource";
import { fieldsOf, fromApi, toApi } from "../../fields";
import { textOf } from "../../resource";
import type { Properties } from "../../wire";

const fields = fieldsOf<
  Pick<IdentityPoolRoleAttachmentArgs, "identityPoolId" | "roles">,
  SetIdentityPoolRolesInput
>({ identityPoolId: "IdentityPoolId", roles: "Roles" });

const schema = schemaOf("aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment");

/** `aws.cognito.IdentityPoolRoleAttachment`; its id, also to import it, is the identity pool's. */
export const identityPoolRoleAttachment = resource({
  schema,

  async create(inputs, { cognitoIdentity }) {
    await set(cognitoIdentity, inputs);
    return textOf(inputs, "identityPoolId");
  },

  async find(id, _known, { cognitoIdentity }) {
    const command = new GetIdentityPoolRolesCommand({ IdentityPoolId: id });
    const { Roles = {} } = await cognitoIdentity.send(command);
    // A pool without roles has no attachment.
    if (Object.keys(Roles).length === 0) return undefined;
    return fromApi(fields, schema, { IdentityPoolId: id, Roles });
  },

  update: (_id, { asked }, { cognitoIdentity }) => set(cognitoIdentity, asked),

  async delete(id, _state, { cognitoIdentity }) {
    await cognitoIdentity.send(new SetIdentityPoolRolesCommand({ IdentityPoolId: id, Roles: {} }));
  },
});

async function set(cognitoIdentity: CognitoIdentityClient, inputs: Properties): Promise<void> {
  const { IdentityPoolId, Roles = {} } = toApi(fields, inputs);
  await cognitoIdentity.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles }));
}
