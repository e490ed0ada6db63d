import { formatOwnFrames, type FormatStack } from "./ownFrames";

// ts-node loads this file when it has registered itself, and so after it has installed its own.
const format: FormatStack = Error.prepareStackTrace.bind(Error);
Error.prepareStackTrace = formatOwnFrames(format);
