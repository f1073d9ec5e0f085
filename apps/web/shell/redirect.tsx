import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/** Leads elsewhere, once: the router's own component asks again at every render of its parent. */
export function Redirect({ to, search = {} }: { to: string; search?: Record<string, string> }) {
  const navigate = useNavigate()
  const gone = useRef(false)
  useEffect(() => {
    if (gone.current) return
    gone.current = true
    void navigate({ to, search, replace: true })
  }, [navigate, to, search])
  return null
}
