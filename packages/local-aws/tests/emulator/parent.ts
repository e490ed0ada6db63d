import { text } from "node:stream/consumers";
import { startEmulator } from "../../emulator";

/** Starts a local AWS, prints its endpoint, and stops it when standard input ends. Ctrl-C is reported and ignored. */
async function main(): Promise<void> {
  process.on("SIGINT", () => {
    console.log("interrupted");
  });
  const emulator = await startEmulator({ onProgress: () => undefined });
  console.log(emulator.endpoint);
  await text(process.stdin);
  await emulator.stop();
}

void main();
