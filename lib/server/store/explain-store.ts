/** Why the store fails, as part of a sentence that doesn't contain any of the data. */
export function explainStore(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  // The client fails on anything that isn't a Redis reply, such as the error message of protected mode.
  if (error instanceof TypeError) return 'it closes every connection. It may be in protected mode';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code !== null) return explainCode(code);
  // A failed script repeats its command's error at the end (Redis 6), or rephrases it (Redis 7).
  const found = replies.find(({ words }) => words.some((word) => error.message.includes(word)));
  return found?.reason ?? error.message;
}

/** Errors from Redis and Valkey, by words in them. */
const replies: { words: string[]; reason: string }[] = [
  { words: ['READONLY'], reason: 'it is a read-only replica. STORE_URL must name the primary' },
  { words: ['OOM'], reason: 'its memory is full. Raise its maxmemory' },
  { words: ['MISCONF'], reason: 'it can’t save to its disk, so it rejects writes' },
  {
    words: ['NOPERM', 'user executing the script'],
    reason: 'its user may not run the commands that Claimcheck needs. docs/team.md lists them',
  },
  { words: ['NOAUTH', 'WRONGPASS'], reason: 'it rejects the user name or password in STORE_URL' },
  {
    words: ['CROSSSLOT', 'MOVED', 'CLUSTERDOWN', 'non local key'],
    reason: 'it is a cluster of several shards. Claimcheck needs one shard, or a Redis that isn’t a cluster',
  },
  {
    words: ['WRONGTYPE', 'not an integer', 'attempt to'],
    reason:
      'something else wrote to one of Claimcheck’s keys. Give Claimcheck a database of its own, or delete the keys that start with {claimcheck}',
  },
  { words: ['LOADING'], reason: 'it is loading its data' },
  { words: ['MASTERDOWN'], reason: 'it is a replica, and its primary is unavailable' },
];

/** A code from the system or TLS. Most are well known by their names. */
function explainCode(code: string): string {
  switch (code) {
    case 'ECONNRESET':
      return 'ECONNRESET. If it uses TLS, STORE_URL must start with rediss://';
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return `${code}. If it doesn’t use TLS, STORE_URL must start with redis://`;
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return `${code}. NODE_EXTRA_CA_CERTS names a file with its CA’s certificate`;
    case 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED':
    case 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE':
      return `${code}. It may require a client certificate. Set STORE_CERT and STORE_KEY to its files`;
    default:
      return code;
  }
}
