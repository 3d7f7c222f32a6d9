// Imported before the program of every measured process: reports its use of memory and CPU, and exits with the bench.

process.on('message', (question) => {
  if (question === 'usage') process.send(usage());
  if (question === 'cpu') process.send(cpu());
});

/**
 * Bytes. The process reports its own, because every system reports it differently for others. With --expose-gc, `used`
 * is what is left after a garbage collection.
 */
function usage() {
  // First, because a process isn't told to collect garbage in real life.
  const resident = process.memoryUsage.rss();
  // Twice, because objects that the first run frees may have referenced others.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return { resident, used: heapUsed + external };
}

/** Milliseconds, of all threads. */
function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

// The bench has exited, so the server must not keep running.
process.on('disconnect', () => process.exit());
