import type { accessibility as vietnamese } from '../vi/accessibility.ts'

export const accessibility: typeof vietnamese = {
  title: 'Accessibility',
  lead: 'This portal is for everyone, also with a keyboard only, a screen reader, large text or an old phone.',
  can: {
    title: 'You can',
    list: [
      'do everything with the keyboard alone, and always see where you are;',
      'use a screen reader: every field has a name, every error is read out and leads to its field;',
      'enlarge text to 400% without scrolling sideways;',
      'pay with JavaScript switched off;',
      'choose a light or dark background, Vietnamese or English;',
      'have less motion: when your device asks for it, nothing on the page moves.',
    ],
  },
  standard: {
    title: 'Standard',
    body: 'The portal follows WCAG 2.2 level AA. Every page is checked automatically in both languages, both themes and two screen sizes before each release.',
  },
  limits: {
    title: 'Known limits',
    list: [
      'A bank’s OTP is valid for 2 minutes, by the bank’s rules. You can get a new one without entering the card again.',
      'The confirmation as PDF has structure tags for screen readers, but no one has certified it yet. The confirmation page on the web has the same content.',
    ],
  },
  contact: {
    title: 'In difficulty?',
    body: (hotline) => `Call ${hotline}. Staff can help you pay at the counter of the one-stop shop.`,
  },
}
