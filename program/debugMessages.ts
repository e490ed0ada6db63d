import * as pulumi from "@pulumi/pulumi";

/**
 * Silences the SDK's debugging messages. They show the properties of every resource, secrets in plain text among them,
 * and not only `pulumi up --debug` prints them, but also `pulumi up --json` and the event log. The SDK has no setting for
 * it. This program has no debugging messages of its own, which would be silenced, too.
 */
export function silenceDebugMessages(): void {
  Object.assign(pulumi.log, { debug: () => Promise.resolve() });
}
