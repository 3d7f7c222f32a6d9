'use client';

import type { Message, Party } from '@/lib/run/sequence';
import { parties } from '@/lib/run/sequence';
import { duration } from '@/lib/text/time';
import { visibleText } from '@/lib/text/visible-text';

/** `names` must not contain invisible characters. */
type Props = { messages: Message[]; names: Record<Party, string> };

/** Units of the SVG. */
const lane = 210;
const row = 52;
const top = 60;
const width = lane * parties.length;

/** Characters of a name. Longer names are compressed to fit the box, and even longer ones are cut. */
const narrow = 18;
const wide = 22;

const x = (party: Party) => lane / 2 + lane * parties.indexOf(party);

/** A sign-in as a sequence diagram. The list next to it has the same information as text. */
export function SequenceDiagram({ messages, names }: Props) {
  const height = top + row * messages.length + 20;
  return (
    <section
      aria-label="Sequence diagram"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable content must be reachable by keyboard
      tabIndex={0}
      className="overflow-auto rounded-md border border-line bg-panel xl:sticky xl:top-16 xl:max-h-[calc(100dvh-5rem)]"
    >
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className="mx-auto block w-full max-w-4xl min-w-[34rem]"
        textAnchor="middle"
        aria-hidden="true"
      >
        <defs>
          {(['accent', 'fail', 'muted'] as const).map((tone) => (
            <marker
              key={tone}
              id={`head-${tone}`}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto-start-reverse"
            >
              <path d="M0 0 8 4 0 8z" className={fills[tone]} />
            </marker>
          ))}
        </defs>
        {parties.map((party) => (
          <g key={party}>
            <line x1={x(party)} x2={x(party)} y1={top - 12} y2={height - 12} className="stroke-line" />
            <rect
              x={x(party) - 80}
              y="12"
              width="160"
              height="34"
              rx="6"
              className="fill-sunken stroke-line-strong"
            />
            <text
              x={x(party)}
              y="34"
              className="fill-ink text-[13px] font-semibold"
              {...(names[party].length > narrow ? { textLength: 148, lengthAdjust: 'spacingAndGlyphs' } : {})}
            >
              {names[party].length > wide ? `${names[party].slice(0, wide)}…` : names[party]}
            </text>
          </g>
        ))}
        {messages.map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of the messages is what they are
          <Arrow key={index} message={message} number={index + 1} y={top + row * index + 30} />
        ))}
      </svg>
    </section>
  );
}

const fills = { accent: 'fill-accent', fail: 'fill-fail', muted: 'fill-muted' } as const;
const strokes = { accent: 'stroke-accent', fail: 'stroke-fail', muted: 'stroke-muted' } as const;

function Arrow({ message, number, y }: { message: Message; number: number; y: number }) {
  const { from, to, label, ahead, failed, kind } = message;
  const tone = failed ? 'fail' : kind === 'answer' || ahead ? 'muted' : 'accent';
  const dashes = kind === 'answer' || ahead ? { strokeDasharray: '5 4' } : {};
  const middle = from === to ? x(from) + 16 : (x(from) + x(to)) / 2;
  // Centered, as all of the drawing, but for a message to oneself.
  const anchor = from === to ? { textAnchor: 'start' as const } : {};
  const path =
    from === to
      ? `M${x(from)} ${y - 14}h30v18h-24`
      : `M${x(from)} ${y}H${x(to) + (x(to) > x(from) ? -6 : 6)}`;
  return (
    <g>
      <path d={path} markerEnd={`url(#head-${tone})`} className={`arrow ${strokes[tone]}`} {...dashes} />
      <text
        x={from === to ? x(from) + 38 : middle}
        y={from === to ? y - 3 : y - 7}
        className="arrow-label"
        {...anchor}
      >
        <tspan>{`${number} `}</tspan>
        {visibleText(shortened(label))}
      </text>
      <text x={from === to ? x(from) + 38 : middle} y={y + 13} className="arrow-time" {...anchor}>
        {timeOf(message)}
      </text>
    </g>
  );
}

/** Shortens a label to fit between two lanes. For a long path, the end is the most useful part. */
function shortened(label: string): string {
  if (label.length <= 26) return label;
  return label.startsWith('GET /') || label.startsWith('POST /')
    ? `${label.split(' ', 1)} …${label.slice(label.lastIndexOf('/')).slice(-22)}`
    : `${label.slice(0, 25)}…`;
}

/** Start time and duration. */
export function timeOf({ at, duration: took, ahead }: Message): string {
  if (ahead) return 'not yet';
  if (at === null) return '';
  const when = `at ${at < 1000 ? `${Math.round(at)} ms` : duration(at)}`;
  return took === undefined ? when : `${when} · took ${took} ms`;
}
