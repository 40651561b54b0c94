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
});

describeRule('valid-sla-values', {
  accepts: [
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
