import * as pulumi from "@pulumi/pulumi";

const { specialSigKey, specialSecretSig, specialOutputValueSig, unknownValue } = pulumi.runtime;

/** Properties as they are sent. */
export type Properties = Readonly<Record<string, unknown>>;

/** A property that the SDK makes an Output of; without a value, it is unknown. */
interface OutputValue {
  readonly value?: unknown;
  readonly secret: boolean;
  readonly dependencies: readonly string[];
}

/**
 * The properties as the engine hands them to a transform: what is secret, unknown or depends on resources is an Output.
 *
 * @param dependencies the URNs that a property depends on, by its name
 */
export function withOutputValues(
  properties: Properties,
  dependencies: ReadonlyMap<string, readonly string[]>,
): Properties {
  return mapValues(properties, (value, name) => {
    const own = dependencies.get(name) ?? [];
    const converted = toOutputValues(value);
    if (own.length === 0) return converted;
    const output = isOutputValue(converted)
      ? converted
      : { value: converted, secret: false, dependencies: [] };
    return marked({ ...output, dependencies: [...new Set([...output.dependencies, ...own])] });
  });
}

/** The properties with secrets and unknown values as the engine hands them to a provider. */
export function withoutOutputValues(properties: Properties): Properties {
  return mapValues(properties, fromOutputValues);
}

/** A property that is a secret. */
export function asSecret(value: unknown): unknown {
  return isSecret(value) ? value : { [specialSigKey]: specialSecretSig, value };
}

function toOutputValues(value: unknown): unknown {
  if (value === unknownValue) return marked({ secret: false, dependencies: [] });
  if (!isSecret(value)) return mapParts(value, toOutputValues);
  const inner = toOutputValues(value.value);
  return isOutputValue(inner)
    ? marked({ ...inner, secret: true })
    : marked({ value: inner, secret: true, dependencies: [] });
}

function fromOutputValues(value: unknown): unknown {
  if (!isOutputValue(value)) return mapParts(value, fromOutputValues);
  const inner = "value" in value ? fromOutputValues(value.value) : unknownValue;
  return value.secret ? asSecret(inner) : inner;
}

function marked(output: OutputValue): object {
  return { [specialSigKey]: specialOutputValueSig, ...output };
}

function isOutputValue(value: unknown): value is OutputValue {
  return signatureOf(value) === specialOutputValueSig;
}

function isSecret(value: unknown): value is { readonly value: unknown } {
  return signatureOf(value) === specialSecretSig;
}

function signatureOf(value: unknown): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, specialSigKey) : undefined;
}

function mapParts(value: unknown, convert: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item));
  return typeof value === "object" && value !== null ? mapValues(value, convert) : value;
}

function mapValues(object: object, convert: (value: unknown, name: string) => unknown): Properties {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]: [string, unknown]) => [name, convert(value, name)]),
  );
}
