/** What commands read from the configuration, for tests; not a demo's or anyone's secrets. */
export const testSettings = {
  PORTAL_URL: 'http://127.0.0.1:9',
  TENANT: 'quang-nam',
  LOOKUP_KEY: '11'.repeat(32),
  COLUMN_KEY: '22'.repeat(32),
  NEXTAUTH_SECRET: '33'.repeat(32),
  SIGN_INS_PER_ACCOUNT: 10,
  SIGN_INS_PER_ADDRESS: 60,
  SIGN_IN_WINDOW_SECONDS: 900,
  ANONYMOUS_CODES_PER_HOUR: 1_000,
  VISITOR_MINUTES: 480,
} as const
