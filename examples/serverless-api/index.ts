import * as pulumi from "@pulumi/pulumi";
import { readAuthStack } from "cognito-auth";
import { createCallerFunction } from "./callerFunction";
import { readConfiguration } from "./configuration";
import { silenceDebugMessages } from "./debugMessages";
import { createHttpApi } from "./httpApi";
import { clientIdsOf } from "./serviceClients";

silenceDebugMessages();

const { authStack, serviceClients, ordersScope, ...limits } = readConfiguration();
const auth = readAuthStack(new pulumi.StackReference(authStack));
const orders =
  serviceClients === undefined
    ? undefined
    : { clientIds: clientIdsOf(auth, serviceClients), scope: ordersScope };

// What a frontend and an identity-pool stack read; httpApi.ts describes each output.
export = createHttpApi({ ...limits, auth, callerFunction: createCallerFunction(), orders });
