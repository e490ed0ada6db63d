/**
 * The component, and what goes with it: its arguments, its errors and the contract with other stacks.
 *
 * @module cognito-auth
 */

export { CognitoAuth } from "./cognitoAuth";
export type { CognitoAuthArgs } from "./args";
export {
  AttributeType,
  FeaturePlan,
  MfaMode,
  SignInWith,
  type CustomAttributeArgs,
  type MailArgs,
  type MfaArgs,
  type PasswordPolicyArgs,
  type UserPoolArgs,
} from "./userPool/args";
export {
  RotationFeature,
  TimeUnit,
  type AppClientArgs,
  type AuthFlowsArgs,
  type DurationArgs,
  type RefreshTokenRotationArgs,
} from "./appClient/args";
export type { TestUserArgs } from "./testUser/args";
export { readAuthStack, type AuthStack } from "./contract/authStack";
export { contractVersion, stackOutputs, type StackOutputs } from "./contract/stackOutputs";
export { validate } from "./validation";
export { InvalidArgumentsError, InvalidStackError, ProblemsError, type Problem } from "./validation/problem";
