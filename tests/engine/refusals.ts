import assert from "node:assert/strict";
import type { automation } from "@pulumi/pulumi";
import { resourcesOf } from "../../packages/local-aws/tests/realEngine/engineStack";

/** The errors of the resources in an operation that fails, by their names. */
export async function errorsOf(
  operation: (options: automation.PreviewOptions) => Promise<unknown>,
): Promise<Record<string, string>> {
  const errors: Record<string, string> = {};
  const onEvent = ({ diagnosticEvent }: automation.EngineEvent): void => {
    const name = diagnosticEvent?.urn?.split("::")[3];
    if (diagnosticEvent?.severity !== "error" || name === undefined) return;
    // This process runs many programs, so the hook's name has a number.
    errors[name] = diagnosticEvent.message.replace(/(hook "[\w-]+)-\d+"/, '$1"');
  };
  await assert.rejects(operation({ onEvent, color: "never" }));
  return errors;
}

/** Makes sure that a change is refused by the preview and by an update without one, and changes nothing in the state. */
export async function assertRefused(stack: automation.Stack, name: string, error: string): Promise<void> {
  const before = await stateOf(stack);
  const previewed = await errorsOf((options) => stack.preview(options));
  assert.equal(previewed[name], `Preview failed: ${error}`);
  assert.deepEqual(await stateOf(stack), before);
  const updated = await errorsOf((options) => stack.up(options));
  assert.equal(updated[name], error);
  assert.deepEqual(await stateOf(stack), before);
}

/** The resources of a stack, in no order of its operations, and without the names of hooks, which have numbers here. */
async function stateOf(stack: automation.Stack): Promise<unknown> {
  const resources = await resourcesOf(stack);
  return new Map(resources.map((resource) => [resource.urn, { ...resource, resourceHooks: undefined }]));
}
