/** A token to try Inspect with. Its key isn't used anywhere else, and it's valid until 2100. */
export const sampleToken =
  'eyJhbGciOiJFUzI1NiIsImtpZCI6InNhbXBsZSIsInR5cCI6IkpXVCJ9.eyJodHRwOi8vbG9jYWxob3N0OjQwMDAvIjp7ImNvbXBhbnlfaWQiOiJjb21wYW55MSIsInJvbGVzIjpbInVzZXIiXX0sIm5hbWUiOiJBbGljZSBFeGFtcGxlIiwidG9rZW5fdXNlIjoiaWQiLCJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwiYXVkIjoic2FtcGxlLWNsaWVudCIsInN1YiI6ImFsaWNlIiwiaWF0IjoxNzY3MjI1NjAwLCJleHAiOjQxMDI0NDQ4MDB9.PW1ct-bnjRQd1PUJXeln4x4yjXPP6Y0WvgjrB4hszaK5WEmMx3LmW25TTTmvr18lAgGRrE0LPJ7RyDVBgOe7aw';

/** The values to verify it with: the fields of Inspect. */
export const sampleFields = {
  keys: '{"kty":"EC","crv":"P-256","x":"YXbdrJa-38S9Du738cG-gOWMrHpJsuSyYKoarxpZ-3A","y":"vd7m0sj595PKu7dojwPZwH8lzu9HJ1xn4Nmw0_0HfFQ","kid":"sample","alg":"ES256","use":"sig"}',
  issuer: 'https://issuer.example',
  client_id: 'sample-client',
  algorithms: 'ES256',
};
