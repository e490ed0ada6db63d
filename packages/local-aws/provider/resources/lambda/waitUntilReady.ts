import { type FunctionConfiguration, GetFunctionCommand } from "@aws-sdk/client-lambda";
import type { Context } from "../../resource";
import { eventually, type WaitOptions } from "../../rows/waiting";

/**
 * Waits until a new or updated function can be called and updated: Lambda answers earlier.
 *
 * @throws Error when the function fails, or isn't ready in time
 */
export async function waitUntilReady(
  name: string,
  { lambda }: Pick<Context, "lambda">,
  options?: WaitOptions,
): Promise<void> {
  const look = async (): Promise<FunctionConfiguration | undefined> => {
    const { Configuration = {} } = await lambda.send(new GetFunctionCommand({ FunctionName: name }));
    const { State, StateReason, LastUpdateStatus, LastUpdateStatusReason } = Configuration;
    if (State === "Failed") throw new Error(`the function ${name} failed: ${StateReason ?? ""}`);
    if (LastUpdateStatus === "Failed") {
      throw new Error(`the update of the function ${name} failed: ${LastUpdateStatusReason ?? ""}`);
    }
    return State === "Pending" || LastUpdateStatus === "InProgress" ? undefined : Configuration;
  };
  await eventually(`the function ${name}`, look, options);
}
