import { limitedFetch } from '@/lib/server/outbound/limited-fetch';

// Sends one request in its own process and prints the result.
const result = await limitedFetch(process.argv[2] ?? '');
process.stdout.write(JSON.stringify(result), () => process.exit(0));
