import * as pulumi from "@pulumi/pulumi";
import { readAuthStack } from "cognito-auth";
import { createCallerFunction } from "./callerFunction";
import { readConfiguration } from "./configuration";
import { silenceDebugMessages } from "./debugMessages";
import { createHttpApi } from "./httpApi";

silenceDebugMessages();

const { authStack, ...limits } = readConfiguration();
const auth = readAuthStack(new pulumi.StackReference(authStack));

// What a frontend and an identity-pool stack read; httpApi.ts describes each output.
export = createHttpApi({ ...limits, auth, callerFunction: createCallerFunction() });
