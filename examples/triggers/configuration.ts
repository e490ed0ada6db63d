import * as pulumi from "@pulumi/pulumi";
import { InvalidArgumentsError, type SesArgs } from "cognito-auth";

/** What the stack's configuration asks for. */
export interface Configuration {
  /** The domain of the email addresses that can sign up. */
  allowedDomain: string;
  /** The group whose members' tokens have the claim. */
  group: string;
  /** Amazon SES, without which Cognito takes no emails from a function. */
  ses: SesArgs;
}

const domain = /^(?!-)[a-z\d-]{1,63}(\.[a-z\d-]{1,63})+$/;

/**
 * Reads the configuration of the stack that is being deployed. `Pulumi.yaml` describes the keys.
 *
 * @throws InvalidArgumentsError where there can be no email address of the domain; the component checks the rest
 */
export function readConfiguration(): Configuration {
  const config = new pulumi.Config();
  const allowedDomain = config.require("allowedDomain");
  if (!domain.test(allowedDomain)) {
    throw new InvalidArgumentsError("The configuration of this stack", [
      {
        path: "allowedDomain",
        value: JSON.stringify(allowedDomain.slice(0, 60)),
        reason: "expected a domain in lowercase, without @ and *",
        fix: "write one such as example.com",
      },
    ]);
  }
  return {
    allowedDomain,
    group: config.require("group"),
    ses: { identityArn: config.require("sesIdentityArn"), from: config.require("sender") },
  };
}
