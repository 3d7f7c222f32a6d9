import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A part of an animation: a PNG that covers the pixels from `left` and `top` on, and how long it stays. */
export interface Frame {
  png: Buffer;
  left: number;
  top: number;
  milliseconds: number;
}

/**
 * An animated PNG (PNG, third edition, §4.9), which GitHub shows like any image. A program that doesn't support
 * animations shows the first frame.
 * @param frames the first one has the size of the whole image
 * @param plays how often it runs, before it stops at the last frame
 */
export function animatedPng(frames: readonly [Frame, ...Frame[]], plays: number): Buffer {
  const [first] = frames;
  const header = chunkOf(first.png, 'IHDR');
  let sequence = 0;
  const next = () => uint32(sequence++);
  const parts = frames.flatMap((frame) => {
    const own = chunkOf(frame.png, 'IHDR');
    // Depth and color type. Only the size may differ.
    if (!own.subarray(8).equals(header.subarray(8))) throw new Error('The frames have different formats.');
    const control = Buffer.concat([next(), own.subarray(0, 8), uint32(frame.left), uint32(frame.top)]);
    // In thousandths of a second. Neither of the last two bytes is set: the frame stays, and replaces what it covers.
    const timing = Buffer.from([...uint16(frame.milliseconds), ...uint16(1000), 0, 0]);
    // Browsers compress in a hurry.
    const pixels = deflateSync(inflateSync(chunkOf(frame.png, 'IDAT')), { level: 9 });
    return [
      chunk('fcTL', Buffer.concat([control, timing])),
      frame === first ? chunk('IDAT', pixels) : chunk('fdAT', Buffer.concat([next(), pixels])),
    ];
  });
  const animation = chunk('acTL', Buffer.concat([uint32(frames.length), uint32(plays)]));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    animation,
    ...parts,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

export function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))]);
}

export interface Chunk {
  type: string;
  data: Buffer;
}

export function* chunksOf(png: Buffer): Generator<Chunk> {
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    yield { type, data: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/** The data of all chunks of a type; the pixels can be in several. */
const chunkOf = (png: Buffer, type: string): Buffer =>
  Buffer.concat([...chunksOf(png)].filter((each) => each.type === type).map(({ data }) => data));

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const uint16 = (value: number): Buffer => uint32(value).subarray(2);
