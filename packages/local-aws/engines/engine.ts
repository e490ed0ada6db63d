import type { AwsTarget } from "../awsClient";
import { LocalAwsError } from "../errors";
import { saysThatNothingAnswers } from "../provider/awsErrors";

/** The program to deploy, with all of its external inputs. */
export interface Program {
  /** The project's name, from `Pulumi.yaml`. */
  readonly project: string;
  /** The stack's name. */
  readonly stack: string;
  /** The stack's whole configuration, by full key (`project:key`), each value as Pulumi hands it to a program. */
  readonly config: Readonly<Record<string, string>>;
  /** Loads the program's entry point and returns its exports. */
  readonly load: () => object;
}

/** The organization that every stack belongs to on a file backend. */
export const organization = "organization";

/** A resource that has just been created. */
export interface CreatedResource {
  readonly name: string;
  /** Its type as Pulumi's own output shows it, such as `aws:cognito:UserPool`. */
  readonly type: string;
  /** The parent's name; undefined for a resource of the stack itself. */
  readonly parent: string | undefined;
  /** The id that the provider gave it; undefined for a component. */
  readonly id: string | undefined;
}

/** A stack output. */
export interface Output {
  readonly value: unknown;
  readonly secret: boolean;
}

/** The stack's outputs by name. */
export type Outputs = Readonly<Record<string, Output>>;

/** What runs programs against the local AWS. */
export interface Engine {
  /** A description for the user. */
  readonly description: string;
  /**
   * Deploys a program from nothing. It can read the outputs of those that were deployed before, by stack references
   * with the organization of a file backend, such as `organization/cognito-auth/dev`.
   *
   * @throws LocalAwsError when the program or a resource fails; what was created can still be destroyed
   */
  deploy(program: Program, onCreated: (resource: CreatedResource) => void): Promise<Outputs>;
  /** Deletes what was deployed, including what a failed deployment left, in reverse order. */
  destroy(): Promise<void>;
  /** Stops what the engine itself started and removes its files. It can be called at any time. */
  close(): Promise<void>;
}

/** Where the engine's provider sends its calls. */
export interface ProviderTarget extends AwsTarget {
  /** Receives a notice about each argument that the endpoint ignores. */
  readonly onNotice: (message: string) => void;
}

/** Where an engine deploys to, and whom it tells what. */
export interface EngineTarget extends ProviderTarget {
  /** Receives a line about what is being waited for. */
  readonly onProgress: (message: string) => void;
}

/** A type token as Pulumi's own output shows it: `aws:cognito/userPool:UserPool` becomes `aws:cognito:UserPool`. */
export function shortType(type: string): string {
  const [packageName = "", modulePath = "", name = ""] = type.split(":");
  return [packageName, modulePath.split("/")[0] ?? "", name].join(":");
}

/** The error for a failed deployment. */
export function deploymentFailed(reason: string, fix = fixOf(reason)): LocalAwsError {
  return new LocalAwsError(`The deployment failed: ${reason}`, fix);
}

/** Where the endpoint doesn't answer, there is nothing to fix in the program; a new run says what is wrong with it. */
function fixOf(reason: string): string {
  return saysThatNothingAnswers(reason)
    ? "run the command again"
    : "fix what the message names, then run the command again";
}

/** The error for what could not be deleted at the end. */
export function notDeleted({ endpoint }: ProviderTarget, reason: string): LocalAwsError {
  return new LocalAwsError(
    `What was deployed to ${endpoint} couldn't be deleted, at least not all of it: ${reason}`,
    "delete it there yourself",
  );
}
