/** What was seen of an OAuth error, with the provider's own words. RFC 6749 §5.2. */
export function seenError(answer: {
  status: number;
  error: string;
  error_description: string | null;
}): string {
  const { status, error, error_description } = answer;
  const words =
    error_description === null ? ' and no description' : `, error_description “${error_description}”`;
  return `${status} with error “${error}”${words}.`;
}
