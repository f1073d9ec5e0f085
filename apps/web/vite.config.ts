import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  plugins: [react()],
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // The content policy allows no data: fonts, and small files are cheap over HTTP.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
  },
  // The server lets state be changed only from its own origin, so the browser's Host has to reach it.
  server: { proxy: { '/api': { target: 'http://127.0.0.1:4810', changeOrigin: false } } },
})
