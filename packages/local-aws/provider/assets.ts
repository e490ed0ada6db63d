import { readdir, readFile, stat } from "node:fs/promises";
import { isAbsolute, join, posix, relative, sep } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { unzipSync } from "fflate";
import { isRecord } from "./wire";

/** Files by their paths in an archive. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** The content of an asset or archive; it has one of these. */
export interface AssetSource {
  /** The path of a file or folder on this machine. */
  readonly path?: string;
  /** The content of a file. */
  readonly text?: string;
  /** The assets and archives in an archive, by their paths in it. */
  readonly assets?: Readonly<Record<string, unknown>>;
}

/**
 * The content of a Pulumi asset or archive, as a program has it (with promises) or as the engine sends it (without).
 *
 * @throws Error when it's somewhere else, for example at a URL
 */
export async function sourceOf(asset: unknown): Promise<AssetSource> {
  const given: Readonly<Record<string, unknown>> =
    typeof asset === "object" && asset !== null ? { ...asset } : {};
  const [path, text, assets] = await Promise.all([given["path"], given["text"], given["assets"]]);
  if (typeof path === "string" && path !== "") return { path };
  if (isRecord(assets)) return { assets };
  if (typeof text === "string" && !isArchive(asset)) return { text };
  throw new Error("an asset must be on this machine: a file, a folder, a .zip file or a string");
}

/**
 * The files of an archive: a folder, a .zip file, or assets with names.
 *
 * @throws Error when one doesn't exist or is of another kind
 */
export async function filesOf(archive: unknown): Promise<Files> {
  const { path, assets = {} } = await sourceOf(archive);
  if (path !== undefined) return isZip(path) ? unzipSync(await readAsset(path)) : filesIn(path);
  const parts = await Promise.all(Object.entries(assets).map(([name, asset]) => filesNamed(name, asset)));
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}

/** A file with that name; for an archive, the files in a folder with that name. */
async function filesNamed(name: string, asset: unknown): Promise<Files> {
  if (isArchive(asset)) {
    const files = Object.entries(await filesOf(asset));
    return Object.fromEntries(files.map(([inner, content]) => [posix.join(name, inner), content]));
  }
  const { path, text = "" } = await sourceOf(asset);
  return { [name]: path === undefined ? Buffer.from(text) : await readAsset(path) };
}

function isArchive(asset: unknown): boolean {
  const { specialArchiveSig, specialSigKey } = pulumi.runtime;
  return (
    pulumi.asset.Archive.isInstance(asset) || (isRecord(asset) && asset[specialSigKey] === specialArchiveSig)
  );
}

/** Whether a path is that of a .zip file, by its name. */
export function isZip(path: string): boolean {
  return path.toLowerCase().endsWith(".zip");
}

/**
 * Reads a file of an asset or archive.
 *
 * @throws Error when it isn't there
 */
export function readAsset(path: string): Promise<Uint8Array> {
  return found(path, () => readFile(path));
}

async function filesIn(folder: string): Promise<Files> {
  if (!(await found(folder, () => stat(folder))).isDirectory()) {
    throw new Error(`an archive must be a folder or a .zip file, and ${folder} is neither`);
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths.map(
    async (path) => [relative(folder, path).replaceAll(sep, "/"), await readFile(path)] as const,
  );
  return Object.fromEntries(await Promise.all(files));
}

async function found<Result>(path: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    const advice = `; relative paths are resolved from ${process.cwd()}, so an absolute path is safer`;
    throw new Error(`there is no ${path}${isAbsolute(path) ? "" : advice}`, { cause: error });
  }
}
