import {
  GetIdentityPoolRolesCommand,
  SetIdentityPoolRolesCommand,
  type CognitoIdentityClient,
  type SetIdentityPoolRolesInput,
} from "@aws-sdk/client-cognito-identity";
import type { IdentityPoolRoleAttachmentArgs } from "@pulumi/aws/cognito/identityPoolRoleAttachment";
import { describedResource } from "../../describedResource";
import { fieldsOf, fromApi, toApi } from "../../fields";
import { textOf } from "../../resource";
import type { Properties } from "../../wire";

const fields = fieldsOf<
  Pick<IdentityPoolRoleAttachmentArgs, "identityPoolId" | "roles">,
  SetIdentityPoolRolesInput
>({ identityPoolId: "IdentityPoolId", roles: "Roles" });

/** `aws.cognito.IdentityPoolRoleAttachment`; its id, also to import it, is the identity pool's. */
export const identityPoolRoleAttachment = describedResource({
  type: "IdentityPoolRoleAttachment",
  fields,
  replaces: ["identityPoolId"],

  async create(inputs, { cognitoIdentity }) {
    await set(cognitoIdentity, inputs);
    return textOf(inputs, "identityPoolId");
  },

  async find(id, _known, { cognitoIdentity }) {
    const command = new GetIdentityPoolRolesCommand({ IdentityPoolId: id });
    const { Roles = {} } = await cognitoIdentity.send(command);
    // A pool without roles has no attachment.
    if (Object.keys(Roles).length === 0) return undefined;
    return { deployed: fromApi(fields, { IdentityPoolId: id, Roles }), computed: {} };
  },

  update: (_id, _state, asked, { cognitoIdentity }) => set(cognitoIdentity, asked),

  async delete(id, _state, { cognitoIdentity }) {
    await cognitoIdentity.send(new SetIdentityPoolRolesCommand({ IdentityPoolId: id, Roles: {} }));
  },
});

async function set(cognitoIdentity: CognitoIdentityClient, inputs: Properties): Promise<void> {
  const { IdentityPoolId, Roles = {} } = toApi(fields, inputs);
  await cognitoIdentity.send(new SetIdentityPoolRolesCommand({ IdentityPoolId, Roles }));
}
