import '@kit/ui-kit/base.css'
import { createApi } from '@kit/ui-kit'
import { createBrowserHistory } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { App } from './app.tsx'

// The content policy forbids making code from text; zod would probe for it.
z.config({ jitless: true })

const root = document.getElementById('root')
if (!root) throw new Error('defect: no place to draw')

// The gallery shows every screen in every named state; it is not part of the product's build.
if (import.meta.env.MODE !== 'production' && location.pathname.startsWith('/__states')) {
  const { openGallery } = await import('./gallery/gallery.tsx')
  openGallery(root)
} else {
  createRoot(root).render(<App api={createApi()} history={createBrowserHistory()} />)
}
void import('./fonts.ts')
