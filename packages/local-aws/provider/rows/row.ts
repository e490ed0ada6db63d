import type { AwsClients } from "../awsClients";
import type { AutoNamed, Change, Context, ResourceHandler } from "../resource";
import type { Rule } from "../ruleChecks";
import type { Notes } from "../schema";
import type { Properties } from "../wire";
import type { Commands } from "./commands";
import type { Names } from "./derivedFields";
import type { IdForm } from "./identifiers";

/**
 * A type of resources that is created, read, updated and deleted by one operation each. The recorded schema says what
 * its properties are, the schemas of the operations say how AWS calls them and which request has which; a row says the
 * rest.
 */
export interface Row
  extends
    Commands,
    Partial<
      Pick<ResourceHandler, "framework" | "hasIdOutput" | "isSuppressed" | "mirrored" | "forcesReplacement">
    > {
  /** Its type token, such as `aws:cognito/userGroup:UserGroup`. */
  readonly type: string;
  readonly service: keyof AwsClients;
  /** What its id is made of, or the id that AWS makes. */
  readonly id: IdForm | MadeId;
  /** The member of the answers that holds the resource; the answer itself by default. */
  readonly answer?: string;
  readonly names?: Names;
  readonly notes?: Notes;
  readonly rules?: readonly Rule[];
  readonly autoNamed?: AutoNamed;
  /** Whether a creation sends what is given as false, 0 or empty; in the newer framework only, by default. */
  readonly sendsZeros?: boolean;
  /** Members that the request to create has even where they are false, 0, empty or not given. */
  readonly alwaysSent?: readonly string[];
  /**
   * What an update sends: what has changed, everything, or what a creation would. The default is the first, or the last
   * where the operation is the same.
   */
  readonly updates?: "changes" | "everything" | "again";
  /** Members of the delete request, in addition to those that identify the resource. */
  readonly cleared?: Properties | ((state: Properties) => Properties);
  /** Whether the answers to a creation and an update say all that a read would. */
  readonly answersInFull?: boolean;
  /** Corrects the request to create or update. */
  readonly request?: (request: Properties, purpose: Purpose) => Properties | Promise<Properties>;
  /** What follows a creation. */
  readonly afterCreate?: (id: string, inputs: Properties, context: Context) => Promise<void>;
  /** What precedes an update. */
  readonly beforeUpdate?: (id: string, change: Change, context: Context) => Promise<void>;
  /** What follows an update, such as a change of tags. */
  readonly afterUpdate?: (id: string, change: Change, context: Context) => Promise<void>;
  /** Whether a resource, as AWS answers, is ready after a creation or an update; AWS is asked until it is. */
  readonly isReady?: (found: Properties) => boolean;
  /** Properties that don't follow from the names in the answer. */
  readonly observe?: (found: Properties, circumstances: Circumstances) => Properties | Promise<Properties>;
  /** What AWS would compute, where the endpoint can't create the resource and the general form isn't enough. */
  readonly absent?: (id: string, context: Context) => Promise<Properties>;
  /** Finds the resource where no single answer has it; `key` says which it is. */
  readonly find?: (key: Properties, context: Context) => Promise<Properties | undefined>;
}

/** An id that AWS makes. */
export interface MadeId {
  /** The member of the requests and answers that has it. */
  readonly member: string;
  /** The arguments that say where it is, and stand before it in the id to import. */
  readonly within?: readonly string[];
}

/** What a request is for. */
export interface Purpose {
  readonly inputs: Properties;
  /** Undefined for a creation. */
  readonly change?: Change;
  readonly context: Context;
}

/** What a handler knows when it has an answer. */
export interface Circumstances {
  readonly id: string;
  /** The properties in the state, or those that are asked for. */
  readonly known: Properties;
  /** Whether it answers a read, rather than a creation or an update. */
  readonly isRead: boolean;
  readonly context: Context;
}
