import { shellWord } from '@/lib/text/shell-word';
import { isPlainLine } from '@/lib/text/visible-text';
import { cubeUrl, defaultBasePath } from './cube-url';

const notWritten =
  '# The token contains control or invisible characters. It isn’t shown as a command because they could end it.';

/** A curl command for a POSIX shell that shows what a token may read. The token is untrusted text. */
export function curlToCube(token: string, cube_url: string, base_path = defaultBasePath): string {
  if (!isPlainLine(token)) return notWritten;
  const url = cubeUrl(cube_url, '/v1/meta', base_path);
  return `curl --globoff --header ${shellWord(`Authorization: ${token}`)} ${shellWord(url)}`;
}
