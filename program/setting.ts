import * as pulumi from "@pulumi/pulumi";

declare module "@pulumi/pulumi/runtime/config" {
  // Pulumi leaves it out of its declarations, and has nothing else that says it: `getSecret` makes a secret of every value.
  export function isConfigSecret(fullKey: string): boolean;
}

/** A key of the project's own configuration in a stack. */
export interface Setting {
  /** The key, without the project's name. */
  readonly key: string;
  /** The value as Pulumi passes it: an object as JSON. */
  readonly value: string;
  /** Whether the value is or contains a secret: Pulumi doesn't say where. */
  readonly isSecret: boolean;
}

/** Reads the project's own configuration of the stack that is being deployed. */
export function readSettings(): Setting[] {
  const prefix = `${pulumi.getProject()}:`;
  return Object.entries(pulumi.runtime.allConfig())
    .filter(([fullKey]) => fullKey.startsWith(prefix))
    .map(([fullKey, value]) => ({
      key: fullKey.slice(prefix.length),
      value,
      isSecret: pulumi.runtime.isConfigSecret(fullKey),
    }));
}

/** The full keys of the stack's configuration that aren't the project's own. */
export function keysOfOthers(): string[] {
  const prefix = `${pulumi.getProject()}:`;
  return Object.keys(pulumi.runtime.allConfig()).filter((fullKey) => !fullKey.startsWith(prefix));
}

/** A setting's value as an object; undefined where it isn't one. */
export function objectIn({ value }: Setting): object | undefined {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === "object" && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** The command that sets what is at a path of the configuration. */
export function setCommand(path: string, ...options: string[]): string {
  return ["pulumi config set --path", ...options, inShell(path), "VALUE"].join(" ");
}

/** The command that removes a key. */
export function removeCommand(key: string): string {
  return `pulumi config rm ${inShell(key)}`;
}

/** The full key, in quotes where a POSIX shell would take a part of it for something else. */
function inShell(key: string): string {
  const full = `${pulumi.getProject()}:${key}`;
  return /[^\w.:/@+=-]/.test(full) ? `'${full.replaceAll("'", "'\\''")}'` : full;
}
