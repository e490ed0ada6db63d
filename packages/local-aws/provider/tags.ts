import { stringsIn } from "./values";
import type { Properties } from "./wire";

/** The tags among the arguments of a resource. */
export function tagsOf({ tags }: Properties): Record<string, string> {
  return stringsIn(tags);
}

/** A tag in the lists of most services. */
interface ListedTag {
  readonly Key: string;
  readonly Value: string;
}

/** Tags as most services list them. */
export function tagList(tags: Readonly<Record<string, string>>): ListedTag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The tags in such a list. */
export function fromTagList(
  list: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] = [],
): Record<string, string> {
  return Object.fromEntries(list.map(({ Key = "", Value = "" }) => [Key, Value]));
}

/** What makes the tags that a resource has those that it should have. */
export interface TagChanges {
  readonly set: Record<string, string>;
  /** The keys of those to remove. */
  readonly removed: string[];
}

/** Compares the tags in the state with those that are asked for. */
export function tagChanges(state: Properties, asked: Properties): TagChanges {
  const [olds, news] = [tagsOf(state), tagsOf(asked)];
  return {
    set: Object.fromEntries(Object.entries(news).filter(([key, value]) => olds[key] !== value)),
    removed: Object.keys(olds).filter((key) => news[key] === undefined),
  };
}

/** Changes tags where there is something to change: many services refuse an empty change. */
export async function changeTags(
  state: Properties,
  asked: Properties,
  requests: {
    readonly untag: (keys: string[]) => Promise<unknown>;
    readonly tag: (tags: Record<string, string>) => Promise<unknown>;
  },
): Promise<void> {
  const { set, removed } = tagChanges(state, asked);
  if (removed.length > 0) await requests.untag(removed);
  if (Object.keys(set).length > 0) await requests.tag(set);
}
