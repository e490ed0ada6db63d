import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { InvalidArgumentsError } from "../../components";
import { readConfiguration, type StackConfiguration } from "../../program/configuration";
import { deployProgram, failToDeploy } from "./deployProgram";
import { type Configuration, project, withFullKeys } from "./program";

/** Arguments as Pulumi passes them: each key's value as JSON. */
export function written(args: object): Configuration {
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, JSON.stringify(value)]));
}

/** Reads a stack's configuration, in which some keys are secrets. */
export async function read(configuration: Configuration, secretKeys?: string[]): Promise<StackConfiguration> {
  let result: StackConfiguration | undefined;
  await deployProgram(
    () => {
      result = readWith(configuration, secretKeys);
    },
    { project },
  );
  return result ?? assert.fail("the program didn't run");
}

/** The error about a configuration that has to be rejected, before anything is registered. */
export async function refusalOf(
  configuration: Configuration,
  secretKeys?: string[],
): Promise<InvalidArgumentsError> {
  const program = (): unknown => readWith(configuration, secretKeys);
  const { error, resources } = await failToDeploy(program, { project });
  assert.ok(error instanceof InvalidArgumentsError, String(error));
  assert.deepEqual(resources, {});
  return error;
}

/** Reads the configuration within a program: Pulumi's mocks have no secret keys. */
export function readWith(configuration: Configuration, secretKeys: string[] = []): StackConfiguration {
  pulumi.runtime.setAllConfig(
    withFullKeys(configuration),
    secretKeys.map((key) => `${project}:${key}`),
  );
  return readConfiguration("auth");
}

/** The values of arguments, in place of those that are Outputs. */
export function resolved(args: object): Promise<object> {
  const output: pulumi.Output<unknown> = pulumi.output<unknown>(args);
  return new Promise((resolve) => {
    output.apply((value) => {
      resolve(JSON.parse(JSON.stringify(value)) as object);
    });
  });
}
