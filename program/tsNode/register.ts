import { formatOwnFrames } from "./ownFrames";

// ts-node loads this file when it has registered itself, and so after it has installed its own.
const format: typeof Error.prepareStackTrace = Error.prepareStackTrace.bind(Error);
Error.prepareStackTrace = formatOwnFrames(format);
