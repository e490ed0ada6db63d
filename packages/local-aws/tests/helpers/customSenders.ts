import assert from "node:assert/strict";
import type { CreateUserPoolCommandInput } from "@aws-sdk/client-cognito-identity-provider";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { createAwsClient } from "../../awsClient";
import type { CognitoUnderTest } from "./cognitoUnderTest";
import type { TriggerFunction } from "./triggerFunctions";

/** The settings of a pool whose messages a function sends. */
export async function sending(
  cognito: CognitoUnderTest,
  { arn }: TriggerFunction,
): Promise<Partial<CreateUserPoolCommandInput>> {
  const sender = { LambdaArn: arn, LambdaVersion: "V1_0" } as const;
  const { KeyMetadata } = await createAwsClient(KMSClient, cognito).send(new CreateKeyCommand({}));
  const KMSKeyID = KeyMetadata?.Arn ?? assert.fail("There is no key.");
  return {
    AutoVerifiedAttributes: ["email"],
    LambdaConfig: { CustomEmailSender: sender, CustomSMSSender: sender, KMSKeyID },
  };
}
