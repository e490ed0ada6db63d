import { DescribeUserPoolCommand, type LambdaConfigType } from "@aws-sdk/client-cognito-identity-provider";
import { providerServices } from "@cognito-auth/local-aws/emulator";
import { Role } from "@pulumi/aws/iam/role";
import { Alias } from "@pulumi/aws/lambda/alias";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs, stackOutputs } from "../../components";
import { assumeRolePolicy } from "../../packages/local-aws/tests/provider/lambdaFixtures";
import { type Recorded, useRecorded } from "./recorded";

/** A function of the program under test, with an alias of its published version, and its role. */
interface Functions {
  readonly fn: LambdaFunction;
  readonly alias: Alias;
  readonly role: Role;
}

/** A program with a function and a component, which can change between operations on its stack. */
export interface FunctionProgram {
  args: (functions: Functions) => CognitoAuthArgs;
  /** What the function is about; another text is another version. Default: nothing. */
  description?: string;
  /** The component's name. Default: `auth`. */
  name?: string;
  opts?: pulumi.ComponentResourceOptions;
}

const code = new pulumi.asset.AssetArchive({
  "index.js": new pulumi.asset.StringAsset("exports.handler = async (event) => event;"),
});

/** Creates the function, with its alias and its role. */
export function createFunctions(description = ""): Functions {
  const role = new Role("sender", { assumeRolePolicy });
  const fn = new LambdaFunction("fn", {
    description,
    role: role.arn,
    runtime: "nodejs22.x",
    handler: "index.handler",
    code,
    publish: true,
  });
  const alias = new Alias("live", { functionName: fn.name, functionVersion: fn.version });
  return { fn, alias, role };
}

/** What tests need of stacks of such programs. */
export interface FunctionStacks extends Recorded {
  /** Makes a stack of a program, with the ARNs of the function, its version and its alias among the outputs. */
  readonly stackOf: (program: FunctionProgram) => Promise<pulumi.automation.Stack>;
  /** Makes a stack of a program, and deploys it. */
  readonly deployed: (program: FunctionProgram) => Promise<pulumi.automation.Stack>;
  /** What the pool of a stack calls, as Cognito says. */
  readonly functionsOf: (stack: pulumi.automation.Stack) => Promise<LambdaConfigType>;
}

/** Runs the tests of the enclosing suite with the real engine, as `useRecorded` does. */
export function useFunctionStacks(): FunctionStacks {
  const recorded = useRecorded(providerServices);
  const { proxied } = recorded;

  const stackOf: FunctionStacks["stackOf"] = async (program) => {
    const { stack } = await proxied.engine.newStack(proxied.provider, () => {
      const functions = createFunctions(program.description);
      const auth = new CognitoAuth(program.name ?? "auth", program.args(functions), program.opts);
      const { fn, alias } = functions;
      const arns = { fn: fn.arn, version: fn.qualifiedArn, alias: alias.arn };
      return Promise.resolve({ ...stackOutputs(auth), ...arns });
    });
    return stack;
  };

  return {
    ...recorded,
    stackOf,
    deployed: async (program) => {
      const stack = await stackOf(program);
      await stack.up();
      return stack;
    },
    functionsOf: async (stack) => {
      const UserPoolId = String((await stack.outputs())["userPoolId"]?.value);
      const { UserPool } = await proxied.cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
      return UserPool?.LambdaConfig ?? {};
    },
  };
}

/** Makes sure that nothing is left to do, before and after a refresh. */
export async function assertSettled(stack: pulumi.automation.Stack): Promise<void> {
  await stack.preview({ expectNoChanges: true });
  await stack.refresh({ expectNoChanges: true });
  await stack.preview({ expectNoChanges: true });
}
