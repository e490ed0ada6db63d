/** What a release has to know of `package.json`. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private: boolean;
  /** The address of the repository; undefined where there is none. */
  readonly repository: string | undefined;
  readonly publishConfig: Readonly<Record<string, unknown>>;
  readonly scripts: Readonly<Record<string, unknown>>;
  /** What it installs, for whatever purpose, with the version that it wants. */
  readonly dependencies: Readonly<Record<string, unknown>>;
  /** The files that programs load: what `main`, `types` and `exports` name. */
  readonly entries: readonly string[];
}

/** Reads the text of a `package.json`. */
export function readManifest(text: string): Manifest {
  const given = objectOf(JSON.parse(text));
  const { name, version, repository, publishConfig, scripts, main, types, exports } = given;
  const url = typeof repository === "string" ? repository : objectOf(repository)["url"];
  return {
    name: textOf(name) ?? "",
    version: textOf(version) ?? "",
    private: given["private"] === true,
    repository: textOf(url),
    publishConfig: objectOf(publishConfig),
    scripts: objectOf(scripts),
    dependencies: {
      ...objectOf(given["peerDependencies"]),
      ...objectOf(given["devDependencies"]),
      ...objectOf(given["dependencies"]),
    },
    entries: [...new Set(pathsIn([main, types, exports]))],
  };
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The paths in a value of any depth, without `./`; a pattern stands for no single file. */
function pathsIn(value: unknown): string[] {
  if (typeof value === "string") return value.includes("*") ? [] : [value.replace(/^\.\//, "")];
  return Object.values(objectOf(value)).flatMap(pathsIn);
}
