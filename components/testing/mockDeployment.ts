/** A resource as requested from the engine, after its transforms. */
export interface MockResource {
  /** The resource's URN, which no other resource has. */
  urn: string;
  /** The resource's type, such as `aws:cognito/userPool:UserPool`. */
  type: string;
  /** The parent's name; undefined for a child of the stack. */
  parent: string | undefined;
  /** With secrets as `secretValue` makes them, and `pulumi.unknown` for what isn't known in a preview. */
  inputs: Record<string, unknown>;
  /** Whether Pulumi refuses to delete it. */
  protect: boolean;
  /** The properties whose changes are ignored. */
  ignoreChanges: string[];
  /** The name of an explicit provider. */
  provider: string | undefined;
  /** The names of its aliases; the URN of an alias that is one. */
  aliases: (string | undefined)[];
}

/** What a program requested under Pulumi's mocks. */
export interface MockDeployment {
  /**
   * The resources by name. Those that share a name, as a role and its function may, are there by URN instead, such as
   * `urn:pulumi:test::shop::aws:iam/role:Role::api`, and reading that name fails.
   */
  resources: Record<string, MockResource>;
  /** The stack's outputs, with secrets and unknown values as in the inputs. */
  outputs: Record<string, unknown>;
}

/** What a program requested under Pulumi's mocks before it failed. */
export interface FailedMockDeployment extends MockDeployment {
  /** Why it failed: what the program threw, or the first error of a resource or an output. */
  error: unknown;
}

/**
 * A program under test: a function that creates resources and returns what the stack exports, or the absolute path of a
 * CommonJS module, which is run again for each deployment. Other modules that it imports are run once.
 */
export type MockProgram = string | (() => unknown);

/** The stack under Pulumi's mocks. */
export interface MockOptions {
  /** Whether this is a preview, where ids and other values that only AWS knows are unknown. Default: false. */
  preview?: boolean;
  /** The organization's name. Default: organization, as in backends without organizations. */
  organization?: string;
  /** The project's name. Default: shop. */
  project?: string;
  /** The stack's name. Default: test. */
  stack?: string;
  /** The stack's configuration by full key, such as `aws:region`. Default: none. */
  config?: Record<string, string>;
  /** Other stacks' outputs by the stack's full name; a secret is a `pulumi.secret`. Default: no other stacks. */
  stacks?: Record<string, Record<string, unknown>>;
  /**
   * What the cloud answers: by a resource's type, outputs instead of those that `mockAnswer` gives (with `id`, another
   * id), and by a function's token, its result, such as `{ "aws:index/getRegion:getRegion": { region: "eu-west-1" } }`.
   * Default: only what `mockAnswer` gives, and the caller, the partition and the region; a call of another
   * function fails.
   */
  answers?: Record<string, Record<string, unknown>>;
}
