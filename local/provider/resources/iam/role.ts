import { schemaOf, withNotes } from "../../schema";
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  GetRoleCommand,
  PutRolePermissionsBoundaryCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  UpdateRoleDescriptionCommand,
  type CreateRoleRequest,
} from "@aws-sdk/client-iam";
import type { RoleArgs } from "@pulumi/aws/iam/role";
import { between, rule, text } from "../../checks";
import { resource } from "../../resource";
import { jsonDocument } from "../../documents";
import { fieldsOf, fromApi, toApi } from "../../fields";
import { textOf, timestamp, type Context } from "../../resource";
import { changeTags, tagsOf } from "../../tags";
import type { Properties } from "../../wire";

type Argument =
  "assumeRolePolicy" | "description" | "maxSessionDuration" | "name" | "path" | "permissionsBoundary";

const creationFields = fieldsOf<Pick<RoleArgs, Argument>, CreateRoleRequest>({
  assumeRolePolicy: "AssumeRolePolicyDocument",
  description: "Description",
  maxSessionDuration: "MaxSessionDuration",
  name: "RoleName",
  path: "Path",
  permissionsBoundary: "PermissionsBoundary",
});

const schema = withNotes(schemaOf("aws:iam/role:Role"), { assumeRolePolicy: { document: true } });

/** `aws.iam.Role`; its id, also to import it, is its name. */
export const role = resource({
  schema,
  rules: [
    rule("name", text(1, 64)),
    rule("description", text(0, 1_000)),
    rule("maxSessionDuration", between(3_600, 43_200)),
    rule("assumeRolePolicy", jsonDocument),
  ],
  autoNamed: { argument: "name", longest: 64 },

  async create(inputs, { iam }) {
    const { RoleName, AssumeRolePolicyDocument, ...settings } = toApi(creationFields, inputs);
    const Tags = tagList(tagsOf(inputs));
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument, ...settings, Tags }));
    return textOf(inputs, "name");
  },

  async find(id, _known, { iam }) {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: id }));
    if (Role === undefined) return undefined;
    const { AssumeRolePolicyDocument: trust = "", PermissionsBoundary: boundary, Tags = [], ...rest } = Role;
    const tags = Object.fromEntries(Tags.map(({ Key = "", Value }) => [Key, Value]));
    const deployed = fromApi(creationFields, schema, {
      ...rest,
      AssumeRolePolicyDocument: decodeURIComponent(trust),
      ...(boundary === undefined ? {} : { PermissionsBoundary: boundary.PermissionsBoundaryArn }),
    });
    return {
      ...deployed,
      tags,
      arn: Role.Arn ?? "",
      uniqueId: Role.RoleId ?? "",
      createDate: timestamp(Role.CreateDate),
      tagsAll: tags,
    };
  },

  async update(id, { state, asked, changed }, context) {
    const { iam } = context;
    if (changed.includes("assumeRolePolicy")) {
      const PolicyDocument = textOf(asked, "assumeRolePolicy");
      await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: id, PolicyDocument }));
    }
    // As the AWS provider does: another request can't make a description empty everywhere.
    if (changed.includes("description")) {
      const Description = textOf(asked, "description");
      await iam.send(new UpdateRoleDescriptionCommand({ RoleName: id, Description }));
    }
    if (changed.includes("maxSessionDuration")) {
      const { MaxSessionDuration } = toApi(creationFields, asked);
      await iam.send(new UpdateRoleCommand({ RoleName: id, MaxSessionDuration }));
    }
    if (changed.includes("permissionsBoundary")) await setBoundary(id, asked, context);
    await changeTags(state, asked, {
      untag: (TagKeys) => iam.send(new UntagRoleCommand({ RoleName: id, TagKeys })),
      tag: (tags) => iam.send(new TagRoleCommand({ RoleName: id, Tags: tagList(tags) })),
    });
  },

  async delete(id, _state, { iam }) {
    await iam.send(new DeleteRoleCommand({ RoleName: id }));
  },
});

function tagList(tags: Record<string, string>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

async function setBoundary(RoleName: string, inputs: Properties, { iam }: Context): Promise<void> {
  const PermissionsBoundary = textOf(inputs, "permissionsBoundary");
  await (PermissionsBoundary === ""
    ? iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName }))
    : iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary })));
}
