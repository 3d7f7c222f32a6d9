import { Html, html } from '@/lib/demo-pool/html';
import { aimText, amount, type Figure, isMet, limitOf, ratio, ratioText } from '../figure';
import type { Result } from '../measure';
import { reportStyle } from './style';

type Report = {
  machine: string;
  /** `2026-11-30`. */
  date: string;
  results: readonly Result[];
};

/** A page with the figures as bars, which needs no other file and no script. */
export function reportPage({ machine, date, results }: Report): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Claimcheck benchmarks</title>
<style>${new Html(reportStyle)}</style>
</head>
<body>
<h1>Claimcheck benchmarks</h1>
<p class="quiet">${date} · ${machine}</p>
<p class="legend"><span class="app">Claimcheck</span> <span class="bare">the counterpart named in each section</span> <span class="limit">the aim</span></p>
${results.map(section)}
</body>
</html>
`.text;
}

const section = ({ title, bare, outcome }: Result): Html => html`<section>
<h2>${title}</h2>
<p class="quiet">Compared with ${bare}</p>
${'skipped' in outcome ? html`<p>Skipped. ${outcome.skipped}</p>` : outcome.map(figure)}
</section>
`;

function figure(each: Figure): Html {
  const { name, app, bare, unit } = each;
  const limit = limitOf(each);
  const times = ratio(each);
  const share = newScale([app, bare ?? 0, limit ?? 0]);
  return html`<div class="figure">
<h3>${name.trim()}</h3>
<p class="result">${times === undefined ? '' : html`<b>${ratioText(times)}</b> `}${aim(each)}</p>
<p class="bar app"><span><i style="width:${share(app)}"></i>${
    limit === undefined ? '' : html`<b style="left:${share(limit)}"></b>`
  }</span>${amount(app, unit)}</p>
${
  bare === undefined
    ? ''
    : html`<p class="bar bare"><span><i style="width:${share(bare)}"></i></span>${amount(bare, unit)}</p>`
}
</div>
`;
}

/** The share of the largest of these values. A value that is a difference can be negative. */
function newScale(values: readonly number[]): (value: number) => string {
  const largest = Math.max(...values);
  return (value) => `${(value > 0 ? (value / largest) * 100 : 0).toFixed(1)}%`;
}

function aim(each: Figure): Html | string {
  if (!each.aim) return '';
  const met = isMet(each);
  return html`<span class="${met ? 'met' : 'missed'}">${met ? '✓' : '✗'} ${aimText(each.aim, each.unit)}</span>`;
}
