import assert from "node:assert/strict";
import { CommandError } from "../../../cli/errors";
import { parseLoginPageOptions } from "../../../local/commands/loginPageOptions";

const nothingAsked = {
  stack: "dev",
  pagePort: 5173,
  port: undefined,
  endpoint: undefined,
  rules: "all",
  accessKeys: "test",
  help: false,
};

describe("The command line of npm run login-page", () => {
  for (const { args, asked } of [
    { args: [], asked: {} },
    { args: ["--stack", "prod"], asked: { stack: "prod" } },
    { args: ["--page-port", "2"], asked: { pagePort: 2 } },
    { args: ["--page-port", "5999"], asked: { pagePort: 5999 } },
    { args: ["--page-port", "6001"], asked: { pagePort: 6001 } },
    { args: ["--page-port", "65535"], asked: { pagePort: 65_535 } },
    { args: ["--port", "4566"], asked: { port: 4566 } },
    { args: ["--endpoint", "http://127.0.0.1:4566"], asked: { endpoint: "http://127.0.0.1:4566" } },
    { args: ["--no-rules"], asked: { rules: "none" } },
    {
      args: ["--access-keys", "environment", "--endpoint", "https://127.0.0.1"],
      asked: { accessKeys: "environment", endpoint: "https://127.0.0.1" },
    },
    { args: ["--json", "--help"], asked: { help: true } },
  ]) {
    it(`accepts ${args.join(" ") || "nothing"}`, () => {
      assert.deepEqual(parseLoginPageOptions(args), { ...nothingAsked, ...asked });
    });
  }

  for (const { args, message } of [
    { args: ["--page-port", "0"], message: '--page-port "0": a port is a whole number from 1 to 65535' },
    {
      args: ["--page-port", "65536"],
      message: '--page-port "65536": a port is a whole number from 1 to 65535',
    },
    { args: ["--port", "0"], message: '--port "0": a port is a whole number from 1 to 65535' },
    {
      args: ["--page-port", "6000"],
      message: `--page-port "6000": browsers and Node's fetch refuse to connect to port 6000`,
    },
    {
      args: ["--endpoint", "http://127.0.0.1:6665"],
      message: `--endpoint "http://127.0.0.1:6665": browsers and Node's fetch refuse to connect to port 6665`,
    },
    {
      args: ["--access-keys", "environment"],
      message: '--access-keys "environment": only an --endpoint gets access keys other than test',
    },
    { args: ["--show-secrets"], message: "Unknown option '--show-secrets'" },
  ]) {
    it(`refuses ${args.join(" ")}`, () => {
      assert.throws(
        () => parseLoginPageOptions(args),
        (error) => error instanceof CommandError && error.message.startsWith(message),
      );
    });
  }
});
