import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, stackOutputs } from "./components";
import { readConfiguration } from "./program/configuration";

const name = "auth";
const { args, protect } = readConfiguration(new pulumi.Config(), name);
const auth = new CognitoAuth(name, args, { protect });

/** What an identity-pool stack, an API stack and a frontend read; see components/stackOutputs.ts. */
export = stackOutputs(auth);
