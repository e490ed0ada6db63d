import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs, InvalidArgumentsError } from "../../components";
import type { MockOptions, MockProgram } from "../../components/testing";
import { attempt } from "../../components/testing/attempt";
import type { Recorded } from "../../components/testing/requestRecord";

export { mockClientSecret, type MockOptions, mockPassword, secretValue } from "../../components/testing";

/** What a program requested under Pulumi's mocks. */
export type MockDeployment = Recorded;

/** A deployment that didn't work, with everything that was requested nevertheless. */
export interface FailedDeployment extends MockDeployment {
  error: unknown;
}

export interface ComponentOptions extends MockOptions {
  /** The component's options. */
  opts?: pulumi.ComponentResourceOptions;
}

/** The inputs of every resource by its name. */
export function inputsOf({ resources }: MockDeployment): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.entries(resources).map(([name, { inputs }]) => [name, inputs]));
}

/** Creates one CognitoAuth named "auth" under Pulumi's mocks and waits until everything is registered. */
export function deployComponent(
  args?: CognitoAuthArgs,
  options: ComponentOptions = {},
): Promise<MockDeployment> {
  return deployProgram(() => outputsOf(new CognitoAuth("auth", args, options.opts)), options);
}

/** The component's outputs by name. */
export function outputsOf(auth: CognitoAuth): Record<string, unknown> {
  const isOutput = ([name, value]: [string, unknown]): boolean =>
    name !== "urn" && pulumi.Output.isInstance(value);
  return Object.fromEntries(Object.entries(auth).filter(isOutput));
}

/** Runs a program under Pulumi's mocks and waits until everything is registered. */
export async function deployProgram(
  program: MockProgram,
  options: MockOptions = {},
): Promise<MockDeployment> {
  const { failures, ...deployment } = await attempt(program, options);
  for (const failure of failures) throw failure;
  return deployment;
}

/** Runs a program that has to fail. */
export async function failToDeploy(
  program: MockProgram,
  options: MockOptions = {},
): Promise<FailedDeployment> {
  const { failures, ...deployment } = await attempt(program, options);
  assert.notEqual(failures.length, 0, "the deployment should have failed");
  return { ...deployment, error: failures[0] };
}

/** A component that could not be created because of its arguments. */
export interface RefusedDeployment extends FailedDeployment {
  error: InvalidArgumentsError;
}

/** Creates one CognitoAuth with arguments that have to be rejected, and that may be anything, as in JavaScript. */
export async function failToDeployComponent(args: unknown, name = "auth"): Promise<RefusedDeployment> {
  const create = (): unknown => outputsOf(new CognitoAuth(name, args as CognitoAuthArgs));
  const { error, ...deployment } = await failToDeploy(create);
  assert.ok(error instanceof InvalidArgumentsError, String(error));
  return { ...deployment, error };
}
