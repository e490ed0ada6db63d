import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readMails, readTextMessages } from "../../emulator";
import { cacheFolder } from "../../emulator/cacheFolder";
import { installFailure } from "../../emulator/installFailure";
import { withServer } from "../helpers/requestServer";

describe("The cache folder", () => {
  const home = join("/", "home", "ada");
  const none: NodeJS.ProcessEnv = {};

  it("is the one that COGNITO_AUTH_CACHE names", () => {
    const chosen = join("/", "elsewhere");
    assert.equal(cacheFolder({ COGNITO_AUTH_CACHE: chosen, XDG_CACHE_HOME: "/xdg" }, "linux", home), chosen);
  });

  it("lies in the user's cache folder otherwise", () => {
    const local = join(home, "AppData", "Local");
    assert.equal(cacheFolder(none, "linux", home), join(home, ".cache", "cognito-auth"));
    assert.equal(
      cacheFolder({ COGNITO_AUTH_CACHE: "" }, "linux", home),
      join(home, ".cache", "cognito-auth"),
    );
    assert.equal(cacheFolder({ XDG_CACHE_HOME: "/xdg" }, "linux", home), join("/xdg", "cognito-auth"));
    assert.equal(cacheFolder(none, "darwin", home), join(home, "Library", "Caches", "cognito-auth"));
    assert.equal(cacheFolder({ LOCALAPPDATA: local }, "win32", home), join(local, "cognito-auth"));
    assert.equal(cacheFolder(none, "win32", home), join(home, ".cache", "cognito-auth"));
  });
});

describe("A failed installation", () => {
  const failures: readonly (readonly [output: string, said: string])[] = [
    [
      "WARNING: Retrying (Retry(total=0)): Connection refused\nERROR: Could not find a version that satisfies the requirement h11==1 (from versions: none)\nERROR: No matching distribution found for h11==1\n",
      "its packages couldn't be downloaded (ERROR: Could not find a version that satisfies the requirement h11==1 (from versions: none))",
    ],
    [
      "error: Request failed after 3 retries in 5.1s\n  cause: tcp connect error\n  cause: Connection refused (os error 111)\n",
      "its packages couldn't be downloaded (cause: Connection refused (os error 111))",
    ],
    [
      "error: No solution found when resolving dependencies\n\nhint: Packages were unavailable because the network was disabled.\n",
      "its packages couldn't be downloaded (hint: Packages were unavailable because the network was disabled.)",
    ],
    [
      "error: Failed to download `pycparser==3.12`\n  cause: Hash mismatch for `pycparser==3.12`\n\n  Expected:\n    sha256:00\n",
      "a downloaded package isn't the one that was pinned (cause: Hash mismatch for `pycparser==3.12`)",
    ],
    [
      "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n    h11==1 from somewhere\n",
      "a downloaded package isn't the one that was pinned (ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.)",
    ],
    [
      "Traceback (most recent call last):\nOSError: [Errno 28] No space left on device\nraise ProtocolError\n",
      "there is no space left on the disk (OSError: [Errno 28] No space left on device)",
    ],
    [
      "ENOSPC: no space left on device, mkdtemp 'x'",
      "there is no space left on the disk (ENOSPC: no space left on device, mkdtemp 'x')",
    ],
    [
      "OSError: [Errno 30] Read-only file system: 'x'",
      "its cache folder can't be written to (OSError: [Errno 30] Read-only file system: 'x')",
    ],
    [
      "EACCES: permission denied, mkdir 'x'",
      "its cache folder can't be written to (EACCES: permission denied, mkdir 'x')",
    ],
    // What Node says of a folder to be made on a read-only disk.
    [
      "ENOENT: no such file or directory, mkdir 'x'",
      "its cache folder can't be written to (ENOENT: no such file or directory, mkdir 'x')",
    ],
    ["error: a\nnote: b\n", "its packages couldn't be installed (error: a)"],
    ["Killed\n", "its packages couldn't be installed (Killed)"],
    ["", "its packages couldn't be installed (no reason was given)"],
  ];

  for (const [output, said] of failures) {
    it(`says: ${said}`, () => {
      assert.equal(installFailure(output, "F").message, `The local AWS couldn't be installed in F: ${said}.`);
    });
  }

  it("hides the user's credentials for the index", () => {
    const { message } = installFailure("error: Failed to fetch: https://ada:pass@127.0.0.1/simple/h11/", "F");
    assert.ok(message.endsWith("(error: Failed to fetch: https://127.0.0.1/simple/h11/)."));
  });

  it("is reported in about 200 characters", () => {
    const { message } = installFailure(`error: ${"a".repeat(500)} the end`, "F");
    const quoted = /\((.*)\)\.$/.exec(message)?.[1] ?? "";
    assert.equal(quoted.length, 201);
    assert.match(quoted, /^error: a+ … a+ the end$/);
  });
});

describe("The pinned packages", () => {
  it("have a hash each, and no address or path", async () => {
    const file = await readFile(join(__dirname, "../../emulator/requirements.txt"), "utf8");
    const packages = file
      .replace(/^#.*$/gm, "")
      .split(/^(?=\S)/m)
      .filter((entry) => entry.trim() !== "");
    assert.equal(packages.length, 25);
    for (const entry of packages) {
      assert.match(entry, /^[\w-]+==[\w.]+ (; [^\\]+)?(\\\n {4}--hash=sha256:[0-9a-f]{64} ?)+\n$/);
    }
  });
});

describe("The messages of an endpoint", () => {
  const mail = {
    Source: "a@b",
    To: ["c@d"],
    CC: ["e@f"],
    BCC: ["g@h"],
    Subject: "s",
    BodyText: "",
    BodyHtml: "<p>",
    Timestamp: 2.5,
  };

  /** Reads from an endpoint that answers everything in one way. */
  function answered<T>(status: number, body: unknown, read: (endpoint: string) => Promise<T>): Promise<T> {
    return withServer((_, response) => {
      response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
    }, read);
  }

  it("are sorted by their time, over all accounts", async () => {
    const messages = {
      "1": [mail, { ...mail, Subject: "last", Timestamp: 9 }],
      "2": [{ ...mail, Subject: "first", Timestamp: 1 }],
    };
    const mails = await answered(200, { messages }, readMails);
    assert.deepEqual(
      mails?.map(({ subject }) => subject),
      ["first", "s", "last"],
    );
    const expected = {
      from: "a@b",
      to: ["c@d", "e@f", "g@h"],
      subject: "s",
      text: "",
      html: "<p>",
      sentAt: new Date(2500),
    };
    assert.deepEqual(mails[1], expected);
  });

  it("include the text messages of SNS", async () => {
    const sms_messages = { "+1": [{ PhoneNumber: "+1", Message: "hello", Subject: null }], "+2": [] };
    assert.deepEqual(await answered(200, { sms_messages }, readTextMessages), [{ to: "+1", text: "hello" }]);
  });

  const unreadable: readonly (readonly [string, number, unknown])[] = [
    ["knows no such path", 404, { messages: {} }],
    ["answers in another language", 200, "<html>"],
    ["answers something else", 200, { messages: [mail] }],
    ["answers nothing", 200, "null"],
    ["shows a mail of another shape", 200, { messages: { "1": [mail, { ...mail, Subject: 1 }] } }],
  ];
  for (const [what, status, body] of unreadable) {
    it(`can't be shown by one that ${what}`, async () => {
      assert.equal(await answered(status, body, readMails), undefined);
      assert.equal(await answered(status, body, readTextMessages), undefined);
    });
  }

  it("can't be read where nothing answers", async () => {
    const endpoint = await answered(200, {}, (address) => Promise.resolve(address));
    await assert.rejects(readMails(endpoint), {
      name: "LocalAwsError",
      message: `Nothing answers at ${endpoint}.`,
      fix: "check that the endpoint is running",
    });
  });
});
