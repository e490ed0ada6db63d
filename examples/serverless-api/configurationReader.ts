import * as pulumi from "@pulumi/pulumi";
import { InvalidArgumentsError, type Problem } from "cognito-auth";
import { type Issue, validateOrigin } from "./origin";

declare module "@pulumi/pulumi/runtime/config" {
  // Pulumi leaves it out of its declarations, and has nothing else that says it: `getSecret` makes a secret of every value.
  export function isConfigSecret(fullKey: string): boolean;
}

/**
 * Reads configuration keys and collects their problems, so that all are reported at once. What a method returns can be
 * used only after `throwProblems`.
 */
export class ConfigurationReader {
  private readonly config = new pulumi.Config();
  private readonly keys: string[] = [];
  private readonly problems: Problem[] = [];

  /** The full name of another stack. Default: the stack of the same name in that project. */
  stackName(key: string, project: string): string {
    const written = this.read(key);
    if (written === undefined) return `${pulumi.getOrganization()}/${project}/${pulumi.getStack()}`;
    if (!/^[^/\s]+(\/[^/\s]+){2}$/.test(written)) {
      this.addProblem(key, written, {
        reason: "expected a full stack name: the organization, the project and the stack",
        fix: `write one such as acme/${project}/dev; with a self-managed backend, the organization is "organization"`,
      });
    }
    return written;
  }

  /** The origin of a frontend. It is required. */
  origin(key: string): string {
    const written = this.read(key);
    const issue = written === undefined ? missing : validateOrigin(written);
    if (issue !== undefined) this.addProblem(key, written, issue);
    return written ?? "";
  }

  /** A whole number from `minimum` to `maximum`. It is required. */
  wholeNumber(key: string, minimum: number, maximum: number): number {
    const written = this.read(key);
    const value = /^\d+$/.test(written ?? "") ? Number(written) : NaN;
    if (written === undefined) {
      this.addProblem(key, written, missing);
    } else if (!(value >= minimum && value <= maximum)) {
      const expected = `a whole number from ${minimum} to ${maximum}`;
      this.addProblem(key, written, { reason: `expected ${expected}`, fix: `write ${expected}` });
    }
    return value;
  }

  /** A list of 1 to `maximum` different names; undefined where it isn't set. */
  names(key: string, maximum: number): string[] | undefined {
    const written = this.read(key);
    if (written === undefined) return undefined;
    const names = stringsIn(written);
    const isValid = names.length > 0 && names.length <= maximum && new Set(names).size === names.length;
    if (!isValid) {
      this.addProblem(key, written, {
        reason: `expected a list of 1 to ${maximum} different names`,
        fix: 'write one such as ["reports"], or remove it',
      });
    }
    return names;
  }

  /** A scope of a resource server. It is required. */
  scope(key: string): string {
    const written = this.read(key);
    if (written === undefined) {
      this.addProblem(key, written, missing);
    } else if (written.length > longestScope || !customScope.test(written)) {
      this.addProblem(key, written, {
        reason:
          "expected a scope of a resource server, its identifier and the scope's name with a slash between them, " +
          `of at most ${longestScope} characters`,
        fix: "write one such as orders/read",
      });
    }
    return written ?? "";
  }

  /** @throws InvalidArgumentsError where a key that was read has a problem, or one is set that nothing has read */
  throwProblems(): void {
    const keyProblems = [...this.keysOfAnotherProject(), ...this.unreadKeys()];
    const problems = [...keyProblems.slice(0, mostKeyProblems), ...this.problems];
    if (keyProblems.length > mostKeyProblems) {
      problems.push({
        path: this.config.name,
        reason: `${keyProblems.length - mostKeyProblems} more keys don't exist or belong to another project`,
        fix: "correct the keys above first",
      });
    }
    if (problems.length > 0) throw new InvalidArgumentsError("The configuration of this stack", problems);
  }

  private read(key: string): string | undefined {
    this.keys.push(key);
    if (this.isSecret(key)) this.addProblem(key, undefined, plainOnly);
    return this.config.get(key);
  }

  private isSecret(key: string): boolean {
    return pulumi.runtime.isConfigSecret(`${this.config.name}:${key}`);
  }

  private addProblem(key: string, written: string | undefined, issue: Issue): void {
    const value = written === undefined || this.isSecret(key) ? {} : { value: JSON.stringify(cut(written)) };
    this.problems.push({ path: key, ...value, ...issue });
  }

  /** Once `name` in Pulumi.yaml is changed, the keys in the stack's file belong to another project, and Pulumi ignores them. */
  private keysOfAnotherProject(): Problem[] {
    return Object.keys(pulumi.runtime.allConfig()).flatMap((fullKey) => {
      const [project = "", key = ""] = fullKey.split(":");
      if (project === this.config.name || !this.keys.includes(key)) return [];
      return {
        path: cut(fullKey),
        reason: `this belongs to a project ${JSON.stringify(cut(project))}, and this project is ${JSON.stringify(this.config.name)}`,
        fix:
          `rename it to ${this.config.name}:${key}, or remove it, where it is set: ` +
          `the stack's file (Pulumi.${pulumi.getStack()}.yaml), Pulumi.yaml or an environment`,
      };
    });
  }

  /** A misspelled key must not be ignored. Its value could be a secret and isn't shown. */
  private unreadKeys(): Problem[] {
    const prefix = `${this.config.name}:`;
    return Object.keys(pulumi.runtime.allConfig())
      .filter((key) => key.startsWith(prefix) && !this.keys.includes(key.slice(prefix.length)))
      .map((key) => ({
        path: cut(key.slice(prefix.length)),
        reason: "there is no configuration key of this name",
        fix: `use one of ${this.keys.join(", ")}`,
      }));
  }
}

/**
 * What Cognito accepts as an identifier and as a scope's name. A scope without a slash is one of Cognito's own, which the
 * tokens of all users can have.
 */
const customScope = /^[\x21\x23-\x5b\x5d-\x7e]+\/[\x21\x23-\x2e\x30-\x5b\x5d-\x7e]+$/;

/** What API Gateway accepts as a scope of a route. */
const longestScope = 64;

/** The strings of a list in JSON; none where it is anything else. */
function stringsIn(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text);
    const items: unknown[] = Array.isArray(value) ? value : [];
    const strings = items.filter((item) => typeof item === "string").filter((item) => item !== "");
    return strings.length === items.length ? strings : [];
  } catch {
    return [];
  }
}

/** How many keys are reported one by one. */
const mostKeyProblems = 100;

/** The beginning of a text that is too long to show. */
function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const missing: Issue = { reason: "this is required", fix: "set it; README.md describes it" };

const plainOnly: Issue = {
  reason: "this can't be a secret: resources show it in plain text",
  fix: "set it again, without --secret",
};
