import {
  DeleteRolePolicyCommand,
  GetRolePolicyCommand,
  PutRolePolicyCommand,
  type IAMClient,
  type PutRolePolicyRequest,
} from "@aws-sdk/client-iam";
import type { RolePolicyArgs } from "@pulumi/aws/iam/rolePolicy";
import { rule, text } from "../../checks";
import { describedResource } from "../../describedResource";
import { jsonDocument } from "../../documents";
import { document, fieldsOf, fromApi } from "../../fields";
import { textOf } from "../../resource";
import type { Properties } from "../../wire";

const fields = fieldsOf<Pick<RolePolicyArgs, "name" | "policy" | "role">, PutRolePolicyRequest>({
  name: "PolicyName",
  policy: document("PolicyDocument"),
  role: "RoleName",
});

/** `aws.iam.RolePolicy`; its id, also to import it, is `role:name`. */
export const rolePolicy = describedResource({
  type: "RolePolicy",
  fields,
  replaces: ["name", "role"],
  rules: [rule("name", text(1, 128)), rule("policy", jsonDocument)],
  autoNamed: { argument: "name", longest: 128 },

  async create(inputs, { iam }) {
    await put(iam, inputs);
    return `${textOf(inputs, "role")}:${textOf(inputs, "name")}`;
  },

  async find(id, _known, { iam }) {
    const [RoleName = "", PolicyName = ""] = id.split(":");
    if (PolicyName === "") return undefined;
    const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
    const found = { RoleName, PolicyName, PolicyDocument: decodeURIComponent(PolicyDocument) };
    return { deployed: fromApi(fields, found), computed: {} };
  },

  update: (_id, _state, asked, { iam }) => put(iam, asked),

  async delete(id, _state, { iam }) {
    const [RoleName = "", PolicyName = ""] = id.split(":");
    await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
  },
});

async function put(iam: IAMClient, inputs: Properties): Promise<void> {
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: textOf(inputs, "role"),
      PolicyName: textOf(inputs, "name"),
      PolicyDocument: textOf(inputs, "policy"),
    }),
  );
}
