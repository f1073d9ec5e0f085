import {
  type Api,
  ApiProvider,
  createI18n,
  rememberedLang,
  rememberLang,
  SignedOutError,
  THEME,
} from '@kit/ui-kit'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type RouterHistory, RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { Suspense, useState } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { MESSAGES } from './modules.ts'
import { createShellRouter } from './router.tsx'

/** The whole product: an address, a way to the server, nothing else. */
export function App({ api, history }: { api: Api; history: RouterHistory }) {
  const [parts] = useState(() => {
    const lang = rememberedLang()
    rememberLang(lang)
    return { i18n: createI18n(MESSAGES, lang), queries: createQueries(), router: createShellRouter(history) }
  })
  return (
    <I18nextProvider i18n={parts.i18n}>
      <Suspense>
        <Look>
          <ApiProvider api={api}>
            <QueryClientProvider client={parts.queries}>
              <RouterProvider router={parts.router} />
            </QueryClientProvider>
          </ApiProvider>
        </Look>
      </Suspense>
    </I18nextProvider>
  )
}

function Look({ children }: { children: React.ReactNode }) {
  const { i18n } = useTranslation()
  return (
    <ConfigProvider
      theme={THEME}
      locale={i18n.language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  )
}

/** A session that ended is noticed by whichever question comes first; the shell then asks who is signed in. */
function createQueries(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (error instanceof SignedOutError && query.queryKey[0] !== '/api/me') {
          void client.invalidateQueries({ queryKey: ['/api/me'] })
        }
      },
    }),
    defaultOptions: { queries: { retry: false, staleTime: 20_000, refetchOnWindowFocus: false } },
  })
  return client
}
