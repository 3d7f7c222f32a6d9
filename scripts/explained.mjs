/** An error that the user can fix: only its message is printed. Any other error is a bug. */
export class Explained extends Error {
  name = 'Explained';
}

/**
 * Runs a command's main function. An `Explained` error ends it with its message and exit code 1.
 * @param {() => Promise<void>} main
 */
export async function command(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Explained)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
