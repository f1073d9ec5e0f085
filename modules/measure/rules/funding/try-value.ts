import type { CountyMoney, MoneySums, MoneyWhatIf } from '../../funding/schema.ts'

/** Two reckonings of one county side by side: purposes, and the schools for which something changes. */
export function compareMoney(today: CountyMoney, tried: CountyMoney): MoneyWhatIf {
  const afterOf = new Map(tried.schools.map(school => [school.unit, school.after]))
  const purposeAfter = new Map(tried.purposes.map(purpose => [purpose.purpose, purpose.after]))
  return {
    today: sumsIn(today),
    tried: sumsIn(tried),
    purposes: today.purposes.map(({ purpose, title, after }) => {
      const then = purposeAfter.get(purpose) ?? 0
      return { purpose, title, today: after, tried: then, difference: then - after }
    }),
    schools: today.schools
      .map(({ unit, name, after }) => {
        const then = afterOf.get(unit) ?? 0
        return { unit, name, today: after, tried: then, difference: then - after }
      })
      .filter(({ difference }) => difference !== 0)
      .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.unit < b.unit ? -1 : 1)),
  }
}

function sumsIn({
  amount,
  movedIn,
  movedOut,
  after,
  paid,
  difference,
  open,
  unpaidUnknown,
}: MoneySums): MoneySums {
  return { amount, movedIn, movedOut, after, paid, difference, open, unpaidUnknown }
}
