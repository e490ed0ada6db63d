// Renews the document of what the local AWS shows, after checks, rules or emulators have changed:
// MOTO_SERVER=$(.ci/install-moto) node --require ./program/tsNode/preload.cjs packages/local-aws/tests/checks/write.ts
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { hasMoto } from "../helpers/motoServer";
import { mochaHooks } from "../helpers/validRequests";
import { describeObservation, documentFile, renewal } from "./document";
import { observe } from "./run";

void (async () => {
  assert.ok(hasMoto(), `what moto shows is a column of the table: ${renewal}`);
  // What an invalid request shows is nothing.
  await mochaHooks.beforeAll();
  const observation = await observe();
  await mochaHooks.afterAll();
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(documentFile, describeObservation(observation, "", date));
})();
