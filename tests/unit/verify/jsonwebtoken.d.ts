/** The one function of jsonwebtoken that the tests ask; the package brings no types of its own. */
declare module 'jsonwebtoken' {
  export type VerifyOptions = {
    algorithms: string[];
    issuer: string;
    audience?: string;
    nonce?: string;
    clockTimestamp: number;
  };
  const jsonwebtoken: {
    verify: (token: string, key: unknown, options: VerifyOptions) => unknown;
  };
  export default jsonwebtoken;
}
