import { limitedFetch } from '@/lib/server/outbound/limited-fetch';

// One request in a process of its own, whose result is printed.
const result = await limitedFetch(process.argv[2] ?? '');
process.stdout.write(JSON.stringify(result), () => process.exit(0));
