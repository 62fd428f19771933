/**
 * What is another value once a holder's data were written again, it was verified or closed, or an account of it was approved or
 * ended, in SQL over `holder h`: whoever decides about it names the one that they looked at. Says nothing of the data.
 */
export const holderVersion = 'holder_version(h.id)'
