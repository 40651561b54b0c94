import { describeRule } from '../../check.ts';

describeRule('known-sla-names', {
  accepts: [
    `slaProperties:
  - property: Latency
    value: 4
    unit: h
  - property: LY
    value: 4
    unit: h
`,
    `slaProperties:
  - property: timeOfAvailability
    value: 09:00-08:00
`,
    `slaProperties:
  - property: \${LEVEL}
    value: 4
`,
  ],
  rejects: [
    `slaProperties:
  - property: freshness
#             ^^^^^^^^^ hint[known-sla-names]: The standard calls \`freshness\` \`latency\`.
    value: 4
    unit: h
`,
    `slaProperties:
  - property: retensions
#             ^^^^^^^^^^ hint[known-sla-names]: \`retensions\` is not a documented service-level property. Did you mean \`retention\`?
    value: 4
    unit: y
`,
    `slaProperties:
  - property: happiness
#             ^^^^^^^^^ hint[known-sla-names]: \`happiness\` is not a documented service-level property: tools may not know what it means. Documented: \`latency\`, \`frequency\`, \`retention\`, \`availability\`, \`timeOfAvailability\`, \`throughput\`, \`errorRate\`, \`generalAvailability\`, \`endOfSupport\`, \`endOfLife\`, \`timeToDetect\`, \`timeToNotify\`, \`timeToRepair\`.
    value: 4
`,
  ],
  fixes: [
    [
      `slaProperties:
  - property: "uptime" # in a month
    value: 99
`,
      `slaProperties:
  - property: "availability" # in a month
    value: 99
`,
    ],
  ],
});

describeRule('sla-values-have-units', {
  accepts: [
    `slaProperties:
  - { property: latency, value: 1, unit: d }
  - { property: latency, value: 1, unit: day }
  - { property: latency, value: 1, unit: Days }
  - { property: latency, value: 1, unit: h }
  - { property: latency, value: 1, unit: hours }
  - { property: latency, value: 1, unit: hrs }
  - { property: latency, value: 1, unit: min }
  - { property: latency, value: 1, unit: m }
  - { property: latency, value: 1, unit: s }
  - { property: latency, value: 1, unit: ms }
  - { property: latency, value: 1, unit: w }
  - { property: latency, value: 1, unit: weeks }
  - { property: latency, value: 1, unit: months }
  - { property: latency, value: 1, unit: mo }
  - { property: latency, value: 1, unit: y }
  - { property: latency, value: 1, unit: yr }
  - { property: latency, value: 1, unit: years }
  - { property: latency, value: 1, unit: quarters }
  - { property: latency, value: 1, unit: µs }
  - { property: latency, value: 1, unit: business days }
  - { property: latency, value: 1, unit: times per day }
  - { property: latency, value: 1, unit: PT1H }
  - { property: latency, value: 1, unit: "\${UNIT}" }
`,
    `slaProperties:
  - { property: frequency, value: 0 6 * * *, unit: cron }
  - { property: throughput, value: 4, unit: furlongs }
  - { property: availability, value: 700, unit: blocks }
  - { property: frequency, value: 1, unit: daily }
`,
    `slaProperties:
  - property: latency
    value: 4
    unit: h
`,
    `slaProperties:
  - property: latency
    value: PT4H
  - property: frequency
    value: daily
`,
    `slaProperties:
  - property: availability
    value: 99
  - property: retention
    value: \${YEARS}
`,
  ],
  rejects: [
    `slaProperties:
  - { property: latency, value: 4, unit: xyz }
#                                        ^^^ info[sla-values-have-units]: \`xyz\` is no unit of time that tools know; \`latency\` counts in \`d\`, \`h\`, \`m\`
  - { property: re, value: 3, unit: bananas }
#                                   ^^^^^^^ info[sla-values-have-units]: \`re\` counts in
  - { property: frequency, value: 3, unit: fortnights }
#                                          ^^^^^^^^^^ info[sla-values-have-units]: \`fortnights\` is no unit of time
  - { property: timeToRepair, value: 3, unit: percent }
#                                             ^^^^^^^ info[sla-values-have-units]: \`percent\` is no unit of time
  - { property: retention, value: 3, unit: yeras }
#                                          ^^^^^ info[sla-values-have-units]: Did you mean \`years\`?
`,
    `slaProperties:
  - property: RETENTION
    value: 3
#          ^ info[sla-values-have-units]: 3 what? \`RETENTION\` needs a \`unit\`, such as \`d\`, \`h\` or \`y\`.
`,
    `slaProperties:
  - property: fy
    value: "1"
#          ^^^ info[sla-values-have-units]: 1 what? \`fy\` needs a \`unit\`, such as \`d\`, \`h\` or \`y\`.
`,
    `slaProperties:
  - { property: latency, value: 0.5 }
#                               ^^^ info[sla-values-have-units]: 0.5 what? \`latency\` needs a \`unit\`, such as \`d\`, \`h\` or \`y\`.
`,
  ],
  fixes: [
    [
      `slaProperties:
  - { property: latency, value: 4, unit: huors } # or so
`,
      `slaProperties:
  - { property: latency, value: 4, unit: hours } # or so
`,
    ],
  ],
});

describeRule('valid-sla-values', {
  accepts: [
    `slaProperties:
  - { property: latency, value: PT4H }
  - { property: latency, value: 4h }
  - { property: latency, value: "< 4 hours" }
  - { property: latency, value: real-time }
  - { property: latency, value: T+1 }
  - { property: latency, value: next business day }
  - { property: latency, value: "\${LATENCY}" }
  - { property: latency, value: null }
`,
    `slaProperties:
  - { property: retention, value: -1, unit: y }
  - { property: retention, value: 0, unit: y }
  - { property: retention, value: indefinite, unit: y }
  - { property: retention, value: 7 years, unit: y }
  - { property: retention, value: "10", unit: y }
`,
    `slaProperties:
  - { property: frequency, value: on demand }
  - { property: errorRate, value: 500, unit: rows }
  - { property: errorRate, value: 0.1, unit: percent }
  - { property: errorRate, value: 300 }
  - { property: availability, value: high }
`,
    `slaProperties:
  - property: generalAvailability
    value: 2022-05-12T09:30:10-08:00
  - property: endOfSupport
    value: '2032-05-12'
  - property: endOfLife
    value: 2032-05-12T00:00Z
`,
    `slaProperties:
  - property: endOfSupport
    value: '2032-05-12'
    element: orders.a
  - property: endOfLife
    value: '2030-05-12'
    element: orders.b
schema:
  - name: orders
    properties:
      - name: a
      - name: b
`,
    `slaProperties:
  - property: availability
    value: 99.95%
  - property: av
    value: 700
    unit: h
  - property: ga
    value: \${START}
`,
  ],
  rejects: [
    `slaProperties:
  - { property: latency, value: soon, unit: h }
#                               ^^^^ warning[valid-sla-values]: \`latency\` takes a number, with its \`unit\` beside it, not \`soon\`.
  - { property: ly, value: true, unit: h }
#                          ^^^^ warning[valid-sla-values]: \`ly\` takes a number
  - { property: latency, value: -1, unit: h }
#                               ^^ warning[valid-sla-values]: \`latency\` cannot be below zero; this is -1.
  - { property: retention, value: -3, unit: y }
#                                 ^^ warning[valid-sla-values]: \`retention\` cannot be below zero
  - { property: frequency, value: -PT1H }
#                                 ^^^^^ warning[valid-sla-values]: \`frequency\` cannot be below zero
  - { property: timeToRepair, value: fast }
#                                    ^^^^ warning[valid-sla-values]: \`timeToRepair\` takes a number
  - { property: latency, value: 1, valueExt: -4, unit: h }
#                                            ^^ warning[valid-sla-values]: \`latency\` cannot be below zero
  - { property: errorRate, value: -1, unit: percent }
#                                 ^^ warning[valid-sla-values]: \`errorRate\` in percent goes from 0 to 100; this is -1.
  - { property: er, value: 120% }
#                          ^^^^ warning[valid-sla-values]: \`er\` in percent goes from 0 to 100; this is 120.
  - { property: throughput, value: -5, unit: rows }
#                                  ^^ warning[valid-sla-values]: \`throughput\` cannot be below zero
  - { property: availability, value: false }
#                                    ^^^^^ warning[valid-sla-values]: \`availability\` takes a number
`,
    `slaProperties:
  - property: ga
    value: next year
#          ^^^^^^^^^ warning[valid-sla-values]: \`ga\` takes a day or a time in ISO 8601, such as \`2026-12-31\`, not \`next year\`.
`,
    `slaProperties:
  - property: availability
    value: 100.1
#          ^^^^^ warning[valid-sla-values]: \`availability\` is a share of time in percent, from 0 to 100; this is 100.1.
  - property: AV
    value: -1%
#          ^^^ warning[valid-sla-values]: \`AV\` is a share of time in percent, from 0 to 100; this is -1.
    unit: percent
`,
    `slaProperties:
  - property: endOfLife
    value: '2030-05-12'
#          ^^^^^^^^^^^^ warning[valid-sla-values]: \`endOfLife\` (2030-05-12) lies before \`endOfSupport\` (2032-05-12).
  - property: endOfSupport
    value: '2032-05-12'
  - property: generalAvailability
    value: 2031-01-01T00:00:00Z
`,
    `slaProperties:
  - property: endOfLife
    value: '2030-02-30'
#          ^^^^^^^^^^^^ warning[valid-sla-values]: \`endOfLife\` takes a day or a time in ISO 8601, such as \`2026-12-31\`, not \`2030-02-30\`.
`,
  ],
});
