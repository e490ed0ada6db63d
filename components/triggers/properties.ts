import type * as aws from "@pulumi/aws";
import type { PermissionArgs } from "@pulumi/aws/lambda/permission";
import * as pulumi from "@pulumi/pulumi";
import type { SendersWithKey } from "../customSenders/create";
import { partsOf } from "./functionArn";
import { functionArnsOf, type PoolFunctions } from "./functions";

type LambdaConfig = aws.types.input.cognito.UserPoolLambdaConfig;

/** "You must use a LambdaVersion of V1_0 with a custom sender function": the API reference of Cognito, on LambdaVersion. */
const senderVersion = "V1_0";

/** What a pool calls functions for; undefined where it calls none: every preview would show a diff of an empty block. */
export function lambdaConfigProperties(functions: PoolFunctions<SendersWithKey>): LambdaConfig | undefined {
  if (Object.keys(functionArnsOf(functions)).length === 0) return undefined;
  const { preTokenGeneration, customAuthentication, ...others } = functions.triggers;
  return {
    ...others,
    ...customAuthentication,
    ...(preTokenGeneration === undefined
      ? {}
      : {
          // Without `preTokenGeneration`, which is the older form of the same: the AWS provider computes it.
          preTokenGenerationConfig: {
            lambdaArn: preTokenGeneration.functionArn,
            lambdaVersion: preTokenGeneration.version,
          },
        }),
    ...(functions.customSenders === undefined ? {} : senderProperties(functions.customSenders)),
  };
}

function senderProperties({ email, sms, keyArn }: SendersWithKey): LambdaConfig {
  return {
    ...(email && { customEmailSender: { lambdaArn: email.functionArn, lambdaVersion: senderVersion } }),
    ...(sms && { customSmsSender: { lambdaArn: sms.functionArn, lambdaVersion: senderVersion } }),
    kmsKeyId: keyArn,
  };
}

/**
 * The properties of the permission for one user pool to invoke a function.
 *
 * @param functionArn the function; its version or alias is a property of its own, or every preview would show a diff
 */
export function permissionProperties(
  functionArn: pulumi.Input<string>,
  userPoolArn: pulumi.Output<string>,
): PermissionArgs {
  const parts = pulumi.output(functionArn).apply(partsOf);
  return {
    action: "lambda:InvokeFunction",
    principal: "cognito-idp.amazonaws.com",
    function: parts.functionArn,
    qualifier: perhapsUndefined(parts.qualifier),
    sourceArn: userPoolArn,
    sourceAccount: userPoolArn.apply(accountIn),
  };
}

function accountIn(arn: string): string {
  return arn.split(":")[4] ?? "";
}

/** An Output that may be undefined, which properties accept, although older types of @pulumi/aws don't say so. */
function perhapsUndefined<T>(output: pulumi.Output<T | undefined>): pulumi.Output<T> {
  return output as pulumi.Output<T>;
}
