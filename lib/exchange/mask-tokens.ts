const member = /("(?:access_token|id_token|refresh_token)"\s*:\s*")(?:[^"\\]|\\.)*/g;
const jwt = /\beyJ[\w-]{10,}\.[\w-]+(?:\.[\w-]*)*/g;

/** A token endpoint's answer with its tokens masked, so that a failure can show the rest of it. */
export function maskTokens(body: string): string {
  return body.replace(member, '$1(masked)').replace(jwt, '(masked)');
}
