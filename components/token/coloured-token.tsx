const colors = ['tok-h', 'tok-p', 'tok-s'];
const names = ['Header', 'Payload', 'Signature'];

/** A token with its three parts in three colors; any other text in one. Hidden in presenter mode. */
export function ColouredToken({ token }: { token: string }) {
  const parts = token.split('.', 4);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable content must be reachable by keyboard
    <pre className="token max-h-72 overflow-auto whitespace-pre-wrap" tabIndex={0}>
      <code className="private">
        {parts.length === 3
          ? parts.map((part, index) => (
              <span
                key={names[index]}
                className={colors[index]}
                data-token-part={names[index]}
                title={names[index]}
              >
                {index > 0 && '.'}
                {part}
              </span>
            ))
          : token}
      </code>
    </pre>
  );
}

/** The meaning of the colors, for the JSON below. */
export const TokenKey = () => (
  <p className="facts text-xs">
    {names.map((name, index) => (
      <span key={name} className={colors[index]}>
        {name}
      </span>
    ))}
  </p>
);
