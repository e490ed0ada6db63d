import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { python } from "../emulator/emulatorPython";
import type { ServerIdentity } from "./requestServer";

/** A certificate authority that nobody knows, made for a test. */
export interface CertificateAuthority {
  /** The file of its certificate, as PEM. */
  readonly file: string;
  /** Of a server at 127.0.0.1, signed by it. Its key is in no file. */
  readonly server: ServerIdentity;
  remove(): Promise<void>;
}

const script = (host: string): string => `
import datetime, ipaddress
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

def name(text):
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])

def pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM).decode()

def certificate(subject, key, *extensions):
    now = datetime.datetime.now(datetime.timezone.utc)
    day = datetime.timedelta(days=1)
    builder = x509.CertificateBuilder().subject_name(name(subject)).issuer_name(name("test authority"))
    builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - day).not_valid_after(now + day)
    for extension in extensions:
        builder = builder.add_extension(extension, critical=isinstance(extension, x509.BasicConstraints))
    return builder.sign(authority_key, hashes.SHA256())

authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
authority = certificate("test authority", authority_key, x509.BasicConstraints(ca=True, path_length=None))
server = certificate("server", key, x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("${host}"))]))
form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
print(json.dumps({"authority": pem(authority), "cert": pem(server), "key": key.private_bytes(*form).decode()}))
`;

/** Makes an authority, and a certificate of a server at an address. */
export async function makeAuthority(host = "127.0.0.1"): Promise<CertificateAuthority> {
  const { authority, ...server } = (await python(script(host))) as ServerIdentity & { authority: string };
  const folder = await mkdtemp(join(tmpdir(), "authority-test-"));
  const file = join(folder, "authority.pem");
  await writeFile(file, authority);
  return { file, server, remove: () => rm(folder, { recursive: true }) };
}
