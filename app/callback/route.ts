import { refusedAddress } from '@/app/refused';
import { currentSession, remember } from '@/lib/server/http/current-session';
import { plain, seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { exchange } from '@/lib/server/login/exchange';
import { handOver } from '@/lib/server/login/handover';
import { receive } from '@/lib/server/login/receive';
import { verifyRun } from '@/lib/server/login/verify';
import { simulateFault } from '@/lib/server/process/demo-pool';
import { selectedProfile } from '@/lib/server/profiles/profiles';

/** The provider's answer, taken in and kept; the browser goes on to an address that can be reloaded. */
async function receiveAnswer(request: Request): Promise<Response> {
  const session = await currentSession();
  await remember(session);
  const { searchParams } = new URL(request.url);
  const received = await receive(searchParams, session.id, () => selectedProfile(session));
  switch (received.kind) {
    case 'unknown-state':
      // A sign-in of the command line comes back here while this app holds the port.
      if (await handOver(searchParams))
        return plain(200, 'Signed in. You can close this tab and return to the terminal.');
      return seeOther(await refusedAddress(received, session.id));
    case 'used-state':
      return seeOther(await refusedAddress(received, session.id));
    case 'not-configured':
      return seeOther('/#configure');
    case 'run': {
      const { id, way } = received.run;
      const run = way === 'straight' ? await exchange(id, session.id) : null;
      // The back button brings the same answer again: the code is spent, and the verdict stays the one that was given.
      if (run?.token_response && !run.verification) await verifyRun(id, session.id);
      simulateFault(null);
      return seeOther(`/runs/${id}`);
    }
  }
}

/** The provider sends the browser here from its own site. */
export const GET = route(receiveAnswer, { from: 'links' });
