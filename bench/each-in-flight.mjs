/**
 * Does `work` for each of `items`, with this many at a time.
 * @template T
 * @param {number} in_flight
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<unknown>} work
 */
export async function eachInFlight(in_flight, items, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all(Array.from({ length: in_flight }, worker));
  return results;
}
