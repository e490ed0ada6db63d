import {
  CreateRoleCommand,
  type CreateRoleRequest,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  GetRoleCommand,
  PutRolePermissionsBoundaryCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  UpdateRoleDescriptionCommand,
} from "@aws-sdk/client-iam";
import type { RoleArgs } from "@pulumi/aws/iam/role";
import { nameIn, prefixOf } from "../../autoName";
import { jsonDocument, keptDocument, normalizedDocument } from "../../documents";
import { fieldsOf, fromApi, toApi } from "../../fields";
import { complete, type Context, resource, stringOf, timestamp } from "../../resource";
import { arn, between, bytes, rule } from "../../ruleChecks";
import { schemaOf, withNotes } from "../../schema";
import { changeTags, fromTagList, tagList, tagsOf } from "../../tags";
import type { Properties } from "../../wire";
import { iamName, nameRules } from "./names";
import { addPolicies, detachPolicies, findPolicies, policiesIn, updatePolicies } from "./policiesOfRole";

/** Those that don't go as they are into the request that creates the role. */
type OtherArgument = "forceDetachPolicies" | "inlinePolicies" | "managedPolicyArns" | "namePrefix" | "tags";

const creationFields = fieldsOf<Omit<RoleArgs, OtherArgument>, CreateRoleRequest>({
  assumeRolePolicy: "AssumeRolePolicyDocument",
  description: "Description",
  maxSessionDuration: "MaxSessionDuration",
  name: "RoleName",
  path: "Path",
  permissionsBoundary: "PermissionsBoundary",
});

const schema = withNotes(schemaOf("aws:iam/role:Role"), {
  assumeRolePolicy: { document: "sorted" },
  "inlinePolicies.policy": { document: "sorted" },
});

/** `aws.iam.Role`; its id, which is also its import id, is its name. */
export const role = resource({
  schema,
  rules: [
    ...nameRules(64),
    rule("description", bytes(0, 1_000)),
    rule("maxSessionDuration", between(3_600, 43_200)),
    rule("permissionsBoundary", arn),
    rule("assumeRolePolicy", jsonDocument),
    rule("inlinePolicies[].name", bytes(1, 128)),
    rule("inlinePolicies[].name", iamName),
    rule("inlinePolicies[].policy", jsonDocument),
    rule("managedPolicyArns[]", arn),
  ],
  autoNamed: { argument: "name", prefix: "namePrefix", longest: 64 },

  async create(inputs, context) {
    const { AssumeRolePolicyDocument: trust = "", ...settings } = toApi(creationFields, inputs);
    const AssumeRolePolicyDocument = normalizedDocument(trust);
    const RoleName = nameIn(inputs);
    const Tags = tagList(tagsOf(inputs));
    const tags = Tags.length === 0 ? {} : { Tags };
    await context.iam.send(
      new CreateRoleCommand({ ...settings, RoleName, AssumeRolePolicyDocument, ...tags }),
    );
    await complete(RoleName, () => addPolicies(RoleName, policiesIn(inputs), context));
    return RoleName;
  },

  async find(id, known, context) {
    const { Role } = await context.iam.send(new GetRoleCommand({ RoleName: id }));
    if (Role === undefined) return undefined;
    const { AssumeRolePolicyDocument: trust = "", PermissionsBoundary: boundary, Tags = [], ...rest } = Role;
    const document = keptDocument(known["assumeRolePolicy"], decodeURIComponent(trust));
    const tags = fromTagList(Tags);
    const settings = fromApi(creationFields, schema, {
      ...rest,
      AssumeRolePolicyDocument: normalizedDocument(document),
      ...(boundary === undefined ? {} : { PermissionsBoundary: boundary.PermissionsBoundaryArn }),
    });
    return {
      ...settings,
      ...(await findPolicies(id, known, context)),
      arn: Role.Arn ?? "",
      createDate: timestamp(Role.CreateDate),
      namePrefix: prefixOf(id),
      tags,
      tagsAll: tags,
      uniqueId: Role.RoleId ?? "",
    };
  },

  async update(id, change, context) {
    const { state, asked, changed } = change;
    const { iam } = context;
    if (changed.includes("assumeRolePolicy")) {
      const PolicyDocument = normalizedDocument(stringOf(asked, "assumeRolePolicy"));
      await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: id, PolicyDocument }));
    }
    // As the AWS provider does: the other request can't clear a description on every endpoint.
    if (changed.includes("description")) {
      const Description = stringOf(asked, "description");
      await iam.send(new UpdateRoleDescriptionCommand({ RoleName: id, Description }));
    }
    if (changed.includes("maxSessionDuration")) {
      const { MaxSessionDuration } = toApi(creationFields, asked);
      await iam.send(new UpdateRoleCommand({ RoleName: id, MaxSessionDuration }));
    }
    if (changed.includes("permissionsBoundary")) await setBoundary(id, asked, context);
    await updatePolicies(id, change, context);
    await changeTags(state, asked, {
      untag: (TagKeys) => iam.send(new UntagRoleCommand({ RoleName: id, TagKeys })),
      tag: (tags) => iam.send(new TagRoleCommand({ RoleName: id, Tags: tagList(tags) })),
    });
  },

  async delete(id, state, context) {
    await detachPolicies(id, state, context);
    await context.iam.send(new DeleteRoleCommand({ RoleName: id }));
  },
});

async function setBoundary(RoleName: string, inputs: Properties, { iam }: Context): Promise<void> {
  const PermissionsBoundary = stringOf(inputs, "permissionsBoundary");
  await (PermissionsBoundary === ""
    ? iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName }))
    : iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary })));
}
