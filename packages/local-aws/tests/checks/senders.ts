import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CreateUserPoolCommandInput, LambdaConfigType } from "@aws-sdk/client-cognito-identity-provider";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { createAwsClient } from "../../awsClient";
import { eventually } from "../../provider/rows/waiting";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { mailsTo } from "../helpers/messages";
import { signUp } from "../helpers/signUp";
import { documented, guide, newAddress, newNumber, type Subject } from "./check";
import { createTrigger } from "./lambda";
import { poolSettings } from "./settings";

/** The event that a custom sender is invoked with. */
interface Sending {
  readonly triggerSource: string;
  readonly request: { readonly code?: unknown };
}

/** How long to wait for a function that nothing else waits for, in milliseconds. */
const limit = 20_000;

/** Signs a user up in a pool with a custom sender, and resolves to the event. */
async function sentAtSignUp(
  cognito: CognitoUnderTest,
  sender: "CustomEmailSender" | "CustomSMSSender",
  attribute: { readonly Name: "email" | "phone_number"; readonly Value: string },
  settings: Partial<CreateUserPoolCommandInput> = {},
): Promise<Sending> {
  const folder = await mkdtemp(join(tmpdir(), "custom-sender-"));
  const file = join(folder, "event.json");
  try {
    const body = `const { renameSync, writeFileSync } = require("node:fs");
      const file = ${JSON.stringify(file)};
      writeFileSync(file + ".part", JSON.stringify(event));
      renameSync(file + ".part", file);
      return event;`;
    const LambdaArn = await createTrigger(cognito, body);
    const { KeyMetadata } = await createAwsClient(KMSClient, cognito).send(new CreateKeyCommand({}));
    const LambdaConfig: LambdaConfigType = {
      [sender]: { LambdaVersion: "V1_0", LambdaArn },
      KMSKeyID: KeyMetadata?.Arn,
    };
    const AutoVerifiedAttributes = [attribute.Name];
    const UserPoolId = await cognito.createPool({ ...settings, AutoVerifiedAttributes, LambdaConfig });
    const ClientId = await cognito.createClient(UserPoolId);
    await signUp(cognito, ClientId, { attributes: { [attribute.Name]: attribute.Value } });
    const read = (): Promise<string | undefined> => readFile(file, "utf8").catch(() => undefined);
    return JSON.parse(await eventually("The event", read, { limit })) as Sending;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Asserts that an event has a code that nobody can read without the key. */
function assertEncrypted({ request }: Sending): void {
  assert.match(String(request.code), /^[A-Za-z0-9+/]{40,}=*$/);
}

export const senders: Subject = {
  title: "Custom senders",
  checks: {
    "A custom email sender gets the code, encrypted, and nothing else sends it": documented(
      guide("user-pool-lambda-custom-email-sender"),
      async (cognito) => {
        const Value = newAddress();
        const event = await sentAtSignUp(cognito, "CustomEmailSender", { Name: "email", Value });
        assert.equal(event.triggerSource, "CustomEmailSender_SignUp");
        assertEncrypted(event);
        assert.deepEqual(await mailsTo(cognito, Value), []);
      },
    ),

    "A custom SMS sender gets the code, encrypted": documented(
      guide("user-pool-lambda-custom-sms-sender"),
      async (cognito) => {
        const { SmsConfiguration } = poolSettings;
        const attribute = { Name: "phone_number", Value: newNumber() } as const;
        const event = await sentAtSignUp(cognito, "CustomSMSSender", attribute, { SmsConfiguration });
        assert.equal(event.triggerSource, "CustomSMSSender_SignUp");
        assertEncrypted(event);
      },
    ),
  },
};
