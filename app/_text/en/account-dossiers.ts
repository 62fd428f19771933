import type { ListState } from '#server/domains/dossiers/listing-contract.ts'
import type { accountDossiers as vietnamese } from '../vi/account-dossiers.ts'

const states: Record<ListState, string> = {
  OWING: 'To be paid',
  SETTLED: 'Nothing to pay',
  ALL: 'All',
}

export const accountDossiers: typeof vietnamese = {
  title: 'Dossiers of the account',
  days: { received: 'Received', due: 'Result due' },
  lookedUp: 'Found by its code',
  lookUp: 'Find a dossier by its code',
  filter: {
    label: 'Search the list',
    text: 'Code or procedure',
    hint: 'Accents are not needed',
    state: 'State',
    states,
    agency: 'Agency',
    everyAgency: 'Every agency',
    submit: 'Search',
    clear: 'Clear the search',
  },
  tickPage: (count) => `Choose all ${count} dossiers on this page`,
  untickPage: 'Choose none of this page',
  pages: { label: 'Pages of the list', next: 'Older dossiers', previous: 'Newer dossiers' },
  all: {
    every: (count, total) => `${count} dossiers to be paid, ${total} in total`,
    first: (count, total) => `The newest ${count} dossiers to be paid, ${total} in total`,
    rest: 'One payment takes 1,000 dossiers at most; the others can be paid next.',
    check: 'Without those that are being paid elsewhere. You see everything again before you pay.',
    payEvery: (count) => `Choose all ${count} dossiers`,
    payFirst: (count) => `Choose the first ${count} dossiers`,
  },
  changed: {
    title: 'The list has changed',
    body: 'Some dossiers have just been paid, are being paid elsewhere or owe another fee. You have not paid anything yet.',
    left: (count, total) =>
      `There are ${count} dossiers now, ${total} in total. Please look and choose again.`,
  },
  unverified: {
    title: 'So far only dossiers found by their codes',
    body: 'Once the bank has accepted your signed form, every dossier in your name appears by itself. Until then the list has only the dossiers that you found by their codes.',
    register: 'Register a bank account',
  },
  nothing: {
    own: {
      title: 'No dossiers yet',
      body: 'There is no dossier in your name yet. A new one appears here when an agency takes it in; find those of others by their codes.',
    },
    owing: {
      title: 'Nothing is left to pay',
      body: 'Everything has been paid, or nothing was owed.',
      next: 'See all dossiers',
    },
    found: {
      title: 'No dossier was found',
      body: 'No dossier has all the words and conditions. Use fewer words, or choose another state or agency.',
      next: 'Clear the search',
    },
  },
}
