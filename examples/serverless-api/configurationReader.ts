import * as pulumi from "@pulumi/pulumi";
import { InvalidArgumentsError, type Problem } from "cognito-auth";
import { objectionToOrigin, type Objection } from "./origin";

/**
 * Reads configuration keys and remembers what is wrong with them, so that everything is told at once. What a method
 * gives back can be used only after `throwProblems`.
 */
export class ConfigurationReader {
  private readonly config = new pulumi.Config();
  private readonly keys: string[] = [];
  private readonly problems: Problem[] = [];

  /** The full name of another stack. Default: the stack of the same name in that project. */
  stackName(key: string, project: string): string {
    const written = this.text(key);
    if (written === undefined) return `${pulumi.getOrganization()}/${project}/${pulumi.getStack()}`;
    if (!/^[^/\s]+(\/[^/\s]+){2}$/.test(written)) {
      this.object(key, written, {
        reason: "a stack's full name is its organization, its project and its own name",
        fix: `write one such as acme/${project}/dev; with a backend of your own, the organization is organization`,
      });
    }
    return written;
  }

  /** The origin of a frontend. It is required. */
  origin(key: string): string {
    const written = this.text(key);
    const objection = written === undefined ? missing : objectionToOrigin(written);
    if (objection !== undefined) this.object(key, written, objection);
    return written ?? "";
  }

  /** A whole number from `minimum` to `maximum`. It is required. */
  wholeNumber(key: string, minimum: number, maximum: number): number {
    const written = this.text(key);
    const value = /^\d+$/.test(written ?? "") ? Number(written) : NaN;
    if (written === undefined) {
      this.object(key, written, missing);
    } else if (!(value >= minimum && value <= maximum)) {
      const taken = `a whole number from ${minimum} to ${maximum}`;
      this.object(key, written, { reason: `expected ${taken}`, fix: `write ${taken}` });
    }
    return value;
  }

  /** @throws InvalidArgumentsError where a key that was read has a problem, or one is set that nothing has read */
  throwProblems(): void {
    const problems = [...this.unreadKeys(), ...this.problems];
    if (problems.length > 0) throw new InvalidArgumentsError("The configuration of this stack", problems);
  }

  private text(key: string): string | undefined {
    this.keys.push(key);
    return this.config.get(key);
  }

  private object(key: string, written: string | undefined, objection: Objection): void {
    const value = written === undefined ? {} : { value: JSON.stringify(written) };
    this.problems.push({ path: key, ...value, ...objection });
  }

  /** A misspelt key must not be ignored. Its value could be a secret and isn't shown. */
  private unreadKeys(): Problem[] {
    const prefix = `${this.config.name}:`;
    return Object.keys(pulumi.runtime.allConfig())
      .filter((key) => key.startsWith(prefix) && !this.keys.includes(key.slice(prefix.length)))
      .map((key) => ({
        path: key.slice(prefix.length),
        reason: "there is no configuration key of this name",
        fix: `use one of ${this.keys.join(", ")}`,
      }));
  }
}

const missing: Objection = { reason: "this is required", fix: "set it; README.md says what it is" };
