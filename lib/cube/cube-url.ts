import { withoutEnd } from '@/lib/text/trim';

export const defaultBasePath = '/cubejs-api';

/**
 * A URL of Cube's REST API. `base_path` is from a profile, which anyone may have shared. Appended to the text
 * of `cube_url`, it could change the host, for example to `.evil.example`. As a path, it can't.
 */
export function cubeUrl(cube_url: string, path: string, base_path = ''): string {
  const url = new URL(cube_url);
  const segments = withoutEnd(base_path, '/');
  const rooted = segments === '' || segments.startsWith('/') ? segments : `/${segments}`;
  url.pathname = `${withoutEnd(url.pathname, '/')}${rooted}${path}`;
  url.search = '';
  return url.href;
}
