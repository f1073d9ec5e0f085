import { useEffect } from 'react'

/** "/" puts the cursor into the search field of the page (`data-slash`), unless somebody is typing. */
export function useSlash(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      const field = document.querySelector<HTMLInputElement>(
        'main [data-slash], main [data-slash] input, [data-slash-frame] input',
      )
      if (!field) return
      event.preventDefault()
      field.focus()
      if (field instanceof HTMLInputElement) field.select()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
