/** Why next-auth leads back to the form, in a word that its page knows; null where a sign-in only begins. */
export function sayAfter({ searchParams }: URL, sayings: readonly string[]): string | null {
  const said = searchParams.get('csrf') === 'true' ? 'again' : searchParams.get('error')
  return said === null || sayings.includes(said) ? said : 'PROBLEM'
}
