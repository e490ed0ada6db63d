// Renews the recording with what the component requests today, after an intended change:
// node --require ./program/tsNode/preload.cjs tests/unit/resources/write.ts
import { writeFileSync } from "node:fs";
import { format } from "prettier";
import { recordingFiles, recordProblems, recordResources } from "./recording";

async function write(file: string, recording: object): Promise<void> {
  writeFileSync(file, await format(JSON.stringify(recording), { parser: "json", printWidth: 110 }));
}

void (async () => {
  await write(recordingFiles.resources, await recordResources());
  await write(recordingFiles.problems, recordProblems());
})();
