import assert from "node:assert/strict";
import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from "@aws-sdk/client-cognito-identity";
import { ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createAwsClient } from "../../../awsClient";
import { python } from "../../../tests/emulator/emulatorPython";
import { identityServices, identityTypes as types } from "../../../tests/provider/identityPoolFixtures";
import {
  create,
  providerAt,
  type ProviderUnderTest,
  region,
} from "../../../tests/provider/providerUnderTest";
import { useLocalAws } from "../../../tests/provider/useLocalAws";

/** Somebody with credentials of an identity pool. */
interface Guest {
  readonly id: string;
  readonly s3: S3Client;
}

/** The policy that lets guests and users of identity pools have a role. */
const assumeRolePolicy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Federated: "cognito-identity.amazonaws.com" },
      Action: "sts:AssumeRoleWithWebIdentity",
    },
  ],
});

const sub = "${cognito-identity.amazonaws.com:sub}";
const aud = "${cognito-identity.amazonaws.com:aud}";

describe("A policy's variable", () => {
  const aws = useLocalAws(identityServices);
  let tested: ProviderUnderTest;
  let cognito: CognitoIdentityClient;
  let Bucket: string;

  before(async () => {
    tested = providerAt(aws.endpoint);
    cognito = createAwsClient(CognitoIdentityClient, aws);
    Bucket = (await create(tested, types.bucket, {})).id;
  });

  /** Makes an identity pool whose guests have a policy, and resolves to its id. */
  async function poolWith(...Statement: readonly object[]): Promise<string> {
    const pool = await create(tested, types.identityPool, {
      identityPoolName: "guests",
      allowUnauthenticatedIdentities: true,
    });
    const role = await create(tested, types.role, { assumeRolePolicy });
    const policy = JSON.stringify({ Version: "2012-10-17", Statement });
    await create(tested, types.rolePolicy, { role: role.id, policy });
    const roles = { unauthenticated: role.outputs["arn"] };
    await create(tested, types.attachment, { identityPoolId: pool.id, roles });
    return pool.id;
  }

  async function guestOf(IdentityPoolId: string): Promise<Guest> {
    const { IdentityId = "" } = await cognito.send(new GetIdCommand({ IdentityPoolId }));
    const { Credentials } = await cognito.send(new GetCredentialsForIdentityCommand({ IdentityId }));
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    };
    const target = { endpoint: aws.endpoint, region, credentials };
    return { id: IdentityId, s3: createAwsClient(S3Client, target) };
  }

  function allowing(Action: string, path: string): object {
    return { Effect: "Allow", Action, Resource: `arn:aws:s3:::${Bucket}${path}` };
  }

  async function answerTo(work: Promise<unknown>): Promise<string> {
    return work.then(
      () => "done",
      (error: unknown) => (error instanceof Error ? error.name : String(error)),
    );
  }

  function write({ s3 }: Guest, Key: string): Promise<string> {
    return answerTo(s3.send(new PutObjectCommand({ Bucket, Key, Body: "a" })));
  }

  function list({ s3 }: Guest, Prefix: string): Promise<string> {
    return answerTo(s3.send(new ListObjectsV2Command({ Bucket, Prefix })));
  }

  it("in a resource opens the guest's own folder, and nobody else's", async () => {
    const pool = await poolWith(allowing("s3:PutObject", `/private/${sub}/*`));
    const [jane, joe] = [await guestOf(pool), await guestOf(pool)];
    assert.notEqual(jane.id, joe.id);
    for (const [guest, other] of [
      [jane, joe],
      [joe, jane],
    ] as const) {
      assert.equal(await write(guest, `private/${guest.id}/a`), "done");
      assert.equal(await write(guest, `private/${other.id}/a`), "AccessDenied");
    }
    for (const folder of ["private", `private/${jane.id}x`, `private/${sub}`, `private/x${jane.id}`]) {
      assert.equal(await write(jane, `${folder}/a`), "AccessDenied", folder);
    }
  });

  it("in a condition opens the guest's own folder, and nobody else's", async () => {
    const Condition = { StringLike: { "s3:prefix": [`private/${sub}/*`, "public/*"] } };
    const pool = await poolWith({ ...allowing("s3:ListBucket", ""), Condition });
    const [jane, joe] = [await guestOf(pool), await guestOf(pool)];
    assert.equal(await list(jane, `private/${jane.id}/`), "done");
    assert.equal(await list(jane, "public/"), "done");
    for (const prefix of [`private/${joe.id}/`, `private/${sub}/`, "private/", ""]) {
      assert.equal(await list(jane, prefix), "AccessDenied", prefix);
    }
  });

  it("in an exception closes all folders but the guest's own", async () => {
    const NotResource = `arn:aws:s3:::${Bucket}/private/${sub}/*`;
    const pool = await poolWith(allowing("s3:PutObject", "/*"), {
      Effect: "Deny",
      Action: "s3:PutObject",
      NotResource,
    });
    const [jane, joe] = [await guestOf(pool), await guestOf(pool)];
    assert.equal(await write(jane, `private/${jane.id}/a`), "done");
    assert.equal(await write(jane, `private/${joe.id}/a`), "AccessDenied");
  });

  it("stands for the identity pool, too", async () => {
    const statement = allowing("s3:PutObject", `/${aud}/*`);
    const [pool, other] = [await poolWith(statement), await poolWith(statement)];
    const guest = await guestOf(pool);
    assert.equal(await write(guest, `${pool}/a`), "done");
    assert.equal(await write(guest, `${other}/a`), "AccessDenied");
    assert.equal(await write(guest, `${guest.id}/a`), "AccessDenied");
  });

  it("may be written in any case", async () => {
    const pool = await poolWith(allowing("s3:PutObject", `/${sub.toUpperCase()}/*`));
    const guest = await guestOf(pool);
    assert.equal(await write(guest, `${guest.id}/a`), "done");
  });

  for (const unknown of ["${aws:username}", "${cognito-identity.amazonaws.com:other}", "${sub}"]) {
    it(`that has no value opens nothing: ${unknown}`, async () => {
      const pool = await poolWith(
        allowing("s3:PutObject", `/${unknown}/*`),
        allowing("s3:PutObject", "/public/*"),
      );
      const guest = await guestOf(pool);
      assert.equal(await write(guest, "public/a"), "done");
      for (const folder of [unknown, "", guest.id, pool, "undefined", "None"]) {
        assert.equal(await write(guest, `${folder}/a`), "AccessDenied", folder);
      }
    });
  }
});

/** Applies the rule to an evaluator of its own, and prints what comes of the principals by their keys. */
const trial = `
import dataclasses

@dataclasses.dataclass
class Statement:
    resources: list
    not_resources: list
    conditions: dict
    actions: list

@dataclasses.dataclass
class Principal:
    policies: list

text = "\${cognito-identity.amazonaws.com:sub}"
def statements():
    return [[Statement([text, "\${", "a}"], ["a/" + text], {"StringLike": {"k": [text]}}, [text])]]
principals = {
    "identity": Principal(statements()),
    "role": Principal(statements()),
    "unknown": Principal(statements()),
    "owner": Principal(None),
    "refused": {"code": "InvalidClientTokenId"},
}
calls = []
def resolve_principal(key, *args, **kwargs):
    calls.append([key, args, kwargs])
    return principals[key]
session = {"_identity_id": "r:id", "_identity_pool_id": "r:pool"}
sessions = {"identity": session, "role": {}, "owner": session, "refused": session}
sys.modules["ministack.services"] = types.SimpleNamespace(sts=types.SimpleNamespace(_sessions=sessions))
from rules.identity_pools import policy_variables
resolve = policy_variables.expand_in_policies(None, resolve_principal, None)
resolved = {key: resolve(key, "account", credential=key) for key in principals}

acted = []
Result = dataclasses.make_dataclass("Result", ["decision"])
def evaluate(resource, policies):
    return Result("Allow" if resource in policies[0][0].resources else "ImplicitDeny")
judge = policy_variables.notice_other_decision(None, evaluate, lambda: acted.append(1))
policies = resolved["identity"].policies
decisions = []
for resource, judged in (("r:id", policies), ("a}", policies), ("other", policies), (text, principals["role"].policies)):
    acted.clear()
    decisions.append([judge(resource, judged).decision, len(acted)])

print(json.dumps({
    "expanded": [[dataclasses.asdict(one) for one in policy] for policy in policies],
    "original": dataclasses.asdict(principals["identity"])["policies"],
    "same": [key for key in principals if resolved[key] is principals[key]],
    "call": calls[0],
    "decisions": decisions,
}))
`;

describe('The rule "variables in policies"', () => {
  it("changes the policies of identity pools' sessions, and nothing else", async () => {
    assert.deepEqual(await python(trial), {
      expanded: [
        [
          {
            resources: ["r:id", "${", "a}"],
            not_resources: ["a/r:id"],
            conditions: { StringLike: { k: ["r:id"] } },
            actions: [sub],
          },
        ],
      ],
      original: [
        [
          {
            resources: [sub, "${", "a}"],
            not_resources: [`a/${sub}`],
            conditions: { StringLike: { k: [sub] } },
            actions: [sub],
          },
        ],
      ],
      same: ["role", "unknown", "owner", "refused"],
      call: ["identity", ["account"], { credential: "identity" }],
      // Only the first one would be another one without the rule.
      decisions: [
        ["Allow", 1],
        ["Allow", 0],
        ["ImplicitDeny", 0],
        ["Allow", 0],
      ],
    });
  });
});
