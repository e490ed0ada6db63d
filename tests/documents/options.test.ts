import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { appCommand, startCommand, triggersCommand, usageOf } from "../../local/commands/deployingOptions";
import { usage as usageOfLocalAws } from "../../local/commands/localAwsOptions";
import { usage as usageOfLoginPage } from "../../local/commands/loginPageOptions";

const commands = [
  ["prove-the-sign-in.md", "npm start", usageOf(startCommand)],
  // Their own guide refers to that table.
  ["prove-the-sign-in.md", "npm run app", usageOf(appCommand)],
  ["prove-the-sign-in.md", "npm run triggers", usageOf(triggersCommand)],
  ["local-aws.md", "npm run local-aws", usageOfLocalAws],
  ["login-page.md", "npm run login-page", usageOfLoginPage],
] as const;

describe("What --help prints", () => {
  for (const [, command, usage] of commands) {
    it(`has the descriptions of all options in one column: ${command}`, () => {
      const columns = [...usage.matchAll(/^ {2}--.*? {2,}/gm)].map(([{ length }]) => length);
      assert.ok(columns.length >= 6);
      assert.deepEqual([...new Set(columns)], columns.slice(0, 1));
    });
  }
});

describe("The table of options in a guide", () => {
  for (const [guide, command, usage] of commands) {
    it(`has every option of ${command}, and no other: ${guide}`, () => {
      const text = readFileSync(join(__dirname, "..", "..", "docs", "guides", guide), "utf8");
      const options = [...usage.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option]) => option);
      const rows = [...text.matchAll(/^\| `(--[\w-]+)/gm)].map(([, option]) => option);
      assert.deepEqual([...rows, "--help"].sort(), options.sort());
    });
  }
});
