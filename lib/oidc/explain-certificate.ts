import type { ExtraCa, Unreachable } from '@/lib/http/outbound';

/** Possible causes and a fix. No causes if the reason is unknown, because they aren't guessed. */
export type ConnectionWords = { causes: string[]; fix: string };

/** Explains why Node.js rejected the server's certificate; `null` for any other reason. */
export function certificateWords({ reason, extra_ca }: Unreachable, host: string): ConnectionWords | null {
  switch (reason) {
    case 'CERT_HAS_EXPIRED':
      return {
        causes: ['The server’s certificate has expired.', 'The clock of this machine is wrong.'],
        fix: 'Check the clock. If it’s right, renew the certificate.',
      };
    case 'CERT_NOT_YET_VALID':
      return {
        causes: ['The clock of this machine is wrong.', 'The certificate was issued for a later date.'],
        fix: 'Sync this machine’s clock with NTP.',
      };
    case 'CERT_REVOKED':
      return {
        causes: ['The authority has revoked the server’s certificate.'],
        fix: 'Renew the certificate on the server.',
      };
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return {
        causes: [
          `The certificate is for another host name than ${host}: a typo, or an alias without a certificate.`,
        ],
        fix: 'Use the host name that the certificate is for.',
      };
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return {
        causes: [
          'The server doesn’t send its intermediate certificate, so the chain is incomplete.',
          ...unknownAuthority,
          ...aboutFile(extra_ca),
        ],
        fix: `Configure the server to send the whole chain. ${trustFix(extra_ca)}`,
      };
    case 'UNABLE_TO_GET_ISSUER_CERT':
      return {
        causes: [
          'Node.js trusts an intermediate certificate, but not the root certificate that issued it.',
          ...aboutFile(extra_ca),
        ],
        fix: 'Add the root certificate to the file that NODE_EXTRA_CA_CERTS names, then restart Claimcheck.',
      };
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'CERT_UNTRUSTED':
      return { causes: [...unknownAuthority, ...aboutFile(extra_ca)], fix: trustFix(extra_ca) };
    case 'INVALID_CA':
    case 'INVALID_PURPOSE':
    case 'PATH_LENGTH_EXCEEDED':
    case 'CERT_CHAIN_TOO_LONG':
    case 'CERT_SIGNATURE_FAILURE':
    case 'CERT_REJECTED':
    case 'CA_MD_TOO_WEAK':
    case 'EE_KEY_TOO_SMALL':
    case 'CA_KEY_TOO_SMALL':
    case 'ERR_SSL_CA_MD_TOO_WEAK':
    case 'ERR_SSL_EE_KEY_TOO_SMALL':
    case 'ERR_SSL_CA_KEY_TOO_SMALL':
    case 'ERR_TLS_CERT_SIGNATURE_ALGORITHM_UNSUPPORTED':
      return {
        causes: ['A certificate in the chain isn’t valid for this purpose, is too weak, or is damaged.'],
        fix: `Run openssl s_client -showcerts -connect ${host} to see the chain, then issue the certificate again.`,
      };
    default:
      return null;
  }
}

const unknownAuthority = [
  'Node.js doesn’t trust the authority that issued the certificate. The certificate is self-signed or private, or from a company proxy.',
];

/** The problem with the file that should contain the authority, if any. */
function aboutFile(file: ExtraCa | undefined): string[] {
  if (file === undefined) return [];
  switch (file.problem) {
    case 'unreadable':
      return [`NODE_EXTRA_CA_CERTS is set to ${file.path}, but that file can’t be read.`];
    case 'no-certificate':
      return [`NODE_EXTRA_CA_CERTS is set to ${file.path}, but that file has no PEM certificate.`];
    case null:
      return [`NODE_EXTRA_CA_CERTS is set to ${file.path}, but the right authority isn’t in that file.`];
  }
}

const trustFix = (file: ExtraCa | undefined): string =>
  file === undefined
    ? 'Start Claimcheck with NODE_EXTRA_CA_CERTS=/path/to/your-authority.pem.'
    : file.problem === null
      ? `Add the authority’s root certificate to ${file.path}, then restart Claimcheck.`
      : `Correct NODE_EXTRA_CA_CERTS: it must name a readable PEM file. Then restart Claimcheck.`;
