// Has Node.js run TypeScript: `node --require ./program/tsNode/preload.cjs FILE.ts`.
const process = require("node:process");

// ts-node would load the compiler through v8-compile-cache, and TypeScript's and other commands use Node.js's own compile
// cache: both run code from a folder with a predictable name in the shared temporary folder, whoever made that folder.
// The processes that this one starts inherit these variables.
process.env.DISABLE_V8_COMPILE_CACHE = "1";
process.env.NODE_DISABLE_COMPILE_CACHE = "1";

require("ts-node/register");
