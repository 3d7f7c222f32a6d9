/** The few styles of the output; plain text without colors. */
export function styles(color: boolean) {
  const style = (code: number) => (text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { bold: style(1), faint: style(2), red: style(31), green: style(32), yellow: style(33) };
}
