import {
  DeleteRolePolicyCommand,
  GetRolePolicyCommand,
  PutRolePolicyCommand,
  type PutRolePolicyRequest,
} from "@aws-sdk/client-iam";
import type { RolePolicyArgs } from "@pulumi/aws/iam/rolePolicy";
import { nameIn, prefixOf } from "../../autoName";
import { jsonDocument, keptDocument, versionFirst } from "../../documents";
import { fieldsOf, fromApi } from "../../fields";
import { type Context, resource, stringOf } from "../../resource";
import { bytes, rule } from "../../ruleChecks";
import { schemaOf, withNotes } from "../../schema";
import type { Properties } from "../../wire";
import { iamName, nameRules } from "./names";

const fields = fieldsOf<Omit<RolePolicyArgs, "namePrefix">, PutRolePolicyRequest>({
  name: "PolicyName",
  policy: "PolicyDocument",
  role: "RoleName",
});

const schema = withNotes(schemaOf("aws:iam/rolePolicy:RolePolicy"), {
  name: { computed: true },
  policy: { document: "version first" },
});

/** `aws.iam.RolePolicy`; its id, which is also its import id, is `role:name`. */
export const rolePolicy = resource({
  schema,
  rules: [
    ...nameRules(128),
    rule("policy", jsonDocument),
    rule("role", bytes(1, 128)),
    rule("role", iamName),
  ],
  autoNamed: { argument: "name", prefix: "namePrefix", longest: 128 },

  async create(inputs, context) {
    const name = nameIn(inputs);
    await put(name, inputs, context);
    return `${stringOf(inputs, "role")}:${name}`;
  },

  async find(id, known, { iam }) {
    const [RoleName = "", PolicyName = ""] = id.split(":");
    if (PolicyName === "") return undefined;
    const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
    const policy = versionFirst(keptDocument(known["policy"], decodeURIComponent(PolicyDocument)));
    const found = { RoleName, PolicyName, PolicyDocument: policy };
    return { ...fromApi(fields, schema, found), namePrefix: prefixOf(PolicyName) };
  },

  update: (id, { asked }, context) => put(id.split(":")[1] ?? "", asked, context),

  async delete(id, _state, { iam }) {
    const [RoleName = "", PolicyName = ""] = id.split(":");
    await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
  },
});

async function put(PolicyName: string, inputs: Properties, { iam }: Context): Promise<void> {
  const PolicyDocument = versionFirst(stringOf(inputs, "policy"));
  await iam.send(
    new PutRolePolicyCommand({ RoleName: stringOf(inputs, "role"), PolicyName, PolicyDocument }),
  );
}
