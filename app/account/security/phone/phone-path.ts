export const phonePath = '/account/security/phone'
