/**
 * One request and what came back, as the transcript shows it. Client secrets, codes and tokens are masked when
 * it is recorded, so that nothing that reads it later can show them.
 */
export type HttpExchange = {
  method: string;
  url: string;
  request: { headers: Record<string, string>; body: string | null };
  /** Absent when no answer came. */
  response?: { status: number; headers: Record<string, string>; body: string };
  /** Why no answer came, in words. */
  fault?: string;
  /** Unix time in milliseconds. */
  started_at: number;
  /** Milliseconds. */
  duration: number;
};
