import * as pulumi from "@pulumi/pulumi";

/** A secret as it is sent to the engine. */
export function secretValue(value: unknown): Record<string, unknown> {
  return { [pulumi.runtime.specialSigKey]: pulumi.runtime.specialSecretSig, value };
}

/** Whether a value is a secret as `secretValue` makes it. */
export function isSecret(value: unknown): value is { value: unknown } {
  return (
    typeof value === "object" &&
    value !== null &&
    Reflect.get(value, pulumi.runtime.specialSigKey) === pulumi.runtime.specialSecretSig &&
    "value" in value
  );
}

/** What is in a secret; any other value as it is. */
export function unwrapSecret(value: unknown): unknown {
  return isSecret(value) ? value.value : value;
}
