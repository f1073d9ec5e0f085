import type { CountyMoney } from '../../funding/schema.ts'

/** What people of one school may see: the county as it is, of the schools and payments only their own. */
export function ownMoney(money: CountyMoney, unit: string): CountyMoney {
  return {
    ...money,
    schools: money.schools.filter(school => school.unit === unit),
    advice: money.advice.filter(({ from, to }) => from === unit || to === unit),
  }
}
