import type { ScreenStates } from '@kit/ui-kit'
import { demoMe } from './common-answers.ts'

const notSignedIn = {
  status: 401,
  body: {
    refusals: [
      {
        code: 'http.not-signed-in',
        at: '',
        because: { zh: '您还没有登录。', en: 'You are not signed in.' },
        todo: { zh: '请登录。', en: 'Please sign in.' },
      },
    ],
  },
}
const title = (zh: string, en: string) => ({ zh, en })
const accounts = [
  {
    username: 'statistics',
    password: 'x',
    role: 'statistics',
    name: '统计员（演示）',
    title: title('导入、核对、提交数据', 'imports, checks, submits'),
  },
  {
    username: 'confirmer',
    password: 'x',
    role: 'confirmer',
    name: '数据确认人（演示）',
    title: title('确认并锁定', 'confirms and locks'),
  },
  {
    username: 'supervision',
    password: 'x',
    role: 'supervision',
    name: '督导室（演示）',
    title: title('评估、测算', 'assesses and plans'),
  },
]

export const shellStates: ScreenStates = {
  'sign-in': {
    at: '/sign-in',
    answers: {
      'GET /api/me': notSignedIn,
      'GET /api/access/setup': { body: { needed: false } },
      'GET /api/access/demo-accounts': { body: accounts },
    },
  },
  'sign-in-plain': {
    at: '/sign-in',
    answers: {
      'GET /api/me': notSignedIn,
      'GET /api/access/setup': { body: { needed: false } },
      'GET /api/access/demo-accounts': { body: [] },
    },
  },
  'set-up': {
    at: '/set-up',
    answers: { 'GET /api/me': notSignedIn, 'GET /api/access/setup': { body: { needed: true } } },
  },
  'set-up-done': {
    at: '/set-up',
    answers: { 'GET /api/me': notSignedIn, 'GET /api/access/setup': { body: { needed: false } } },
  },
  'signed-out': {
    at: '/indicators?stage=junior',
    answers: {
      'GET /api/me': notSignedIn,
      'GET /api/access/setup': { body: { needed: false } },
      'GET /api/access/demo-accounts': { body: accounts },
    },
  },
  'no-server': { at: '/overview', answers: { 'GET /api/me': 'offline' } },
  'no-permission': {
    at: '/overview',
    answers: { 'GET /api/me': { body: { ...demoMe, roles: ['school'], permissions: ['data.read'] } } },
  },
  'first-password': {
    at: '/overview',
    answers: { 'GET /api/me': { body: { ...demoMe, passwordDue: true } } },
  },
  'not-found': { at: '/nowhere', answers: {} },
}
