/**
 * For the browser's console on Cube's own page: puts the token where the Developer Playground keeps it. Its name there
 * ends with digits that are made of Cube's API secret, and only Cube can tell them.
 */
export const consoleSnippet = (token: string): string => `fetch("/playground/context")
  .then((response) => response.json())
  .then(({ identifier }) => {
    localStorage.setItem("cubejsToken:" + identifier, JSON.stringify(${JSON.stringify(token)}));
    location.reload();
  });`;
