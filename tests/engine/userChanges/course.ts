import type {
  GetUserPoolMfaConfigResponse,
  GroupType,
  UserPoolClientType,
  UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoAuthArgs } from "../../../components";
import type { Change } from "../argumentChanges";

/** What is deployed after the changes. */
export interface Deployed {
  readonly pool: UserPoolType;
  readonly mfa: GetUserPoolMfaConfigResponse;
  readonly client: UserPoolClientType;
  readonly groups: readonly GroupType[];
  /** What the pool may invoke, by the functions' ARNs. */
  readonly permitted: readonly string[];
}

/** Changes of one stack, one after the other. */
export interface Course {
  /** What the changes are of. */
  readonly title: string;
  /** The arguments before the first change. */
  readonly from: CognitoAuthArgs;
  readonly changes: readonly Change[];
  /** Makes sure that AWS has what the changes ask for. */
  readonly assertChanged: (deployed: Deployed) => void;
}

/** The pool is changed, and nothing else. */
export const pool = { "user-pool": "updated" } as const;

/** The pool is changed, and the client, which gets or loses the choice of first factors. */
export const poolAndClient = { ...pool, "app-client": "updated" } as const;

/** The refusal of a change that the AWS provider doesn't make, for the argument at a path. */
export function refusedByFactors(path: string): RegExp {
  return new RegExp(
    `auth-user-pool.*The update of auth-user-pool has a problem:\\s+userPool\\.${path}\\s`,
    "s",
  );
}

/** The role of text messages, which isn't the component's. */
export const sender = { roleArn: "arn:aws:iam::000000000000:role/texts", externalId: "shop" };
