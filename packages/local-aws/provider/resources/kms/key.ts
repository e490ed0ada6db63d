import * as sdk from "@aws-sdk/client-kms";
import { jsonDocument, keptDocument } from "../../documents";
import { type Context, stringOf } from "../../resource";
import { without } from "../../rows/requests";
import type { Row } from "../../rows/row";
import { between, oneOf, rule } from "../../ruleChecks";
import { changeTags, tagsOf } from "../../tags";
import { isNull } from "../../values";
import type { Properties } from "../../wire";

/** `aws.kms.Key`; not recorded. Its settings have a request each. */
export const key: Row = {
  type: "aws:kms/key:Key",
  service: "kms",
  create: sdk.CreateKeyCommand,
  read: sdk.DescribeKeyCommand,
  delete: sdk.ScheduleKeyDeletionCommand,
  id: { member: "KeyId" },
  answer: "KeyMetadata",
  names: { customerMasterKeySpec: "KeySpec", isEnabled: "Enabled" },
  rules: [
    rule("customerMasterKeySpec", oneOf(sdk.KeySpec)),
    rule("keyUsage", oneOf(sdk.KeyUsageType)),
    rule("policy", jsonDocument),
    rule("deletionWindowInDays", between(7, 30)),
    rule("rotationPeriodInDays", between(90, 2_560)),
  ],
  cleared: ({ deletionWindowInDays }) =>
    isNull(deletionWindowInDays) ? {} : { PendingWindowInDays: deletionWindowInDays },

  request: (request, { inputs }) => {
    const Tags = toTags(tagsOf(inputs));
    return Tags.length > 0 ? { ...request, Tags } : without(request, "Tags");
  },

  async afterCreate(KeyId, inputs, { kms }) {
    if (inputs["enableKeyRotation"] === true) await kms.send(rotation(KeyId, inputs));
    if (inputs["isEnabled"] === false) await kms.send(new sdk.DisableKeyCommand({ KeyId }));
  },

  async find({ KeyId }, { kms }) {
    const { KeyMetadata } = await kms.send(new sdk.DescribeKeyCommand({ KeyId: String(KeyId) }));
    return KeyMetadata?.KeyState === "PendingDeletion" ? undefined : { ...KeyMetadata };
  },

  async observe({ KeyId }, { known, context }) {
    const id = String(KeyId);
    const { Policy = "" } = await context.kms.send(new sdk.GetKeyPolicyCommand({ KeyId: id }));
    const status = await context.kms.send(new sdk.GetKeyRotationStatusCommand({ KeyId: id }));
    const tags = await tagsOfKey(id, context);
    return {
      policy: keptDocument(known["policy"], Policy),
      enableKeyRotation: status.KeyRotationEnabled ?? false,
      rotationPeriodInDays: status.RotationPeriodInDays ?? 0,
      ...{ tags, tagsAll: tags },
    };
  },

  async afterUpdate(KeyId, { state, asked, changed }, { kms }) {
    const isChanged = (...names: string[]): boolean => names.some((name) => changed.includes(name));
    // A key that is disabled can't be changed.
    if (isChanged("isEnabled") && asked["isEnabled"] === true) {
      await kms.send(new sdk.EnableKeyCommand({ KeyId }));
    }
    if (isChanged("enableKeyRotation", "rotationPeriodInDays")) {
      const isOn = asked["enableKeyRotation"] === true;
      await (isOn
        ? kms.send(rotation(KeyId, asked))
        : kms.send(new sdk.DisableKeyRotationCommand({ KeyId })));
    }
    if (isChanged("description")) {
      const Description = stringOf(asked, "description");
      await kms.send(new sdk.UpdateKeyDescriptionCommand({ KeyId, Description }));
    }
    if (isChanged("policy")) {
      const BypassPolicyLockoutSafetyCheck = asked["bypassPolicyLockoutSafetyCheck"] === true;
      const request = { KeyId, Policy: stringOf(asked, "policy"), BypassPolicyLockoutSafetyCheck };
      await kms.send(new sdk.PutKeyPolicyCommand(request));
    }
    if (isChanged("isEnabled") && asked["isEnabled"] === false) {
      await kms.send(new sdk.DisableKeyCommand({ KeyId }));
    }
    await changeTags(state, asked, {
      untag: (TagKeys) => kms.send(new sdk.UntagResourceCommand({ KeyId, TagKeys })),
      tag: (tags) => kms.send(new sdk.TagResourceCommand({ KeyId, Tags: toTags(tags) })),
    });
  },
};

function rotation(KeyId: string, { rotationPeriodInDays: days }: Properties): sdk.EnableKeyRotationCommand {
  const period = typeof days === "number" && days > 0 ? { RotationPeriodInDays: days } : {};
  return new sdk.EnableKeyRotationCommand({ KeyId, ...period });
}

function toTags(tags: Readonly<Record<string, string>>): sdk.Tag[] {
  return Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
}

async function tagsOfKey(KeyId: string, { kms: client }: Context): Promise<Record<string, string>> {
  const tags: Record<string, string> = {};
  for await (const { Tags = [] } of sdk.paginateListResourceTags({ client }, { KeyId })) {
    for (const { TagKey = "", TagValue = "" } of Tags) tags[TagKey] = TagValue;
  }
  return tags;
}
