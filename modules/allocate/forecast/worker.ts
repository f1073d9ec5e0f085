import { assert } from '@kit/base'
import { type Forecast, type ForecastQuestion, forecastPupils } from '@kit/kernels/forecast'
import { workWith } from '../plan/work.ts'
import { backTest } from './back-test.ts'
import { checkForecast } from './check-forecast.ts'
import type { ForecastBody } from './schema.ts'

/** Places, then all of them as one, then what the method would have said in the past. */
export interface Found {
  readonly places: Forecast
  readonly whole: Forecast
  readonly backTest: ForecastBody['backTest']
}

export type Asked = Omit<ForecastQuestion, 'onProgress'>

await workWith<Asked, Found>((question, tell) => {
  const part = (from: number, size: number) => (share: number) => {
    tell(from + size * share)
    return true
  }
  const places = forecastPupils({ ...question, onProgress: part(0, 0.3) })
  const all = question.areas.map(() => 0)
  const whole = forecastPupils({ ...question, areas: all, onProgress: part(0.3, 0.3) })
  assert(places && whole, 'nobody told it to stop')
  checkForecast(question, places)
  return {
    places,
    whole,
    backTest: backTest(question.cohorts, question.ahead, question.share, part(0.6, 0.4)),
  }
})
