import * as pulumi from "@pulumi/pulumi";

declare module "@pulumi/pulumi/runtime/config" {
  // Pulumi leaves it out of its declarations.
  export function isConfigSecret(fullKey: string): boolean;
}

/** A key of the project's own configuration in a stack. */
export interface Setting {
  /** The key, without the project's name. */
  readonly key: string;
  /** The value as Pulumi passes it: an object as JSON. */
  readonly text: string;
  /** Whether the value is or contains a secret: Pulumi doesn't say where. */
  readonly isSecret: boolean;
}

/** Reads the project's own configuration of the stack that is being deployed. */
export function readSettings(): Setting[] {
  const prefix = `${pulumi.getProject()}:`;
  return Object.entries(pulumi.runtime.allConfig())
    .filter(([fullKey]) => fullKey.startsWith(prefix))
    .map(([fullKey, text]) => ({
      key: fullKey.slice(prefix.length),
      text,
      isSecret: pulumi.runtime.isConfigSecret(fullKey),
    }));
}

/** The object that is a setting's value; undefined where the value is another. */
export function objectIn({ text }: Setting): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The command that sets what is at a path of the configuration. */
export function setCommand(path: string, ...options: string[]): string {
  return ["pulumi config set --path", ...options, `${pulumi.getProject()}:${path}`, "VALUE"].join(" ");
}

/** The command that removes a key. */
export function removeCommand(key: string): string {
  return `pulumi config rm ${pulumi.getProject()}:${key}`;
}
