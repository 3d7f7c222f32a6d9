import { describe, expect, it } from 'vitest';
import { handlerText } from '@/lib/pre-token/handler-text';
import { buildInboundEvent, inboundProviders } from '@/lib/pre-token/inbound/event';
import { reportInbound } from '@/lib/pre-token/inbound/report';
import { writeObject } from '@/lib/pre-token/rewrite';
import { handlerTemplates } from '@/lib/pre-token/templates';
import { judgeHandler, runHandler } from '@/lib/server/pre-token/run-handler';
import { guideHandler } from '../../pre-token/guide-handler';
import { eventOf, troubles } from '../../pre-token/runs';

/** An inbound federation handler changes the attributes of each kind of provider, without findings. */
async function runInbound(code: string): Promise<void> {
  for (const provider of inboundProviders) {
    const event = buildInboundEvent(provider);
    const { before, after, findings } = reportInbound(
      event,
      await runHandler({ kind: 'typed', code }, event),
      code,
    );
    expect(after).toMatchObject({ email: 'alice@company1.example', groups: 'cube-admin,cube-viewer' });
    expect(after).not.toEqual(before);
    expect(findings.filter(({ status }) => status !== 'pass')).toEqual([]);
  }
}

describe('the templates', () => {
  it.each(handlerTemplates.map((template) => [template.name, template] as const))(
    '%s',
    async (_, { version, handler, id }) => {
      if (version === 'inbound') return await runInbound(handler);
      const { report } = await judgeHandler({ kind: 'typed', code: handler }, eventOf(version));
      expect(report.tokens?.id).not.toEqual(report.without.id);
      expect(troubles(report)).toEqual(
        id === 'guide' ? ['callback-handler warn', 'stringified-claim warn'] : [],
      );
    },
  );

  it("the remedy of the guide's handler runs, and writes the object that the string was of", async () => {
    const code = writeObject(handlerText(guideHandler), 'http://localhost:4000/') ?? '';
    const { report } = await judgeHandler({ kind: 'typed', code }, eventOf('V2_0'));
    expect(report.tokens?.id?.['http://localhost:4000/']).toEqual({
      company_id: 'company1',
      user_id: '1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1',
      roles: ['user'],
    });
    expect(troubles(report)).toEqual(['callback-handler warn']);
  });
});
