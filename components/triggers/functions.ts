import type * as pulumi from "@pulumi/pulumi";
import type { CustomSendersArgs } from "../customSenders/args";
import type { SettledTriggers } from "./settled";

/** The functions that a pool calls. */
export interface PoolFunctions<Senders extends CustomSendersArgs = CustomSendersArgs> {
  readonly triggers: SettledTriggers;
  /** What sends messages in place of Cognito; undefined without. */
  readonly customSenders: Senders | undefined;
}

/** The ARNs of the functions of a pool, by what the pool calls them for. */
export function functionArnsOf({
  triggers,
  customSenders,
}: PoolFunctions): Record<string, pulumi.Input<string>> {
  const { preTokenGeneration, customAuthentication, ...others } = triggers;
  const functions = {
    ...others,
    preTokenGeneration: preTokenGeneration?.functionArn,
    ...customAuthentication,
    emailSender: customSenders?.email?.functionArn,
    smsSender: customSenders?.sms?.functionArn,
  };
  return Object.fromEntries(
    Object.entries(functions).flatMap(([purpose, arn]) => (arn === undefined ? [] : [[purpose, arn]])),
  );
}
