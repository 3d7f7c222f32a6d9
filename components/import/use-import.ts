import { useCallback, useEffect, useState } from 'react';
import type { ImportActions, ImportPreview } from '@/lib/views/import';
import { useAction } from '../ui/use-action';

type Read = { text: string; preview: ImportPreview; chosen: number[] };

/** The state of the page: the input, its profiles, and which of them are selected. */
export function useImport({ previewImport, importProfiles }: ImportActions) {
  const [text, setText] = useState('');
  const [read, setRead] = useState<Read | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { busy, silent, work } = useAction();

  const show = useCallback(
    (given: string) =>
      work(async () => {
        setProblem(null);
        setText(given);
        const preview = await previewImport({ text: given });
        setRead({ text: given, preview, chosen: preview.ok ? worthAdding(preview) : [] });
      }),
    [work, previewImport],
  );

  // A link's profile is in the fragment. Another link may open in the same tab.
  useEffect(() => {
    const open = () => window.location.hash.length > 1 && show(window.location.href);
    open();
    window.addEventListener('hashchange', open);
    return () => window.removeEventListener('hashchange', open);
  }, [show]);

  return {
    text,
    setText,
    show,
    /** The preview of the current text. */
    read: read?.text === text ? read : null,
    problem: silent
      ? 'Can’t reach Claimcheck. Check that it’s still running, then try again. Your input is kept.'
      : problem,
    busy,
    choose: (index: number, wanted: boolean) =>
      setRead(
        (now) =>
          now && {
            ...now,
            chosen: wanted ? [...now.chosen, index] : now.chosen.filter((each) => each !== index),
          },
      ),
    add: () =>
      work(async () => {
        setProblem(null);
        if (!read) return;
        const added = await importProfiles({ text: read.text, chosen: read.chosen });
        if (added.ok) window.location.assign(added.address);
        else setProblem(added.problem);
      }),
  };
}

const worthAdding = (preview: Extract<ImportPreview, { ok: true }>): number[] =>
  preview.profiles.flatMap((profile, index) => (profile.ok && profile.same_as === null ? [index] : []));
