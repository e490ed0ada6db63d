import assert from "node:assert/strict";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { type Answer, withServer } from "../../../packages/local-aws/tests/helpers/requestServer";
import { begin, createProject, type Project, type Run } from "../../helpers/startCommand";

/** An endpoint that isn't what it should be, or breaks. */
interface HostileEndpoint {
  readonly answer: Answer;
  /** What a command says of one that does so from the beginning. */
  readonly atOnce: string;
  /** What it says of one that does so when it is to create the user pool. */
  readonly later: string;
}

const json = { "content-type": "application/x-amz-json-1.1" };
const notAws = "which isn't an AWS response";
const perhapsCreated = "; it may have been created anyway";
const closed = ": the connection was closed before an answer came (ECONNRESET)";

/** Sends the beginning of an answer, and more whenever the connection takes it or a while has passed. */
function endless(chunk: string): Answer {
  return (_request, response) => {
    response.writeHead(200, json).write('{"UserPools":"');
    const timer = setInterval(() => response.write(chunk), 100);
    response.on("close", () => {
      clearInterval(timer);
    });
  };
}

const hostileEndpoints: Readonly<Record<string, HostileEndpoint>> = {
  "redirects to another host": {
    answer: (_request, response) => response.writeHead(302, { location: "https://example.com/" }).end(),
    atOnce: "it answered HTTP 302",
    later: ` answered HTTP 302, ${notAws}`,
  },
  "redirects to itself": {
    answer: (_request, response) => response.writeHead(307, { location: "/" }).end(),
    atOnce: "it answered HTTP 307",
    later: ` answered HTTP 307, ${notAws}`,
  },
  "has no such page": {
    answer: (_request, response) => response.writeHead(404, { "content-type": "text/html" }).end("<html>"),
    atOnce: "it answered HTTP 404",
    later: ` answered HTTP 404, ${notAws}`,
  },
  "fails in words that aren't Cognito's": {
    answer: (_request, response) => response.writeHead(500).end("<html>"),
    atOnce: "it answered HTTP 500",
    later: ` answered HTTP 500, ${notAws}${perhapsCreated}`,
  },
  "breaks off its answer": {
    answer: (_request, response) => {
      const { socket } = response.writeHead(200, { ...json, "content-length": "100" });
      response.write("{", () => socket?.destroy());
    },
    atOnce: "the connection was closed before an answer came",
    later: `${closed}${perhapsCreated}`,
  },
  "closes the connection": {
    answer: (request) => request.socket.destroy(),
    atOnce: "the connection was closed before an answer came",
    later: `${closed}${perhapsCreated}`,
  },
  "refuses the credentials": {
    answer: (_request, response) =>
      response
        .writeHead(400, json)
        .end('{"__type":"UnrecognizedClientException","message":"The security\\ntoken is invalid."}'),
    atOnce: "it refuses the access keys (UnrecognizedClientException)",
    later: "UnrecognizedClientException: The security token is invalid.",
  },
};

/** Those whose answers a command once took for Cognito's, or waited for without end. */
const misleadingEndpoints: Readonly<Record<string, HostileEndpoint>> = {
  "has a page in place of Cognito": {
    answer: (_request, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
    atOnce: "what answers there isn't Cognito",
    later: ` answered HTTP 200, ${notAws}${perhapsCreated}`,
  },
  "sends JSON that ends early": {
    answer: (_request, response) => response.writeHead(200, json).end('{"UserPools":['),
    atOnce: "what answers there isn't Cognito",
    later: ` answered HTTP 200, ${notAws}${perhapsCreated}`,
  },
  "sends an answer that never ends": {
    answer: endless("x"),
    atOnce: "no answer within 5 seconds",
    later: `: no answer came in time (TimeoutError)${perhapsCreated}`,
  },
  "sends an answer that never ends, and is large": {
    answer: endless("x".repeat(4_000_000)),
    atOnce: "no answer within 5 seconds",
    later: `: no answer came in time (TimeoutError)${perhapsCreated}`,
  },
  ...Object.fromEntries(
    ["", "{}", "null", "[]", "42"].map((body) => [
      `answers ${body === "" ? "nothing" : body}`,
      {
        answer: (_request, response) => response.writeHead(200, json).end(body),
        atOnce: "what answers there isn't Cognito",
        later: "the endpoint answered without the id of what it was to create",
      } satisfies HostileEndpoint,
    ]),
  ),
};

/** Fails where the answer isn't one line, a fix, and nothing else on standard error. */
function errorOf({ exitCode, stderr }: Run): string {
  assert.equal(exitCode, 1);
  const [error = "", fix = "", ...rest] = stderr.split("\n").filter((line) => !line.endsWith("…"));
  assert.match(fix, /^ {2}fix: (?!this is a bug)/);
  assert.deepEqual(rest, [""], stderr);
  return error;
}

describe("A command, at an endpoint that", () => {
  let project: Project;

  beforeEach(async () => {
    project = await createProject();
  });

  afterEach(() => project.remove());

  /** The error that a command ends with. */
  async function errorAt(endpoint: string, script: string): Promise<string> {
    const run = await begin(project, ["--endpoint", endpoint], {}, script).ended;
    assert.deepEqual(await readdir(project.temporary), [], "temporary files are left");
    assert.ok(!(await readdir(project.folder)).includes(".local"), "files for a frontend are left");
    return errorOf(run);
  }

  function expectErrors(endpoints: Readonly<Record<string, HostileEndpoint>>, script = "start.ts"): void {
    for (const [title, { answer, atOnce, later }] of Object.entries(endpoints)) {
      it(`${title}, says so`, async () => {
        await withServer(answer, async (endpoint) => {
          assert.equal(
            await errorAt(endpoint, script),
            `error: Cognito doesn't answer at ${endpoint}: ${atOnce}`,
          );
        });
      });

      it(`${title} once it is used, says so`, async () => {
        await withServer(afterFirst(answer), async (endpoint) => {
          const prefix = "error: The deployment failed: aws:cognito:UserPool auth-user-pool: ";
          const error = await errorAt(endpoint, script);
          assert.ok(error.startsWith(prefix), error);
          assert.equal(
            error.slice(prefix.length).replace("CreateUserPool: ", "").replace(endpoint, ""),
            later,
          );
        });
      });
    }
  }

  expectErrors(hostileEndpoints);

  for (const script of ["app.ts", "triggers.ts", "loginPage.ts", "localAws.ts"]) {
    it(`fails from the beginning, says so: ${script}`, async () => {
      await withServer(
        (_request, response) => response.writeHead(500).end(),
        async (endpoint) => {
          assert.equal(
            await errorAt(endpoint, script),
            `error: Cognito doesn't answer at ${endpoint}: it answered HTTP 500`,
          );
        },
      );
    });
  }

  it("isn't one of HTTP, says so", async () => {
    const server = createServer((socket) =>
      socket.on("error", () => undefined).end("SSH-2.0-OpenSSH_9.0\r\n"),
    );
    await once(server.listen(0, "127.0.0.1"), "listening");
    try {
      const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      assert.match(
        await errorAt(endpoint, "start.ts"),
        /^error: Cognito doesn't answer at http:\/\/127\.0\.0\.1:\d+: Parse Error: Expected HTTP\//,
      );
    } finally {
      server.close();
    }
  });

  it("is one of HTTP where HTTPS is expected, says so", async () => {
    await withServer(
      (_request, response) => response.end("{}"),
      async (endpoint) => {
        const error = await errorAt(endpoint.replace("http:", "https:"), "start.ts");
        assert.match(
          error,
          /^error: Cognito doesn't answer at https:\/\/127\.0\.0\.1:\d+: it doesn't speak HTTPS$/,
        );
      },
    );
  });

  describe("misleads:", () => {
    expectErrors(misleadingEndpoints);
  });

  describe("misleads npm run app:", () => {
    const chosen = ["answers {}", "sends an answer that never ends"];
    expectErrors(
      Object.fromEntries(Object.entries(misleadingEndpoints).filter(([title]) => chosen.includes(title))),
      "app.ts",
    );
  });
});

/** An endpoint that lists no user pools when it is asked what it has, and then answers otherwise. */
function afterFirst(answer: Answer): Answer {
  return (request, response, body) =>
    String(request.headers["x-amz-target"]).endsWith(".ListUserPools")
      ? response.writeHead(200, json).end('{"UserPools":[]}')
      : answer(request, response, body);
}
