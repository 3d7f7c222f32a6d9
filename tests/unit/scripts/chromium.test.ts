import { describe, expect, it } from 'vitest';
import { installedChromium } from '@/scripts/chromium.mjs';

type Machine = Parameters<typeof installedChromium>[0];

const linux = { platform: 'linux', home: '/home/ada', env: { PATH: '/usr/local/bin:/usr/bin' } };
const mac = { platform: 'darwin', home: '/Users/ada', env: { PATH: '/usr/bin' } };
const windows = {
  platform: 'win32',
  home: 'C:\\Users\\ada',
  env: { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' },
};

function find(machine: { platform: string; home: string; env: object }, present: string[], named?: string) {
  const env = { ...machine.env, ...(named === undefined ? {} : { CLAIMCHECK_CHROMIUM: named }) };
  return installedChromium({ ...machine, env, works: (path: string) => present.includes(path) } as Machine);
}

const macChrome = 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const macEdge = 'Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';

describe('the browser for the tests', () => {
  it.each<[string, typeof linux | typeof windows, string[], string | undefined]>([
    ['none', linux, [], undefined],
    ["Debian's Chromium", linux, ['/usr/bin/chromium'], '/usr/bin/chromium'],
    [
      'Chrome before Chromium',
      linux,
      ['/usr/bin/chromium', '/usr/bin/google-chrome'],
      '/usr/bin/google-chrome',
    ],
    ['Edge last', linux, ['/usr/bin/microsoft-edge', '/usr/local/bin/chromium'], '/usr/local/bin/chromium'],
    ['Chrome of a Mac', mac, [`/${macEdge}`, `/${macChrome}`], `/${macChrome}`],
    ["Chrome in a Mac user's own folder", mac, [`/Users/ada/${macChrome}`], `/Users/ada/${macChrome}`],
    [
      'Chrome of Windows',
      windows,
      [
        'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
        'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      ],
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
    [
      "Chrome in a Windows user's own folder",
      windows,
      ['C:\\Users\\ada\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'],
      'C:\\Users\\ada\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
    ],
  ])('%s', (_, machine, present, found) => {
    expect(find(machine, present)).toBe(found);
  });

  it('is the one that the environment names, before any other', () => {
    expect(find(linux, ['/usr/bin/chromium', '/opt/mine'], '/opt/mine')).toBe('/opt/mine');
  });

  it('is missing if the environment names something else', () => {
    expect(() => find(linux, ['/usr/bin/chromium'], '/opt/mine')).toThrow(
      'CLAIMCHECK_CHROMIUM is "/opt/mine"',
    );
  });
});
