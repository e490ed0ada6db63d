import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:tls";
import { certificateFailure } from "../certificateAuthority";
import { python } from "./emulator/emulatorPython";

/** Certificates by name, with the one key that all of them have. */
type Certificates = Readonly<
  Record<
    "key" | "root" | "otherRoot" | "intermediate" | "leaf" | "ofIntermediate" | "expired" | "selfSigned",
    string
  >
>;

const script = `
import datetime, ipaddress
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

now = datetime.datetime.now(datetime.timezone.utc)
day = datetime.timedelta(days=1)
key, other_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))

def name(text):
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])

def certificate(subject, issuer, own_key=key, end=now + day):
    is_authority = subject != "server"
    builder = x509.CertificateBuilder().subject_name(name(subject)).issuer_name(name(issuer))
    builder = builder.public_key(own_key.public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - 2 * day).not_valid_after(end)
    builder = builder.add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
    host = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    signed = builder.add_extension(host, critical=False).sign(own_key if subject == issuer else key, hashes.SHA256())
    return signed.public_bytes(serialization.Encoding.PEM).decode()

form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
print(json.dumps({
    "key": key.private_bytes(*form).decode(),
    "root": certificate("root", "root"),
    "otherRoot": certificate("root", "root", other_key),
    "intermediate": certificate("intermediate", "root"),
    "leaf": certificate("server", "root"),
    "ofIntermediate": certificate("server", "intermediate"),
    "expired": certificate("server", "root", end=now - day),
    "selfSigned": certificate("server", "server"),
}))
`;

const unknownAuthority = "its certificate is signed by an authority that Node.js doesn't know";

describe("A certificate that isn't accepted", () => {
  let all: Certificates;

  before(async () => {
    all = (await python(script)) as Certificates;
  });

  /** The code of Node.js where a server shows some certificates, and some authorities are trusted. */
  async function codeFor(
    shown: readonly (keyof Certificates)[],
    trusted: readonly (keyof Certificates)[],
    servername?: string,
  ): Promise<string> {
    const server = createServer({ key: all.key, cert: shown.map((name) => all[name]).join("") });
    server.on("tlsClientError", () => undefined).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const ca = trusted.map((name) => all[name]);
    const host = servername === undefined ? {} : { servername };
    const socket = connect({ port, host: "127.0.0.1", ca, ...host });
    const error = await new Promise<NodeJS.ErrnoException>((resolve) => socket.once("error", resolve));
    socket.destroy();
    server.close();
    return error.code ?? "";
  }

  for (const { what, shown, trusted, code } of [
    {
      what: "of an unknown authority",
      shown: ["leaf"],
      trusted: [],
      code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    },
    {
      what: "of an unknown authority, with another in between",
      shown: ["ofIntermediate", "intermediate"],
      trusted: [],
      code: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    },
    {
      what: "of an authority that is trusted without the one above it",
      shown: ["ofIntermediate"],
      trusted: ["intermediate"],
      code: "UNABLE_TO_GET_ISSUER_CERT",
    },
    {
      what: "of an unknown authority whose certificate comes with it",
      shown: ["leaf", "root"],
      trusted: [],
      code: "SELF_SIGNED_CERT_IN_CHAIN",
    },
    {
      what: "of an authority with the name of one that is trusted",
      shown: ["leaf"],
      trusted: ["otherRoot"],
      code: "CERT_SIGNATURE_FAILURE",
    },
    {
      what: "that the server signed itself",
      shown: ["selfSigned"],
      trusted: [],
      code: "DEPTH_ZERO_SELF_SIGNED_CERT",
    },
  ] as const) {
    it(`is one ${what}`, async () => {
      assert.equal(await codeFor(shown, trusted), code);
      assert.deepEqual(certificateFailure(code), {
        reason: unknownAuthority,
        fix: "set NODE_EXTRA_CA_CERTS to the authority's certificate, a PEM file, then run the command again",
      });
    });
  }

  it("is one that has expired", async () => {
    const code = await codeFor(["expired"], ["root"]);
    assert.equal(code, "CERT_HAS_EXPIRED");
    assert.deepEqual(certificateFailure(code), {
      reason: "its certificate has expired",
      fix: "renew the endpoint's certificate, then run the command again",
    });
  });

  it("is one for another host", async () => {
    const code = await codeFor(["leaf"], ["root"], "localhost");
    assert.equal(code, "ERR_TLS_CERT_ALTNAME_INVALID");
    assert.deepEqual(certificateFailure(code), {
      reason: "its certificate is for another host",
      fix: "use the host that the certificate is for in the endpoint's address",
    });
  });

  it("is none where something else failed", () => {
    assert.equal(certificateFailure("ECONNREFUSED"), undefined);
  });
});
