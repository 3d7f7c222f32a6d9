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

/** Stores the provider's response and redirects the browser to a URL that can be reloaded. */
async function receiveAnswer(request: Request): Promise<Response> {
  const session = await currentSession();
  await remember(session);
  const { searchParams } = new URL(request.url);
  const received = await receive(searchParams, session.id, () => selectedProfile(session));
  switch (received.kind) {
    case 'unknown-state':
      // While this app uses the port, sign-ins from the command line arrive here.
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
      // The back button sends the same response again. The code has been used, and the result doesn't change.
      if (run?.token_response && !run.verification) await verifyRun(id, session.id);
      simulateFault(null);
      return seeOther(`/runs/${id}`);
    }
  }
}

/** The provider's site sends the browser here. */
export const GET = route(receiveAnswer, { from: 'links' });
