import * as pulumi from "@pulumi/pulumi";

/** Ends a program once all that it requested is answered. */
export async function endProgram(): Promise<void> {
  await callbackServerIsUp();
  await pulumi.runtime.disconnect();
}

/** Ends a program that failed, and may never be answered. */
export async function abandonProgram(): Promise<void> {
  await callbackServerIsUp();
  pulumi.runtime.disconnectSync();
}

/**
 * If the SDK's server for callbacks is closed while it starts, as by the end of a program that fails early, the SDK tries to
 * reach it for ever, which keeps the process alive. A callback has an address once the server is up.
 */
async function callbackServerIsUp(): Promise<void> {
  await pulumi.runtime.getCallbacks()?.registerTransform(() => undefined);
}
