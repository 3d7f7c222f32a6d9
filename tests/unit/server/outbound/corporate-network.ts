import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Server as NetServer } from 'node:net';
import { join } from 'node:path';
import type { TlsOptions } from 'node:tls';
import { promisify } from 'node:util';
import type { OutboundResult } from '@/lib/server/outbound/limited-fetch';

/** A name that only the proxy can resolve. */
export const host = 'idp.corp.example';

/** A private root, an intermediate, and a certificate for `host`, in `folder`. */
export function makeAuthority(folder: string): void {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const issue = (name: string, issuer: string, extensions: string) => {
    writeFileSync(join(folder, `${name}.ext`), extensions);
    openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const by = ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial'];
    openssl('x509', '-req', '-in', `${name}.csr`, ...by, '-extfile', `${name}.ext`, '-out', `${name}.pem`);
  };
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
    '-subj',
    '/CN=root',
    '-days',
    '2',
  );
  issue('intermediate', 'root', 'basicConstraints=critical,CA:true\n');
  issue('leaf', 'intermediate', `subjectAltName=DNS:${host}\n`);
}

const servers: NetServer[] = [];

async function listen(server: NetServer): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Its port. It presents its whole chain unless configured otherwise. */
export function startProvider(
  folder: string,
  { leafAlone = false, ...options }: TlsOptions & { leafAlone?: boolean } = {},
) {
  const pem = (name: string) => readFileSync(join(folder, `${name}.pem`), 'utf8');
  const cert = leafAlone ? pem('leaf') : pem('leaf') + pem('intermediate');
  const key = readFileSync(join(folder, 'leaf.key'), 'utf8');
  return listen(createTlsServer({ cert, key, ...options }, (_, response) => response.end('{"issuer":"it"}')));
}

/** A CONNECT proxy that resolves every name to this machine, and the requests that it received. */
export async function startProxy(login?: string): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const server: Server = createHttpServer();
  const wanted = login && `Basic ${Buffer.from(login).toString('base64')}`;
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    if (wanted && request.headers['proxy-authorization'] !== wanted) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
      return;
    }
    const target = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    for (const each of [target, socket]) each.on('error', () => each.destroy());
  });
  return { port: await listen(server), asked };
}

export function stopAll(): void {
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) (server as Server).closeAllConnections();
    server.close();
  }
}

/** The outbound module's result for `url` in a process with these variables. Node.js reads some only at its start. */
export async function askIn(variables: Record<string, string>, url: string): Promise<OutboundResult> {
  const script = join(import.meta.dirname, 'ask-once.ts');
  const { PATH = '' } = process.env;
  const env = { PATH, NODE_ENV: 'test', NODE_NO_WARNINGS: '1', ...variables } as NodeJS.ProcessEnv;
  const args = ['--conditions=react-server', '--import', 'tsx', script, url];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(stdout) as OutboundResult;
}
