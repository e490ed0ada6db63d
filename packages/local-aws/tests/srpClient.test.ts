import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { createSrpKeys, signPasswordClaim, srpTimestamp } from "../srpClient";

interface Integer {
  toString(radix: number): string;
}

/** The parts of Amplify's sign-in by SRP, which it doesn't export. */
interface AmplifySrp {
  readonly BigInteger: { readonly BigInteger: new (digits: string, radix: number) => Integer };
  readonly calculate: { calculateA(numbers: Record<"a" | "g" | "N", Integer>): Promise<Integer> };
  readonly constants: { readonly INIT_N: string };
  readonly AuthenticationHelper: {
    readonly AuthenticationHelper: new (
      values: { readonly userPoolName: string } & Record<"a" | "g" | "A" | "N", Integer>,
    ) => {
      getPasswordAuthenticationKey(values: {
        readonly username: string;
        readonly password: string;
        readonly serverBValue: Integer;
        readonly salt: Integer;
      }): Promise<Uint8Array>;
    };
  };
  readonly getSignatureString: {
    getSignatureString(values: {
      readonly userPoolName: string;
      readonly username: string;
      readonly challengeParameters: { readonly SECRET_BLOCK: string };
      readonly dateNow: string;
      readonly hkdf: Uint8Array;
    }): string;
  };
}

const requireAmplify = createRequire(
  join(dirname(require.resolve("@aws-amplify/auth/package.json")), "dist/cjs/providers/cognito/utils/srp/"),
);

function amplify<Name extends keyof AmplifySrp>(name: Name): AmplifySrp[Name] {
  return requireAmplify(`./${name}`) as AmplifySrp[Name];
}

/** A number of at most so many bytes, in hexadecimal digits, with and without leading zeros. */
function digits(maxBytes: number): fc.Arbitrary<string> {
  return fc
    .uint8Array({ minLength: 1, maxLength: maxBytes })
    .map((bytes) => Buffer.from(bytes).toString("hex"))
    .filter((number) => BigInt(`0x${number}`) > 0n);
}

const signIns = fc.record({
  secret: digits(128),
  poolName: fc.string({ minLength: 1 }),
  username: fc.string({ minLength: 1, unit: "binary" }),
  password: fc.string({ minLength: 1, unit: "binary" }),
  salt: digits(16),
  serverPublic: digits(384),
  secretBlock: fc.uint8Array().map((bytes) => Buffer.from(bytes).toString("base64")),
});

describe("A sign-in by SRP", () => {
  it("sends what Amplify would", async () => {
    const { BigInteger } = amplify("BigInteger");
    const { AuthenticationHelper } = amplify("AuthenticationHelper");
    const integer = (number: string): Integer => new BigInteger(number, 16);
    const [g, N] = [integer("2"), integer(amplify("constants").INIT_N)];
    const timestamp = srpTimestamp();
    await fc.assert(
      fc.asyncProperty(signIns, async ({ secret, ...challenge }) => {
        const { poolName: userPoolName, username, password } = challenge;
        const keys = createSrpKeys(BigInt(`0x${secret}`));
        const a = integer(secret);
        const A = await amplify("calculate").calculateA({ a, g, N });
        const hkdf = await new AuthenticationHelper({
          userPoolName,
          ...{ a, g, A, N },
        }).getPasswordAuthenticationKey({
          ...{ username, password },
          serverBValue: integer(challenge.serverPublic),
          salt: integer(challenge.salt),
        });
        const signature = amplify("getSignatureString").getSignatureString({
          ...{ userPoolName, username, hkdf },
          challengeParameters: { SECRET_BLOCK: challenge.secretBlock },
          dateNow: timestamp,
        });
        assert.deepEqual(
          [keys.public.toString(16), signPasswordClaim(keys, challenge, timestamp)],
          [A.toString(16), signature],
        );
      }),
      { numRuns: 20 },
    );
  });

  it("uses another key pair each time", () => {
    assert.notEqual(createSrpKeys().public, createSrpKeys().public);
  });

  it("fails where the service's number would let anybody in", () => {
    const challenge = { poolName: "pool", username: "jane", password: "any", salt: "5a17", secretBlock: "" };
    for (const serverPublic of ["0", amplify("constants").INIT_N]) {
      assert.throws(
        () => signPasswordClaim(createSrpKeys(), { ...challenge, serverPublic }, srpTimestamp()),
        new Error("the service's SRP_B is a multiple of the prime, with which anybody could sign in"),
      );
    }
  });

  for (const [at, text] of [
    ["2025-03-04T05:06:07Z", "Tue Mar 4 05:06:07 UTC 2025"],
    ["2031-11-30T23:00:10Z", "Sun Nov 30 23:00:10 UTC 2031"],
  ] as const) {
    it(`says ${text} for ${at}`, () => {
      assert.equal(srpTimestamp(new Date(at)), text);
    });
  }
});
