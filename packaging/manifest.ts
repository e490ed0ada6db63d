/** The repository's package.json, as far as the package's own is made from it. */
export interface RepositoryManifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly license: string;
  readonly repository?: unknown;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly publishConfig: Readonly<Record<string, unknown>>;
}

/**
 * Pulumi's packages are peers: with a copy of its own, the component would talk to another SDK than the program that
 * creates it.
 */
const peers = ["@pulumi/aws", "@pulumi/pulumi", "@pulumi/random"];

/** The package.json of what is published. */
export function packageManifest(repository: RepositoryManifest): Record<string, unknown> {
  const { name, version, description, keywords, license, engines, dependencies, publishConfig } = repository;
  return {
    name,
    version,
    description,
    keywords,
    license,
    ...(repository.repository === undefined ? {} : { repository: repository.repository }),
    type: "commonjs",
    main: "./index.js",
    types: "./index.d.ts",
    exports: {
      ".": { types: "./index.d.ts", default: "./index.js" },
      "./testing": { types: "./testing.d.ts", default: "./testing.js" },
      "./package.json": "./package.json",
    },
    sideEffects: false,
    engines,
    peerDependencies: Object.fromEntries(peers.map((peer) => [peer, dependencies[peer]])),
    publishConfig,
  };
}
