import type { Lang, Text } from '@kit/base'
import { type BackendModule, createInstance, type i18n } from 'i18next'
import { useCallback } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Messages } from './screen.ts'

const STORAGE_KEY = 'junheng.lang'

/** Chinese unless this person chose English before. */
export function rememberedLang(): Lang {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

export function rememberLang(lang: Lang): void {
  try {
    localStorage.setItem(STORAGE_KEY, lang)
  } catch {
    // A browser that forbids storage still shows the product; the choice lasts until the page is closed.
  }
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
}

/** A missing key is shown as the key, and a test forbids it. */
export function createI18n(modules: readonly Messages[], lang: Lang): i18n {
  const instance = createInstance()
  const zh = Object.fromEntries(modules.map(m => [m.namespace, m.zh]))
  const en = Object.fromEntries(
    modules.flatMap(m => (typeof m.en === 'function' ? [] : [[m.namespace, m.en]])),
  )
  void instance
    .use(initReactI18next)
    .use(laterTexts(modules))
    .init({
      lng: lang,
      fallbackLng: false,
      ns: modules.map(m => m.namespace),
      defaultNS: 'kit',
      resources: { zh, en },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      initAsync: false,
    })
  return instance
}

/** Fetches the texts a module did not put into the first load. */
function laterTexts(modules: readonly Messages[]): BackendModule {
  return {
    type: 'backend',
    init: () => {},
    read: (_lang, namespace, done) => {
      const texts = modules.find(m => m.namespace === namespace)?.en
      if (typeof texts !== 'function') return done(null, {})
      texts().then(
        loaded => done(null, loaded),
        error => done(error, null),
      )
    },
  }
}

export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** Texts of a namespace: `const w = useWords('measure')`, `w('overview.title')`. */
export function useWords(namespace: string): Words {
  const { t } = useTranslation(namespace)
  return useCallback((key, values) => t(key, values ?? {}), [t])
}

export function useLang(): Lang {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh'
}

/** Picks the language of a sentence that came from the server. */
export function useSay(): (text: Text) => string {
  const lang = useLang()
  return useCallback(text => text[lang], [lang])
}
