import type { common as vietnamese } from '../vi/common.ts'

export const common: typeof vietnamese = {
  portalName: 'Public Services Payment Portal',
  skipToContent: 'Skip to main content',
  switchLanguage: { label: 'Tiếng Việt', lang: 'vi', title: 'Đọc trang này bằng tiếng Việt' },
  useDark: 'Use a dark background',
  useLight: 'Use a light background',
  display: 'Language and background',
  demo: {
    banner: 'Test site, no real money.',
    phone: 'Test phone',
  },
  back: 'Back',
  home: 'Home',
  errorPrefix: 'Error:',
  summaryHeading: 'There is a problem',
  sending: 'Sending, please wait…',
  unreached:
    'The portal could not be reached. What you typed is still here. Check your connection, then send it again. No money is taken twice.',
  refused: {
    TOO_BUSY:
      'The portal is too busy, and nothing was done. What you typed is still here. Wait {seconds} seconds, then send it again.',
    TOO_MANY:
      'Too many requests came from this network at the same time, and nothing was done. What you typed is still here. Wait {seconds} seconds, then send it again.',
    BODY_TOO_LARGE:
      'What you typed is too long, and nothing was done. It is still here. Shorten it, then send it again.',
    TOO_SLOW:
      'What you sent arrived too slowly, and nothing was done. What you typed is still here. Check your connection, then send it again.',
  },
  required: 'required',
  footer: {
    heading: 'Contact and help',
    hotline: 'Hotline',
    address: 'Address',
    help: 'How to pay',
    accessibility: 'Accessibility',
    verify: 'Check a paper',
    find: 'Find a payment again',
  },
  notFound: {
    title: 'Page not found',
    body: 'The address may be mistyped, or the page has moved. Opening this page took no money from you.',
    next: 'You can look up a dossier on the home page, or find a payment you already made.',
  },
  problem: {
    title: 'The portal has a problem',
    body: 'The fault is ours. If you were paying, please do not pay a second time: the bank confirms the outcome, and you can find it again with your dossier code.',
    next: 'Please try again in a few minutes. If it still fails, call the hotline.',
    retry: 'Try again',
  },
}
