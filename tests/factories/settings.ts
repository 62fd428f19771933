/** So many wrong passwords, or codes for a telephone that is changed, are looked at of one account; then it waits. */
export const freeTries = 10

/** What commands read from the configuration, for tests; not a demo's or anyone's secrets. */
export const testSettings = {
  PORTAL_URL: 'http://127.0.0.1:9',
  TENANT: 'quang-nam',
  LOOKUP_KEY: '11'.repeat(32),
  COLUMN_KEY: '22'.repeat(32),
  NEXTAUTH_SECRET: '33'.repeat(32),
  ANONYMOUS_CODES_PER_HOUR: 1_000,
  VISITOR_MINUTES: 480,
} as const
