import { Html, html } from '@/lib/demo-pool/html';
import { aimText, amount, type Figure, isMet, leastNextRatio, limitOf, ratio, ratioText } from '../figure';
import { hasLeastNext, leastNextApp, type Result } from '../measure';
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
${'skipped' in outcome ? html`<p>Skipped. ${outcome.skipped}</p>` : figures(outcome)}
</section>
`;

const figures = (all: readonly Figure[]): Html => html`${hasLeastNext(all) ? legend : ''}${all.map(figure)}`;

const legend = html`<p class="legend"><span class="least-next">${leastNextApp}</span></p>\n`;

function figure(each: Figure): Html {
  const { name, app, bare, least_next, unit } = each;
  const limit = limitOf(each);
  const [times, floor] = [ratio(each), leastNextRatio(each)];
  const share = newScale([app, bare ?? 0, least_next ?? 0, limit ?? 0]);
  const mark = limit === undefined ? '' : html`<b style="left:${share(limit)}"></b>`;
  const bar = (kind: string, value: number, mark: Html | string = '') =>
    html`<p class="bar ${kind}"><span><i style="width:${share(value)}"></i>${mark}</span>${amount(value, unit)}</p>\n`;
  return html`<div class="figure">
<h3>${name.trim()}</h3>
<p class="result">${times === undefined ? '' : html`<b>${ratioText(times)}</b> `}${aim(each)}</p>
${floor === undefined ? '' : html`<p class="floor">Least Next.js app: ${ratioText(floor)}</p>\n`}${[
  bar('app', app, mark),
  ...(bare === undefined ? [] : [bar('bare', bare)]),
  ...(least_next === undefined ? [] : [bar('least-next', least_next)]),
]}</div>
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
