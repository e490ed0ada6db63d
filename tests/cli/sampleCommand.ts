import { runCommand } from "../../cli/command";
import { CommandError } from "../../cli/errors";

/* A command that ends in the way that its argument names, for the tests of what all commands share. */

const never = new Promise<never>(() => undefined);
const systemError = (code: string): Error =>
  Object.assign(new Error(`${code}: refused, open '/shop/file'`), {
    ...{ code, syscall: "open", path: "/shop/file" },
  });
const errorWithoutPath = (code: string): Error =>
  Object.assign(new Error(`${code}: refused, write`), { code, syscall: "write" });

void runCommand<{ readonly help: boolean; readonly ending: string }>({
  usage: "Usage: sample\n",
  parse: ([ending = ""]) => ({ help: ending === "--help", ending }),
  run: async ({ options: { ending }, atEnd, print, progress, signal, fail, serve }) => {
    atEnd(() => {
      progress("cleaned up");
      return Promise.resolve();
    });
    const [what = "", argument = ""] = ending.split(":");
    const endings: Readonly<Record<string, () => unknown>> = {
      succeed: () => undefined,
      hang: () => never,
      fail: () => {
        throw new CommandError("No.", "try again");
      },
      break: () => {
        throw new Error("unexpected");
      },
      system: () => {
        throw systemError(argument);
      },
      systemWithoutPath: () => {
        throw errorWithoutPath(argument);
      },
      reject: () => {
        setImmediate(() => void Promise.reject(new CommandError("Nobody waits for this.", "wait")));
        return never;
      },
      failLater: () => {
        setImmediate(() => {
          fail(new CommandError("Later.", "sooner"));
        });
        return never;
      },
      serve: () => serve("http://127.0.0.1:1"),
      wait: () => {
        setInterval(() => undefined, 1_000);
        signal.addEventListener("abort", () => {
          progress("aborted");
        });
        progress("waiting");
        return never;
      },
      waitInCleanUp: () => {
        atEnd(() => {
          setInterval(() => undefined, 1_000);
          progress("cleaning up");
          return never;
        });
        setInterval(() => undefined, 1_000);
        progress("waiting");
        return never;
      },
      cleanUpOfCleanUp: () => {
        atEnd(() => {
          atEnd(() => {
            progress("cleaned up later");
            return Promise.resolve();
          });
          return Promise.resolve();
        });
      },
      hangInCleanUp: () => {
        atEnd(() => never);
      },
      flood: async () => {
        for (;;) {
          print("line");
          await new Promise((resolve) => setImmediate(resolve));
        }
      },
    };
    await endings[what]?.();
    print("done");
    return 0;
  },
});
