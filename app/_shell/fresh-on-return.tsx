'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

/**
 * Back and forward ask the server again where things stand, as they do without script: a page out of the
 * browser's memory could show a fee as unpaid that has been paid since.
 */
export function FreshOnReturn() {
  const pathname = usePathname()
  const shown = useRef(pathname)

  useEffect(() => {
    shown.current = pathname
  }, [pathname])

  // Registered once, so that it stays before the router's own listener, which would draw from memory.
  useEffect(() => {
    const onPop = (event: PopStateEvent) => {
      if (location.pathname === shown.current) return
      event.stopImmediatePropagation()
      location.reload()
    }
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) location.reload()
    }
    addEventListener('popstate', onPop)
    addEventListener('pageshow', onShow)
    return () => {
      removeEventListener('popstate', onPop)
      removeEventListener('pageshow', onShow)
    }
  }, [])

  return null
}
