import { shellWord } from '@/lib/text/shell-word';
import { isPlainLine } from '@/lib/text/visible-text';
import { cubeUrl, defaultBasePath } from './cube-url';

const notWritten =
  '# The token contains control or invisible characters. It isn’t shown as a command because they could end it.';

/** The request with which Cube shows what a token may read, for a POSIX shell. The token is the provider's text. */
export function curlToCube(token: string, cube_url: string, base_path = defaultBasePath): string {
  if (!isPlainLine(token)) return notWritten;
  const url = cubeUrl(cube_url, '/v1/meta', base_path);
  return `curl --globoff --header ${shellWord(`Authorization: ${token}`)} ${shellWord(url)}`;
}
