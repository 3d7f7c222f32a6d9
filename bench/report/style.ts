/** The colors and fonts of app/globals.css. */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --canvas: light-dark(#f6f7f9, #0d1014); --panel: light-dark(#fff, #14181e); --line: light-dark(#dfe3e9, #262c35);
  --ink: light-dark(#171b22, #e5e9ef); --muted: light-dark(#566070, #98a3b3); --accent: light-dark(#3b4fd1, #9dacff);
  --other: light-dark(#8b94a3, #5d6878); --pass: light-dark(#13724a, #5fd39b); --fail: light-dark(#b3261e, #ff8f86);
  --warn: light-dark(#855300, #f0bd5c);
}
* { box-sizing: border-box; margin: 0; }
body {
  max-width: 60rem; margin-inline: auto; padding: 1.5rem 1rem 3rem; background: var(--canvas); color: var(--ink);
  font: .875rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  overflow-wrap: break-word;
}
h1 { font-size: 1.25rem; font-weight: 600; }
h2 { font-size: 1rem; font-weight: 600; }
h3 { font-size: .875rem; font-weight: 400; }
.quiet { color: var(--muted); font-size: .8125rem; }
section { margin-top: 1rem; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--panel); }
.figure { margin-top: .75rem; padding-top: .75rem; border-top: 1px solid var(--line); }
.result { font-size: .8125rem; }
.floor { color: var(--muted); font-size: .8125rem; }
.bar {
  display: grid; grid-template-columns: minmax(0, 1fr) 6.5rem; gap: .5rem; align-items: center;
  font: .8125rem/1.4 ui-monospace, "SF Mono", Menlo, "Cascadia Mono", Consolas, "Liberation Mono", monospace;
}
.bar span { position: relative; }
.bar i { display: block; min-width: 1px; height: .75rem; border-radius: .125rem; background: var(--other); }
.bar.app i { background: var(--accent); }
.bar.least-next i { background: var(--warn); }
.bar b { position: absolute; top: -.125rem; width: 2px; height: 1rem; margin-left: -1px; background: var(--ink); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-top: .5rem; font-size: .8125rem; }
.legend span::before {
  content: ""; display: inline-block; width: .75rem; height: .75rem; margin-right: .375rem; border-radius: .125rem;
  background: var(--other); vertical-align: -.0625rem;
}
.legend .app::before { background: var(--accent); }
.legend .least-next::before { background: var(--warn); }
.legend .limit::before { width: 2px; background: var(--ink); }
.met { color: var(--pass); }
.missed { color: var(--fail); }
@media (min-width: 34rem) {
  .figure { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 0 1rem; align-items: center; }
  .figure h3, .result, .floor { grid-column: 1; }
  .bar { grid-column: 2; }
  .figure h3, .bar.app { grid-row: 1; }
  .result, .bar.bare { grid-row: 2; }
  .floor, .bar.least-next { grid-row: 3; }
}
`;
