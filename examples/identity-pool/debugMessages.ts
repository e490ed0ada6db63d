import * as pulumi from "@pulumi/pulumi";

/**
 * Silences the SDK's debugging messages, which `pulumi up --debug`, `pulumi up --json` and the event log show: they
 * contain all outputs of the stacks that are read here, the test user's temporary password in plain text among them.
 */
export function silenceDebugMessages(): void {
  Object.assign(pulumi.log, { debug: () => Promise.resolve() });
}
