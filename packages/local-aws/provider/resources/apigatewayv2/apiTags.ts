import { GetTagsCommand, TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-apigatewayv2";
import { type Context, stringOf } from "../../resource";
import { changeTags } from "../../tags";
import type { Properties } from "../../wire";

/** The tags of an API or stage; these two alone have some. */
export async function tagsAt(arn: string, { apiGateway }: Context): Promise<Record<string, string>> {
  const { Tags = {} } = await apiGateway.send(new GetTagsCommand({ ResourceArn: arn }));
  return Tags;
}

/** Gives an API or stage the requested tags. */
export async function updateTags(
  state: Properties,
  asked: Properties,
  { apiGateway }: Context,
): Promise<void> {
  const ResourceArn = stringOf(state, "arn");
  await changeTags(state, asked, {
    untag: (TagKeys) => apiGateway.send(new UntagResourceCommand({ ResourceArn, TagKeys })),
    tag: (Tags) => apiGateway.send(new TagResourceCommand({ ResourceArn, Tags })),
  });
}
