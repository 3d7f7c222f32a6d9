// Imported before the program of every measured process: reports its memory, and exits with the bench.

/** Resident memory in bytes. The process reports its own, because every system reports it differently for others. */
process.on('message', (question) => {
  if (question === 'memory') process.send(process.memoryUsage.rss());
  if (question === 'usage') {
    // With --expose-gc. Twice, because objects that the first run frees may have referenced others.
    globalThis.gc?.();
    globalThis.gc?.();
    const { rss: resident, heapUsed, external } = process.memoryUsage();
    process.send({ resident, used: heapUsed + external });
  }
});

// The bench has exited, so the server must not keep running.
process.on('disconnect', () => process.exit());
