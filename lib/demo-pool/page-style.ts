/** The style sheet of the pool's pages. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: #f5f6f8; --card: #fff; --line: #d9dce4; --field: #868b9c; --text: #1b1d24; --quiet: #565b6b;
  --accent: #3f46c8; --accent-strong: #333ab0; --on-accent: #fff; --wire: #eef0f6;
  --bad: #a3211b; --bad-ground: #fdeeed;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #121319; --card: #1a1c24; --line: #2f3340; --field: #727891; --text: #e8e9ef; --quiet: #a6abba;
    --accent: #a9aeff; --accent-strong: #c3c6ff; --on-accent: #14162b; --wire: #252834;
    --bad: #ffb1aa; --bad-ground: #3a1c1d;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 1.5rem 1rem 3rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif;
}
header, main, footer { max-width: 50rem; margin-inline: auto; }
.narrow header, .narrow main, .narrow footer { max-width: 26rem; }
header {
  display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem;
  margin-bottom: 1.25rem; font-size: .875rem; font-weight: 600;
}
header a { color: inherit; text-decoration: none; }
header a:hover { text-decoration: underline; }
footer { margin-top: 1.5rem; color: var(--quiet); font-size: .8125rem; }
h1 { margin: 0 0 .5rem; font-size: 1.375rem; line-height: 1.3; font-weight: 600; text-wrap: balance; }
h2 { margin: 0 0 .75rem; font-size: 1.0625rem; line-height: 1.4; font-weight: 600; }
h3 { margin: 0 0 .5rem; font-size: 1rem; font-weight: 600; }
p { margin: 0 0 .75rem; }
:is(p, ul, dl, table, form):last-child { margin-bottom: 0; }
a { color: var(--accent); text-underline-offset: .3em; }
code { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.value { padding: .1em .3em; border-radius: .25rem; background: var(--wire); -webkit-user-select: all; user-select: all; }
.quiet { color: var(--quiet); font-size: .875rem; }
.card { margin-top: 1rem; padding: 1.25rem; border: 1px solid var(--line); border-radius: .625rem; background: var(--card); }
.card .card { background: none; }
dl { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: .5rem 1rem; margin: 0; }
dt { color: var(--quiet); font-size: .875rem; line-height: 1.7; }
dd { margin: 0; font-size: .9375rem; }
dl + p, pre + p, form + p { margin-top: 1rem; }
dd ul { margin: 0; padding: 0; list-style: none; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
caption { padding: 0 0 .5rem; text-align: left; color: var(--quiet); }
th { color: var(--quiet); font-weight: 400; text-align: left; }
th, td { padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr > :last-child { padding-right: 0; }
td code { white-space: nowrap; }
tbody tr:last-child td { border-bottom: 0; padding-bottom: 0; }
label { display: block; margin: 1rem 0 .25rem; font-size: .875rem; font-weight: 500; }
label > input { display: block; margin-top: .25rem; font-weight: 400; }
input:not([type=radio], [type=submit]), textarea {
  width: 100%; padding: .5625rem .75rem; border: 1px solid var(--field); border-radius: .375rem;
  background: var(--card); color: inherit; font: inherit;
}
input[aria-invalid] { border-color: var(--bad); }
.button {
  display: inline-block; padding: .5rem 1rem; border: 0; border-radius: .375rem; background: var(--accent);
  color: var(--on-accent); font: inherit; font-weight: 500; text-decoration: none; cursor: pointer;
}
.button:hover { background: var(--accent-strong); }
.wide { width: 100%; margin-top: 1.25rem; padding-block: .625rem; }
.bad { margin: .75rem 0 0; padding: .5rem .75rem; border-radius: .375rem; background: var(--bad-ground); color: var(--bad); }
.switch {
  display: flex; gap: .75rem; align-items: center; margin-bottom: 1rem; padding: .25rem 0; border: 0; background: none;
  color: inherit; font: inherit; font-weight: 500; text-align: left; cursor: pointer;
}
.switch::before {
  content: ''; flex: none; width: 2.5rem; height: 1.5rem; border: 1px solid var(--field); border-radius: 1rem;
  background: radial-gradient(circle at .6875rem 50%, var(--field) .4375rem, transparent .5rem);
}
.switch[aria-checked=true]::before {
  border-color: var(--accent);
  background: radial-gradient(circle at 1.6875rem 50%, var(--on-accent) .4375rem, transparent .5rem) var(--accent);
}
textarea { font: .875rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; resize: vertical; }
fieldset { margin: 0 0 1rem; padding: 0; border: 0; }
legend { padding: 0; }
.switch .quiet { font-weight: 400; }
.narrow dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
.narrow dd + dt { margin-top: .625rem; }
table + p { margin-top: 1rem; }
pre { margin: 0; padding: .75rem; border-radius: .375rem; background: var(--wire); white-space: pre-wrap; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.visible-xs { display: none; }
@media (max-width: 34rem) {
  .visible-xs { display: block; }
  .visible-lg { display: none; }
  h1 { font-size: 1.25rem; }
  .card { padding: 1rem; }
  table { font-size: .8125rem; }
  th, td { padding-right: .5rem; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd + dt { margin-top: .625rem; }
}
`;
