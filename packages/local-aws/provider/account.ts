import { GetUserCommand } from "@aws-sdk/client-iam";
import type { Context } from "./resource";

/** The parts of ARNs that say in which account something is. */
export interface Account {
  /** `aws`, or another one such as `aws-cn`. */
  readonly partition: string;
  /** Twelve digits. */
  readonly id: string;
}

/** The account that the endpoint's resources are in. Not every resource has an ARN that contains it. */
export async function accountOf({ iam }: Context): Promise<Account> {
  const { User } = await iam.send(new GetUserCommand({}));
  const [, partition = "", , , id = ""] = User?.Arn?.split(":") ?? [];
  return { partition, id };
}
