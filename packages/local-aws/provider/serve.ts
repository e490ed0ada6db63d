import * as pulumi from "@pulumi/pulumi";
import { credentialsIn } from "../credentials";
import { createProvider } from ".";
import { keepIgnored, repairReads, watchRegions, withDifferences, withPreviews } from "./serverRepairs";

/*
 * Serves the local provider to Pulumi's engine, which finds it through PULUMI_DEBUG_PROVIDERS. It prints its port on
 * the standard output, and a line for each notice on the standard error. It ends with its standard input, and so with
 * the process that started it, however that ends.
 */

const { COGNITO_AUTH_ENDPOINT: endpoint, AWS_REGION: region = "us-east-1" } = process.env;
// How long an answer may take, in milliseconds.
const { COGNITO_AUTH_TIMEOUT: timeout } = process.env;

if (endpoint === undefined) {
  process.stderr.write(
    "COGNITO_AUTH_ENDPOINT must be the address of a Cognito endpoint, such as http://127.0.0.1:4566\n",
  );
  process.exit(1);
}

repairReads();
keepIgnored();
watchRegions(region, onNotice);

// Pulumi's server also prints each error that it gives to the engine, with its stack.
console.error = () => undefined;

process.stdin.resume().on("close", () => process.exit(0));

const provider = createProvider({
  endpoint,
  region,
  // Those of the process that started it, which are the user's only where that is asked for.
  credentials: credentialsIn(process.env),
  ...(timeout === undefined ? {} : { retry: { timeout: Number(timeout) } }),
  onNotice,
});
void pulumi.provider.main(withPreviews(withDifferences(provider)), []);

function onNotice(message: string): void {
  process.stderr.write(`${message}\n`);
}
