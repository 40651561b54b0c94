import { describeRule } from '../../check.ts';

describeRule('team-dates-in-order', {
  accepts: [
    `team:
  members:
    - { username: ana, role: owner, dateIn: '2025-01-01', dateOut: '2025-01-01' }
`,
    `team:
  members:
    - { username: ana, role: owner, dateOut: '2025-01-01' }
`,
    `team:
  members:
    - { username: ana, role: owner, dateIn: '\${IN}', dateOut: '2025-01-01' }
`,
  ],
  rejects: [
    `team:
  members:
    - { username: ana, role: owner, dateIn: 2025-01-02, dateOut: 2025-01-01 }
#                                                                ^^^^^^^^^^ info[team-dates-in-order]: \`dateOut\` (2025-01-01) lies before \`dateIn\` (2025-01-02).
`,
    `apiVersion: v3.0.2
kind: DataContract
id: orders
version: 1.0.0
status: active
team:
  - username: ana
    role: Owner
    dateIn: '2025-10-02'
    dateOut: '2025-09-30'
#            ^^^^^^^^^^^^ info[team-dates-in-order]: \`dateOut\` (2025-09-30) lies before \`dateIn\` (2025-10-02).
`,
    `team:
  members:
    - username: ana
      role: owner
      dateIn: '2026-10-02'
      dateOut: '2025-12-30'
#              ^^^^^^^^^^^^ info[team-dates-in-order]: \`dateOut\` (2025-12-30) lies before \`dateIn\` (2026-10-02).
    - username: bea
      dateIn: '2026-10-02'
      dateOut: '2024-12-30'
#              ^^^^^^^^^^^^ info[team-dates-in-order]: \`dateOut\` (2024-12-30) lies before \`dateIn\` (2026-10-02).
`,
  ],
});

describeRule('team-has-owner', {
  accepts: [
    `team:
  name: Order data
`,
    `team:
  members:
    - { username: ana, role: Data Product Owner }
`,
    `team:
  members:
    - { username: ana, role: "\${ROLE}" }
`,
  ],
  rejects: [
    `team:
#^^^ info[team-has-owner]: Nobody of the team has the role \`owner\`: say who decides about the data.
  members:
    - username: ana
`,
    `apiVersion: v3.0.2
kind: DataContract
id: orders
version: 1.0.0
status: active
team:
#^^^ info[team-has-owner]: Nobody of the team has the role \`owner\`: say who decides about the data.
  - username: ana
    role: data scientist
  - username: bea
    role: data steward
`,
    `team: { members: [{ username: ana, role: engineer }] }
#^^^ info[team-has-owner]: Nobody of the team has the role \`owner\`: say who decides about the data.
`,
  ],
});

describeRule('valid-prices', {
  accepts: [
    `price:
  priceAmount: 9.95
  priceCurrency: USD
  priceUnit: megabyte
`,
    `price:
  priceAmount: 0
`,
    `price:
  priceAmount: \${AMOUNT}
  priceCurrency: \${CURRENCY}
`,
  ],
  rejects: [
    `price:
  priceAmount: -3
#              ^^ info[valid-prices]: A price cannot be below zero; this is -3.
  priceCurrency: XXX
#                ^^^ info[valid-prices]: \`XXX\` is not a currency code of ISO 4217, such as \`EUR\`.
`,
    `price:
  priceAmount: 9.95
#              ^^^^ info[valid-prices]: 9.95 of which currency? Add \`priceCurrency\`, such as \`EUR\`.
`,
    `price:
  priceAmount: 1
  priceCurrency: usd
#                ^^^ info[valid-prices]: \`usd\` is written \`USD\` in ISO 4217.
`,
  ],
  fixes: [
    [
      `price:
  priceAmount: 1 # one
  priceCurrency: 'usd' # dollars
`,
      `price:
  priceAmount: 1 # one
  priceCurrency: 'USD' # dollars
`,
    ],
  ],
});

describeRule('unique-members', {
  accepts: [
    `team:
  members:
    - { username: ana, role: owner, dateIn: '2023-01-01', dateOut: '2024-01-01' }
    - { username: ana, role: owner, dateIn: '2024-01-01' }
    - { username: bea, role: steward }
    - { username: bea, role: engineer }
    - { username: "\${NEXT}" }
    - { username: "\${NEXT}" }
    - { username: eve, dateOut: "\${END}" }
    - { username: eve }
`,
    `team:
  members:
    - { username: ana, role: owner, dateIn: '2025-01-01' }
    - { username: ana, role: owner, dateOut: '2024-12-31' }
`,
  ],
  rejects: [
    `team:
  members:
    - username: ana
      role: owner
    - username: ana
#               ^^^ info[unique-members]: \`ana\` is in the team already at that time
`,
    `apiVersion: v3.0.2
kind: DataContract
id: orders
version: 1.0.0
status: active
team:
  - { username: ana, role: owner, dateIn: '2023-01-01', dateOut: '2024-01-01' }
  - { role: Owner, dateIn: '2023-12-01', username: ana }
#                                                  ^^^ info[unique-members]
`,
  ],
});
