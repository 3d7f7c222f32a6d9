// Imported before the program of every process that is measured: what it says of itself, and when it ends.

/** Resident memory in bytes. The process answers for itself, since each system tells it of others in another way. */
process.on('message', (question) => {
  if (question === 'memory') process.send(process.memoryUsage.rss());
  if (question === 'usage') {
    // With --expose-gc. Twice: what the first frees may have held something.
    globalThis.gc?.();
    globalThis.gc?.();
    const { rss: resident, heapUsed, external } = process.memoryUsage();
    process.send({ resident, used: heapUsed + external });
  }
});

// The bench is gone, however it ended: no server stays behind.
process.on('disconnect', () => process.exit());
