/**
 * For the browser's console on Cube's own page: stores the token where the Developer Playground stores it.
 * Its name ends with digits derived from Cube's API secret, so only Cube can compute it.
 */
export const consoleSnippet = (token: string): string => `fetch("/playground/context")
  .then((response) => response.json())
  .then(({ identifier }) => {
    localStorage.setItem("cubejsToken:" + identifier, JSON.stringify(${JSON.stringify(token)}));
    location.reload();
  });`;
