import * as pulumi from "@pulumi/pulumi";
import { type CognitoAuthArgs, type Problem, validate } from "../components";

/**
 * Arguments whose values under secret keys are secrets, wherever the component accepts an Output. A value that decides
 * what is created, such as a number or a choice, stays plain.
 *
 * @param args arguments without problems
 */
export function withSecrets(
  name: string,
  args: Readonly<Record<string, unknown>>,
  isSecret: (key: string) => boolean,
): CognitoAuthArgs {
  const entries = Object.entries(args).map(([key, value]) => {
    // Only the validation knows where an Output is accepted. Asking it for each value takes milliseconds, once per program.
    const accepts = (candidate: unknown): boolean =>
      validate(name, { ...args, [key]: candidate }).length === 0;
    return [key, isSecret(key) ? secretsIn(value, accepts) : value] as const;
  });
  return Object.assign<CognitoAuthArgs, object>({}, Object.fromEntries(entries));
}

/**
 * A value in which every string, number and boolean is a secret that can be one.
 *
 * @param accepts whether the value could be another one
 */
export function secretsIn(value: unknown, accepts: (candidate: unknown) => boolean): unknown {
  if (isArray(value)) {
    return value.map((item, index) => secretsIn(item, (candidate) => accepts(value.with(index, candidate))));
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, field]: [string, unknown]) => [
      key,
      secretsIn(field, (candidate) => accepts({ ...value, [key]: candidate })),
    ]);
    return Object.fromEntries(entries) as object;
  }
  const secret = pulumi.secret(value);
  return accepts(secret) ? secret : value;
}

function isArray(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

/** The problem, without a value that could be a secret. */
export function withoutValue(problem: Problem): Problem {
  return problem.value === undefined ? problem : { ...problem, value: "a secret" };
}
