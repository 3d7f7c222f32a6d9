/** Runs once, before the first request is answered. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  try {
    const { open } = await import('@/lib/server/process/open');
    await open();
  } catch (error) {
    // Next.js would stay up, and answer 500 to everyone.
    console.error(error);
    process.exit(1);
  }
}
