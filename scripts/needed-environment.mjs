/** The variables that a program needs to find its files, its screen, its language, and the network. */
const needed = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'TMPDIR', 'TMP', 'TEMP', 'LANG', 'LANGUAGE', 'TZ', 'CI'],
  ...['TERM', 'COLORTERM', 'NO_COLOR', 'FORCE_COLOR', 'BROWSER'],
  ...['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS', 'LD_LIBRARY_PATH'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT', 'USERNAME', 'USERPROFILE', 'HOMEDRIVE'],
  ...[
    'HOMEPATH',
    'APPDATA',
    'LOCALAPPDATA',
    'PROGRAMDATA',
    'PROGRAMFILES',
    'PROGRAMFILES(X86)',
    'PROGRAMW6432',
  ],
]);
const prefixes = [
  ...['LC_', 'XDG_', 'FONTCONFIG_', 'NODE_', 'PLAYWRIGHT_'],
  ...['DESKTOP_', 'GNOME_', 'GTK_', 'KDE_', 'QT_', 'WSL'],
];

/**
 * Splits an environment in two: variables that any program may have, and the rest, which includes secrets and
 * passwords. Every child of a program inherits its environment, and any process of the account can read it in /proc.
 * @param {Record<string, string | undefined>} env
 * @returns {{ shared: Record<string, string>, own: Record<string, string> }}
 */
export function partEnvironment(env) {
  const isNeeded = ([name]) => {
    // On Windows, names are case-insensitive.
    const upper = name.toUpperCase();
    return needed.has(upper) || prefixes.some((prefix) => upper.startsWith(prefix));
  };
  const entries = Object.entries(env);
  return {
    shared: Object.fromEntries(entries.filter(isNeeded)),
    own: Object.fromEntries(entries.filter((entry) => !isNeeded(entry))),
  };
}
