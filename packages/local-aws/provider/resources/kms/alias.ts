import * as sdk from "@aws-sdk/client-kms";
import { prefixOf } from "../../autoName";
import { stringOf } from "../../resource";
import type { Row } from "../../rows/row";
import { matching, rule } from "../../ruleChecks";

/** `aws.kms.Alias`; not recorded. */
export const alias: Row = {
  type: "aws:kms/alias:Alias",
  service: "kms",
  create: sdk.CreateAliasCommand,
  read: sdk.ListAliasesCommand,
  update: sdk.UpdateAliasCommand,
  delete: sdk.DeleteAliasCommand,
  id: "name",
  names: { name: "AliasName" },
  autoNamed: { argument: "name", prefix: "namePrefix", longest: 256, start: "alias/" },
  rules: ["name", "namePrefix"].map((name) =>
    rule(name, matching(/^alias\/[\w/-]+$/, "letters, digits and / _ - after alias/")),
  ),

  // A key can be named by its id and by its ARN.
  isSuppressed: (name, state, inputs) =>
    name === "targetKeyId" && stringOf(state, "targetKeyArn") === stringOf(inputs, name),

  async find({ AliasName }, { kms: client }) {
    for await (const { Aliases = [] } of sdk.paginateListAliases({ client }, {})) {
      const found = Aliases.find((one) => one.AliasName === AliasName);
      if (found !== undefined) return { ...found };
    }
    return undefined;
  },

  async observe({ AliasArn, AliasName, TargetKeyId }, { context }) {
    const { KeyMetadata } = await context.kms.send(
      new sdk.DescribeKeyCommand({ KeyId: String(TargetKeyId) }),
    );
    return {
      arn: AliasArn,
      name: AliasName,
      namePrefix: prefixOf(String(AliasName)),
      targetKeyId: TargetKeyId,
      targetKeyArn: KeyMetadata?.Arn,
    };
  },
};
