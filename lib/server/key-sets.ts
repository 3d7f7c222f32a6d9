import 'server-only';
import type { OutboundFault } from '@/lib/outbound';
import type { HttpExchange } from '@/lib/transcript';
import type { KeySource } from '@/lib/verify/keys';
import { Recent, freshness } from './recent';
import { singleton } from './singleton';
import { sendRecorded } from './transcript';
