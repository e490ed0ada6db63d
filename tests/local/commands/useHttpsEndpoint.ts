import type { IncomingMessage } from "node:http";
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import type { AwsCredentials } from "@cognito-auth/local-aws/credentials";
import { applicationServices, type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import {
  type CertificateAuthority,
  makeAuthority,
} from "../../../packages/local-aws/tests/helpers/certificateAuthority";
import {
  forward,
  openServer,
  type RequestServer,
} from "../../../packages/local-aws/tests/helpers/requestServer";
import { createProject, type Project } from "../../helpers/startCommand";

/** The keys of an administrator of an endpoint: those of the user, and those of a session. */
interface Keys {
  readonly user: AwsCredentials;
  readonly session: AwsCredentials;
}

/** An https endpoint with an authority of its own, for all tests of the enclosing suite. */
export interface HttpsEndpoint {
  readonly address: string;
  /** The local AWS behind it, by HTTP. */
  readonly plainAddress: string;
  /** The file of its authority. */
  readonly authorityFile: string;
  readonly keys: Keys;
  /** What the present test has sent to it. */
  readonly requests: readonly Pick<IncomingMessage, "headers">[];
  /** The project of the present test. */
  readonly project: Project;
}

/** Starts an https endpoint, and makes a project for each test. */
export function useHttpsEndpoint(): HttpsEndpoint {
  let emulator: Emulator;
  let authority: CertificateAuthority;
  let server: RequestServer;
  let keys: Keys;
  let project: Project;
  let requests: Pick<IncomingMessage, "headers">[];

  before(async () => {
    emulator = await startEmulator({ services: applicationServices, onProgress: () => undefined });
    keys = await makeKeys(emulator.endpoint);
    authority = await makeAuthority();
    server = await openServer((request, response, body) => {
      requests.push(request);
      // Otherwise the local AWS would take the calls for plain HTTP ones, which the bucket's policy denies.
      request.headers["x-forwarded-proto"] = "https";
      forward(emulator.endpoint, request, response, body);
    }, authority.server);
  });

  after(async () => {
    await server.close();
    await emulator.stop();
    await authority.remove();
  });

  beforeEach(async () => {
    requests = [];
    project = await createProject();
  });

  afterEach(() => project.remove());

  return {
    get address() {
      return server.endpoint;
    },
    get plainAddress() {
      return emulator.endpoint;
    },
    get authorityFile() {
      return authority.file;
    },
    get keys() {
      return keys;
    },
    get requests() {
      return requests;
    },
    get project() {
      return project;
    },
  };
}

/** Makes access keys of an administrator of an endpoint: those of the user, and those of a session. */
async function makeKeys(endpoint: string): Promise<Keys> {
  const target = { endpoint, region: "us-east-1" };
  const iam = createAwsClient(IAMClient, target);
  const UserName = "administrator";
  await iam.send(new CreateUserCommand({ UserName }));
  const statement = { Effect: "Allow", Action: "*", Resource: "*" };
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "everything", PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const user = {
    accessKeyId: AccessKey?.AccessKeyId ?? "",
    secretAccessKey: AccessKey?.SecretAccessKey ?? "",
  };
  const sts = createAwsClient(STSClient, { ...target, credentials: user });
  const { Credentials } = await sts.send(new GetSessionTokenCommand({}));
  for (const client of [iam, sts]) client.destroy();
  const session = {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  };
  return { user, session };
}
