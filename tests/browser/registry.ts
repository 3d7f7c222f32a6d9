import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Published = {
  /** Its package.json, as the registry returns it. */
  manifest: { name: string; version: string };
  /** Path of its tarball. */
  tarball: string;
};

/** An npm registry on loopback with only these packages. Any other name is a 404. */
export async function startRegistry(
  packages: Published[],
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1);
    const found = packages.find(({ manifest }) => path === manifest.name || path === `${manifest.name}.tgz`);
    if (!found) return response.writeHead(404).end('{}');
    const file = readFileSync(found.tarball);
    if (path.endsWith('.tgz')) return response.end(file);
    const { name, version } = found.manifest;
    const integrity = `sha512-${createHash('sha512').update(file).digest('base64')}`;
    const dist = { tarball: `http://${request.headers.host}/${name}.tgz`, integrity };
    const versions = { [version]: { ...found.manifest, dist } };
    response.setHeader('content-type', 'application/json');
    return response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((closed) => server.close(() => closed()));
  return { url: `http://127.0.0.1:${port}`, close };
}
