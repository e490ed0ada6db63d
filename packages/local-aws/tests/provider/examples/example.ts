import type { AwsTarget } from "../../../awsClient";
import type { Properties } from "../../../provider/wire";
import type { Deployed } from "../providerUnderTest";

/** A resource of one type for the life-cycle test. */
export interface Example {
  /**
   * The arguments, none of them at its default. `make` creates what must exist first: another type's example; `aws` is
   * for what the provider has no type for.
   */
  readonly inputs: (make: Make, aws: AwsTarget) => Properties | Promise<Properties>;
  /** The arguments that change then; null for one that is removed. */
  readonly change:
    Properties | ((inputs: Properties, make: Make, aws: AwsTarget) => Properties | Promise<Properties>);
  /** Those of them that require replacement. */
  readonly replaces?: readonly string[];
  /** The id to import it by; its own by default. Null if the AWS provider can't import it. */
  readonly importId?: ((deployed: Deployed) => string) | null;
  /** The arguments that can't be read back, so that an import doesn't have them. */
  readonly unreadable?: readonly string[];
  /** Why it is found even after deletion. */
  readonly staysBecause?: string;
  /** What the local AWS can't do with it, which the provider reports in a notice, and keeps the inputs as the state. */
  readonly lacks?: "all";
}

/** Creates a resource of a type, as its example says but for some arguments. */
export type Make = (type: string, others?: Properties) => Promise<Deployed>;

/** Examples by the type of resource. */
export type Examples = Readonly<Record<string, Example>>;

/** The id to import what is in something else: that one's id, which is an argument, and its own. */
export function within(argument: string): (deployed: Deployed) => string {
  return ({ id, inputs }) => `${String(inputs[argument])}/${id}`;
}

/** A policy with one statement. */
export function policy(statement: Properties): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}
