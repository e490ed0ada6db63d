import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { LocalAwsError, messageOf } from "./errors";

/** The variable that names a file with the certificates of authorities that Node.js trusts, too. It is read at its start. */
const variable = "NODE_EXTRA_CA_CERTS";

const howToTrust = `set ${variable} to the authority's certificate, a PEM file, then run the command again`;

/** Why an endpoint's certificate isn't accepted, and what to do about it. */
interface CertificateFailure {
  readonly reason: string;
  readonly fix: string;
}

const unknownAuthority: CertificateFailure = {
  reason: "its certificate is signed by an authority that Node.js doesn't know",
  fix: howToTrust,
};

/** By the codes of Node.js. */
const failures: Readonly<Record<string, CertificateFailure>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownAuthority,
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
  // As with an authority of the same name that has another key.
  CERT_SIGNATURE_FAILURE: unknownAuthority,
  CERT_HAS_EXPIRED: {
    reason: "its certificate has expired",
    fix: "renew the endpoint's certificate, then run the command again",
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    reason: "its certificate is for another host",
    fix: "use the host that the certificate is for in the endpoint's address",
  },
};

/** Why an endpoint's certificate isn't accepted; undefined where something else failed. */
export function certificateFailure(code: string): CertificateFailure | undefined {
  return failures[code];
}

/**
 * The file of the authority that NODE_EXTRA_CA_CERTS names, as an absolute path: other processes run in other folders.
 * Undefined where there is none, or the endpoint has no certificate.
 *
 * @throws LocalAwsError when it can't be used, of which Node.js only warns
 */
export async function findAuthority(
  endpoint: string,
  { [variable]: path = "" }: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  if (path === "" || !endpoint.startsWith("https:")) return undefined;
  const file = resolve(path);
  const content = await readFile(file, "latin1").catch((error: unknown) => {
    throw unusable(messageOf(error));
  });
  const certificates = content.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0) throw unusable(`${file} has no certificate in PEM format`);
  if (!certificates.every(isCertificate)) throw unusable(`${file} has a certificate that can't be read`);
  return file;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

function unusable(reason: string): LocalAwsError {
  return new LocalAwsError(`${variable} can't be used: ${reason}`, howToTrust);
}

/** The variables with which Node.js and AWS's own tools trust an authority. AWS's tools then trust no other. */
export function authorityVariables(file: string | undefined): Record<string, string> {
  return file === undefined ? {} : { [variable]: file, AWS_CA_BUNDLE: file };
}
