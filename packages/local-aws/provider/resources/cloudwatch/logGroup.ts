import {
  AssociateKmsKeyCommand,
  CreateLogGroupCommand,
  type CreateLogGroupRequest,
  DeleteLogGroupCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  DisassociateKmsKeyCommand,
  ListTagsForResourceCommand,
  type LogGroup,
  LogGroupClass,
  PutLogGroupDeletionProtectionCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import type { LogGroupArgs } from "@pulumi/aws/cloudwatch/logGroup";
import { nameIn, prefixOf } from "../../autoName";
import { fieldsOf, fromApi, toApi } from "../../fields";
import { complete, type Context, resource, stringOf } from "../../resource";
import { bytes, conflict, matching, oneOf, rule } from "../../ruleChecks";
import { schemaOf } from "../../schema";
import { changeTags } from "../../tags";
import { isZero } from "../../values";
import type { Properties } from "../../wire";

/** With arguments that the oldest supported `@pulumi/aws` doesn't have. */
type Arguments = LogGroupArgs & Record<"deletionProtectionEnabled", unknown>;

/** Those that don't go into the request that creates the group. */
type OtherArgument = "namePrefix" | "region" | "retentionInDays" | "skipDestroy";

const creationFields = fieldsOf<Omit<Arguments, OtherArgument>, CreateLogGroupRequest>({
  deletionProtectionEnabled: "deletionProtectionEnabled",
  kmsKeyId: "kmsKeyId",
  logGroupClass: "logGroupClass",
  name: "logGroupName",
  tags: "tags",
});

const settingFields = fieldsOf<Pick<LogGroupArgs, "retentionInDays">, LogGroup>({
  retentionInDays: "retentionInDays",
});

// Zero keeps the events forever.
const retentions = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const named = matching(/^[-.\w/#]*$/, "letters, digits, underscores, hyphens, slashes, dots and hash signs");

const schema = schemaOf("aws:cloudwatch/logGroup:LogGroup");

/** `aws.cloudwatch.LogGroup`; its id, which is also its import id, is its name. */
export const logGroup = resource({
  schema,
  rules: [
    conflict("name", "namePrefix"),
    rule("logGroupClass", oneOf(LogGroupClass)),
    rule("name", bytes(1, 512)),
    rule("name", named),
    rule("namePrefix", bytes(1, 483)),
    rule("namePrefix", named),
    rule("retentionInDays", (value) =>
      typeof value === "number" && retentions.includes(value)
        ? undefined
        : `must be one of ${retentions.join(", ")}`,
    ),
  ],
  autoNamed: { argument: "name", prefix: "namePrefix", longest: 512 },

  async create(inputs, context) {
    const { logs } = context;
    const id = nameIn(inputs);
    await logs.send(new CreateLogGroupCommand({ ...toApi(creationFields, inputs), logGroupName: id }));
    await complete(id, async () => {
      if (!isZero(inputs["retentionInDays"])) await setRetention(id, inputs, context);
    });
    return id;
  },

  async find(id, _known, { logs }) {
    const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: id }));
    const found = logGroups.find(({ logGroupName }) => logGroupName === id);
    if (found === undefined) return undefined;
    const arn = found.arn?.replace(/:\*$/, "") ?? "";
    const { tags = {} } = await logs.send(new ListTagsForResourceCommand({ resourceArn: arn }));
    return {
      ...fromApi(creationFields, schema, { ...found, tags }),
      ...fromApi(settingFields, schema, found),
      arn,
      namePrefix: prefixOf(id),
      tagsAll: tags,
    };
  },

  async update(id, { state, asked, changed }, context) {
    const { logs } = context;
    if (changed.includes("retentionInDays")) await setRetention(id, asked, context);
    if (changed.includes("deletionProtectionEnabled")) {
      const deletionProtectionEnabled = asked["deletionProtectionEnabled"] === true;
      const protection = { logGroupIdentifier: id, deletionProtectionEnabled };
      await logs.send(new PutLogGroupDeletionProtectionCommand(protection));
    }
    if (changed.includes("kmsKeyId")) await setKey(id, asked, context);
    const resourceArn = stringOf(state, "arn");
    await changeTags(state, asked, {
      untag: (tagKeys) => logs.send(new UntagResourceCommand({ resourceArn, tagKeys })),
      tag: (tags) => logs.send(new TagResourceCommand({ resourceArn, tags })),
    });
  },

  async delete(id, state, { logs }) {
    if (state["skipDestroy"] === true) return;
    await logs.send(new DeleteLogGroupCommand({ logGroupName: id }));
  },
});

async function setRetention(logGroupName: string, inputs: Properties, { logs }: Context): Promise<void> {
  const { retentionInDays } = toApi(settingFields, inputs);
  await (retentionInDays === undefined || retentionInDays === 0
    ? logs.send(new DeleteRetentionPolicyCommand({ logGroupName }))
    : logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays })));
}

async function setKey(logGroupName: string, inputs: Properties, { logs }: Context): Promise<void> {
  const kmsKeyId = stringOf(inputs, "kmsKeyId");
  await (kmsKeyId === ""
    ? logs.send(new DisassociateKmsKeyCommand({ logGroupName }))
    : logs.send(new AssociateKmsKeyCommand({ logGroupName, kmsKeyId })));
}
