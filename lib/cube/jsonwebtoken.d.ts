/** What is used of jsonwebtoken; the package brings no types of its own. */
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
    /** The claims; throws where anything is not in order. */
    verify: (token: string, key: unknown, options: VerifyOptions) => unknown;
    /** `null` for what has not the form of a token; throws where its claims say that they are JSON and are not. */
    decode: (
      token: string,
      options: { complete: true },
    ) => { header: unknown; payload: unknown; signature: string } | null;
  };
  export default jsonwebtoken;
}
