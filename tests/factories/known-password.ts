import { hashTyped } from '#server/domains/identity/index.ts'

/** Everybody's in the tests, hashed once. */
export const knownPassword = {
  password: 'con cò bay lả bay la',
  passwordHash: await hashTyped('con cò bay lả bay la'),
}
