import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const repository = join(__dirname, "..", "..", "..");

describe("What takes the engine's place", () => {
  it("is the same for mocks and for the local AWS, which import nothing of each other", () => {
    assert.deepEqual(filesIn("components/testing/monitor"), filesIn("packages/local-aws/engines/monitor"));
  });
});

function filesIn(folder: string): Record<string, string> {
  const path = join(repository, folder);
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), "utf8")]));
}
