/**
 * The component, and what goes with it: its arguments, its errors and the contract with other stacks.
 *
 * @module cognito-auth
 */

export {
  type AppClientArgs,
  type AuthFlowsArgs,
  type DurationArgs,
  type MachineToMachineArgs,
  type OAuthArgs,
  type RefreshTokenRotationArgs,
  RotationFeature,
  TimeUnit,
} from "./appClient/args";
export type { CognitoAuthArgs } from "./args";
export {
  AssetCategory,
  AssetExtension,
  type BrandingArgs,
  type BrandingAssetArgs,
  ColorMode,
} from "./branding/args";
export { CognitoAuth } from "./cognitoAuth";
export { type AuthStack, readAuthStack } from "./contract/authStack";
export { contractVersion, type StackOutputs, stackOutputs } from "./contract/stackOutputs";
export { type ClassicUiArgs, type CustomDomainArgs, type DomainArgs, LoginPages } from "./domain/args";
export type { ResourceServerArgs } from "./resourceServers/args";
export type { TestUserArgs } from "./testUser/args";
export {
  AttributeType,
  type CustomAttributeArgs,
  FeaturePlan,
  type MailArgs,
  type MfaArgs,
  MfaMode,
  type PasswordPolicyArgs,
  SignInWith,
  type UserPoolArgs,
} from "./userPool/args";
export { validate } from "./validation";
export { InvalidArgumentsError, InvalidStackError, type Problem, ProblemsError } from "./validation/problem";
