import type { Metadata } from 'next';
import { chooseLook } from '@/app/actions';
import { CubeBench } from '@/components/cube/cube-bench';
import { HeaderBar } from '@/components/ui/header';
import { ProfileSwitch } from '@/components/ui/profile-switch';
import { currentSession } from '@/lib/server/http/current-session';
import { lookOf } from '@/lib/server/http/session';
import { viewOfCubePage } from '@/lib/server/views/cube';
import { askCube, replayToken, saveCube, signToken } from './actions';

export const metadata: Metadata = { title: 'Cube · Claimcheck' };

/**
 * The Cube of a profile. `?run=` and `?token=` select a sign-in's token, `?profile=` a profile other than the
 * selected one.
 */
export default async function Page({ searchParams }: PageProps<'/cube'>) {
  const { run, profile, token } = await searchParams;
  const session = await currentSession();
  const view = await viewOfCubePage(session, {
    run: String(run ?? ''),
    profile: String(profile ?? ''),
    token: String(token ?? ''),
  });
  return (
    <>
      <HeaderBar look={lookOf(session)} chooseLook={chooseLook}>
        <ProfileSwitch selected={view.profile.id} profiles={view.profiles} action="/cube" />
      </HeaderBar>
      <main id="content">
        <CubeBench
          key={`${view.profile.id} ${view.run?.id} ${view.run?.name}`}
          view={view}
          actions={{ replayToken, signToken, askCube, saveCube }}
        />
      </main>
    </>
  );
}
