import assert from "node:assert/strict";
import fc from "fast-check";
import type { CognitoAuthArgs, TriggersArgs } from "../../components";
import { partsOf } from "../../components/triggers/functionArn";
import { resolved } from "../helpers/configuration";
import { deployComponent, inputsOf } from "../helpers/deployProgram";
import { qualifiers, triggersArgs, unqualifiedArns } from "../helpers/triggerArbitraries";
import { challenges } from "./resources/values";

describe("Any triggers together", () => {
  it("have one permission and one entry in the pool each, and nothing else, in whichever order they are given", async () => {
    await fc.assert(
      fc.asyncProperty(triggersArgs, async (triggers) => {
        const deployment = await deployComponent({ ...clientsFor(triggers), triggers });
        const arns = arnsOf(await resolved(triggers));
        const inputs = inputsOf(deployment);
        const { preTokenGenerationConfig, ...plain } = (inputs["auth-user-pool"]?.["lambdaConfig"] ??
          {}) as LambdaConfig;
        const called = { ...plain, preTokenGeneration: preTokenGenerationConfig?.lambdaArn };
        assert.deepEqual(withoutUndefined(called), arns);
        const permitted = Object.entries(deployment.resources).flatMap(
          ([name, { type, inputs: permission }]) =>
            type.endsWith(":Permission") ? [[name, wholeArn(permission)] as const] : [],
        );
        const expected = Object.entries(arns).map(
          ([purpose, arn]) => [permissionName(purpose), arn] as const,
        );
        assert.deepEqual(Object.fromEntries(permitted), Object.fromEntries(expected));
        const noted = expected.length === 0 ? undefined : Object.keys(arns);
        assert.deepEqual(inputs["auth-functions"]?.["functions"], noted);
      }),
      { numRuns: 40 },
    );
  });
});

describe("Any version or alias of a function", () => {
  it("is all of the ARN that isn't the function's, whatever both are called", () => {
    fc.assert(
      fc.property(unqualifiedArns, fc.option(qualifiers, { nil: undefined }), (arn, qualifier) => {
        const whole = qualifier === undefined ? arn : `${arn}:${qualifier}`;
        assert.deepEqual(partsOf(whole), { functionArn: arn, qualifier });
      }),
    );
  });
});

type Arns = Record<string, unknown>;

interface LambdaConfig extends Record<string, unknown> {
  readonly preTokenGenerationConfig?: { readonly lambdaArn: unknown };
}

/** The ARNs of triggers by what the pool calls them for, in the order that the component has. */
function arnsOf({
  preTokenGeneration: tokens,
  customAuthentication,
  ...others
}: object & TriggersArgs): Arns {
  const order = [
    ...["preSignUp", "postConfirmation", "preAuthentication", "postAuthentication", "customMessage"],
    ...["userMigration", "preTokenGeneration", ...Object.keys(challenges)],
  ];
  const arns = { ...others, preTokenGeneration: tokens?.functionArn, ...customAuthentication };
  return withoutUndefined(Object.fromEntries(order.map((purpose) => [purpose, Reflect.get(arns, purpose)])));
}

function withoutUndefined(object: object): Arns {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

/** The function of a permission with its version or alias. */
function wholeArn({ function: arn, qualifier }: Record<string, unknown>): string {
  return [arn, qualifier].filter((part) => typeof part === "string").join(":");
}

function permissionName(purpose: string): string {
  return `auth-${purpose.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-permission`;
}

function clientsFor({ customAuthentication }: TriggersArgs): CognitoAuthArgs {
  return customAuthentication === undefined ? {} : { appClient: { authFlows: { custom: true } } };
}
