/** The used part of jsonwebtoken, which has no types of its own. */
declare module 'jsonwebtoken' {
  export type VerifyOptions = {
    algorithms?: readonly string[] | undefined;
    issuer?: string | readonly string[] | undefined;
    audience?: string | undefined;
    subject?: string | undefined;
    nonce?: string | undefined;
    /** Unix time in seconds. */
    clockTimestamp: number;
  };
  const jsonwebtoken: {
    /** The claims; throws if anything is invalid. */
    verify: (token: string, key: unknown, options: VerifyOptions) => unknown;
    /**
     * `null` if it isn't formatted as a token. Throws if the header announces JSON claims, but they aren't
     * JSON.
     */
    decode: (
      token: string,
      options: { complete: true },
    ) => { header: unknown; payload: unknown; signature: string } | null;
  };
  export default jsonwebtoken;
}
