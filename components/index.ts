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
export type { CustomSenderArgs, CustomSendersArgs } from "./customSenders/args";
export type { SesArgs, SmsArgs } from "./delivery/args";
export { type ClassicUiArgs, type CustomDomainArgs, type DomainArgs, LoginPages } from "./domain/args";
export type { GroupArgs } from "./groups/args";
export type { ResourceServerArgs } from "./resourceServers/args";
export type { TestUserArgs } from "./testUser/args";
export {
  type CustomAuthenticationArgs,
  type PreTokenGenerationArgs,
  PreTokenGenerationVersion,
  type TriggersArgs,
} from "./triggers/args";
export {
  AccountRecovery,
  type AliasesArgs,
  FeaturePlan,
  type PasswordPolicyArgs,
  type RememberDevicesArgs,
  RememberedDevices,
  SignInWith,
  type UserPoolArgs,
  type VerifiedAttributesArgs,
} from "./userPool/args";
export {
  AttributeType,
  type CustomAttributeArgs,
  type StandardAttributeArgs,
  type StandardAttributesArgs,
} from "./userPool/attributeArgs";
export {
  type EmailMfaArgs,
  type MfaArgs,
  MfaMode,
  type PasskeysArgs,
  type PasswordlessArgs,
  UserVerification,
} from "./userPool/factorArgs";
export { type InvitationArgs, type VerificationArgs, VerificationStyle } from "./userPool/messageArgs";
export { validate } from "./validation";
export { InvalidArgumentsError, InvalidStackError, type Problem, ProblemsError } from "./validation/problem";
