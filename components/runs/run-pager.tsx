type Props = {
  /** From 1. */
  page: number;
  pages: number;
};

/** Buttons of the form `compare`, so that a selection is kept on the next page. */
export function RunPager({ page, pages }: Props) {
  return (
    <nav aria-label="Pages of the history" className="row">
      <Turn to={page - 1} pages={pages} action="newer" label="Newer" />
      <span className="quiet">
        Page {page} of {pages}
      </span>
      <Turn to={page + 1} pages={pages} action="older" label="Older" />
    </nav>
  );
}

type TurnProps = { to: number; pages: number; action: string; label: string };

const Turn = ({ to, pages, action, label }: TurnProps) => (
  <button
    type="submit"
    form="compare"
    name="page"
    value={to}
    data-action={action}
    className="button"
    disabled={to < 1 || to > pages}
  >
    {label}
  </button>
);
