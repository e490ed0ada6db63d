import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { LocalAwsError } from "../errors";

/**
 * Asserts that nobody else can put code into a folder that code is run from.
 *
 * @throws LocalAwsError when somebody can
 */
export async function assertTrusted(folder: string): Promise<void> {
  const distrust = reasonToDistrust(await stat(folder), process.getuid?.());
  if (distrust === undefined) return;
  throw new LocalAwsError(
    `The local AWS isn't run from ${folder}: ${distrust}.`,
    "set COGNITO_AUTH_CACHE to a folder that only you can write to",
  );
}

const root = 0;
const everybodyWrites = 0o002;

/**
 * Why code in a folder could be somebody else's; undefined where it can't. Root can do everything anyway.
 *
 * @param user the id of the user who would run it; undefined on Windows, where a user's folders are the user's own
 */
export function reasonToDistrust(
  { uid, mode }: Pick<Stats, "mode" | "uid">,
  user: number | undefined,
): string | undefined {
  if (user === undefined) return undefined;
  if (uid !== user && uid !== root) return `it belongs to another user, with the id ${uid}`;
  return (mode & everybodyWrites) === 0 ? undefined : "every user can write to it";
}
