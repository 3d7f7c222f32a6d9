import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { animatedPng, chunk, chunksOf, type Frame, signature } from '@/tests/screenshots/animated-png';

const rgb = 2;

/** A PNG whose pixels are in two chunks, as a browser may write them. */
function png(width: number, height: number, pixels: Buffer, colorType = rgb): Buffer {
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, colorType, 0, 0, 0]);
  const packed = deflateSync(pixels);
  const parts = [packed.subarray(0, 4), packed.subarray(4)].map((part) => chunk('IDAT', part));
  return Buffer.concat([signature, chunk('IHDR', header), ...parts, chunk('IEND', Buffer.alloc(0))]);
}

const whole = Buffer.from([0, 1, 2, 3, 4, 5, 6, 0, 7, 8, 9, 10, 11, 12]);
const part = Buffer.from([0, 20, 21, 22]);
const first: Frame = { png: png(2, 2, whole), left: 0, top: 0, milliseconds: 1500 };
const second: Frame = { png: png(1, 1, part), left: 1, top: 0, milliseconds: 40 };

it('the first frame is the whole image, and the next one a part of it', () => {
  const image = animatedPng([first, second], 3);
  expect(image.subarray(0, 8)).toEqual(signature);
  const chunks = [...chunksOf(image)];
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'acTL', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'IEND']);
  const [header, animation, control, pixels, control2, pixels2] = chunks.map(({ data }) => data);
  expect([...(header ?? [])]).toEqual([0, 0, 0, 2, 0, 0, 0, 2, 8, rgb, 0, 0, 0]);
  expect([...(animation ?? [])]).toEqual([0, 0, 0, 2, 0, 0, 0, 3]);
  expect(fields(control)).toEqual({ sequence: 0, box: [2, 2, 0, 0], delay: 1.5, end: [0, 0] });
  expect(fields(control2)).toEqual({ sequence: 1, box: [1, 1, 1, 0], delay: 0.04, end: [0, 0] });
  expect(inflateSync(pixels ?? Buffer.alloc(0))).toEqual(whole);
  expect(pixels2?.readUInt32BE(0)).toBe(2);
  expect(inflateSync(pixels2?.subarray(4) ?? Buffer.alloc(0))).toEqual(part);
});

function fields(control: Buffer = Buffer.alloc(0)) {
  return {
    sequence: control.readUInt32BE(0),
    box: [4, 8, 12, 16].map((at) => control.readUInt32BE(at)),
    delay: control.readUInt16BE(20) / control.readUInt16BE(22),
    end: [...control.subarray(24)],
  };
}

it('each chunk ends with its checksum', () => {
  const image = animatedPng([first, second], 3);
  let at = signature.length;
  for (const { data } of chunksOf(image)) {
    const end = at + 8 + data.length;
    expect(image.readUInt32BE(end)).toBe(crc32(image.subarray(at + 4, end)));
    at = end + 4;
  }
  expect(at).toBe(image.length);
});

it('frames of different formats are refused', () => {
  const other = { ...second, png: png(1, 1, Buffer.from([0, 1, 2, 3, 4]), 6) };
  expect(() => animatedPng([first, other], 3)).toThrow();
});
