import type * as sdk from "@aws-sdk/client-cognito-identity-provider";
import type * as aws from "@pulumi/aws";
import { block, fieldsOf } from "../../fields";

/** A function and the version of the event that it takes; all three kinds are alike. */
const versioned = fieldsOf<
  aws.types.input.cognito.UserPoolLambdaConfigPreTokenGenerationConfig,
  sdk.PreTokenGenerationVersionConfigType
>({ lambdaArn: "LambdaArn", lambdaVersion: "LambdaVersion" });

/** The triggers. Cognito keeps the two forms of the token trigger alike. */
export const lambdaConfig = fieldsOf<aws.types.input.cognito.UserPoolLambdaConfig, sdk.LambdaConfigType>({
  createAuthChallenge: "CreateAuthChallenge",
  customEmailSender: block("CustomEmailSender", versioned),
  customMessage: "CustomMessage",
  customSmsSender: block("CustomSMSSender", versioned),
  defineAuthChallenge: "DefineAuthChallenge",
  kmsKeyId: "KMSKeyID",
  postAuthentication: "PostAuthentication",
  postConfirmation: "PostConfirmation",
  preAuthentication: "PreAuthentication",
  preSignUp: "PreSignUp",
  preTokenGeneration: "PreTokenGeneration",
  preTokenGenerationConfig: block("PreTokenGenerationConfig", versioned),
  userMigration: "UserMigration",
  verifyAuthChallengeResponse: "VerifyAuthChallengeResponse",
});
