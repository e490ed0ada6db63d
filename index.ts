import { CognitoAuth, stackOutputs } from "./components";
import { readConfiguration } from "./program/configuration";
import { silenceDebugMessages } from "./program/debugMessages";
import { shortenStackTraces } from "./program/stackTraces";

silenceDebugMessages();
shortenStackTraces();

const name = "auth";
const { args, protect } = readConfiguration(name);

// What other stacks and a frontend read; components/contract/stackOutputs.ts documents each output.
export = stackOutputs(new CognitoAuth(name, args, { protect }));
