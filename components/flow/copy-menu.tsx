'use client';

import { useRef, useState } from 'react';
import { toClipboard } from '@/components/ui/clipboard';
import { consoleSnippet } from '@/lib/cube/console-snippet';
import { curlToCube } from '@/lib/cube/curl-to-cube';

type Props = { token: string; cube_url: string; env: string; className: string };

/** Other formats to copy the token in. The texts are generated on demand. */
const formats: { label: string; make: (props: Props) => string }[] = [
  { label: 'Raw token', make: ({ token }) => token },
  { label: 'Authorization header', make: ({ token }) => `Authorization: Bearer ${token}` },
  { label: 'curl to Cube', make: ({ token, cube_url }) => curlToCube(token, cube_url) },
  { label: 'Decoded JSON', make: ({ token }) => decoded(token) },
  { label: 'Recommended .env', make: ({ env }) => env },
  { label: 'Playground console snippet', make: ({ token }) => consoleSnippet(token) },
];

export function CopyMenu(props: Props) {
  const [copied, setCopied] = useState<string | null>(null);
  const menu = useRef<HTMLDetailsElement>(null);

  async function copy(label: string, text: string) {
    setCopied((await toClipboard(text)) ? `Copied: ${label}` : 'Couldn’t copy. Select the text instead.');
    if (menu.current) menu.current.open = false;
    setTimeout(() => setCopied(null), 2000);
  }

  return (
    <details ref={menu} className="menu">
      <summary className={props.className} aria-label="Copy as" title="Copy as">
        <span className="i i-down" aria-hidden />
      </summary>
      <div className="menu-items">
        {formats.map(({ label, make }) => (
          <button key={label} type="button" onClick={() => copy(label, make(props))}>
            {label}
          </button>
        ))}
      </div>
      <span role="status" className={copied === null ? 'sr-only' : 'menu-said'}>
        {copied}
      </span>
    </details>
  );
}

/** Header and claims of a token as JSON, or the token itself if it can't be read. */
function decoded(token: string): string {
  try {
    const [header = '', payload = ''] = token.split('.', 2).map(fromBase64url);
    return JSON.stringify({ header: JSON.parse(header), payload: JSON.parse(payload) }, null, 2);
  } catch {
    return token;
  }
}

function fromBase64url(part: string): string {
  const bytes = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(bytes, (each) => each.charCodeAt(0)));
}
