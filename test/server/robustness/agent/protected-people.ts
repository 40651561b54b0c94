/** A contract of people and a sample of them: phones, days, ids and amounts are as much of somebody as names are. */
export const PEOPLE = 'specs/contracts/sources/stripe/people.odcs.yaml';

export const peopleFiles: Readonly<Record<string, string>> = {
  [PEOPLE]: `apiVersion: v3.1.0
kind: datacontract
id: 0f6f3c55-3c0c-4f4b-8b1e-2d3c1b0a9f11
name: stripe_people
version: 1.0.0
status: active
domain: customer_success
tags: [source-aligned]
description:
  purpose: People who pay, such as the one born 1979-11-23 with the phone +55 11 98877-6655.
schema:
  - name: people
    description: One row for each person, such as 87123.450 a year for 51877034029.
    properties:
      - name: id
        logicalType: integer
        required: true
        primaryKey: true
      - name: phone
        logicalType: string
        classification: restricted
        examples: ["+55 11 98877-6655", '(21) 3344-7788']
      - name: birth_date
        logicalType: date
        classification: restricted
        examples: [1979-11-23, "1984-03-07"]
      - name: tax_id
        logicalType: integer
        classification: restricted
        examples: [39053344705, 98_765_432_100, 12345678901234567890]
      - name: salary
        logicalType: number
        physicalType: decimal(12, 2)
        classification: restricted
        examples: [187654.30, 5432.10, 93210.00, 950.00, 2.0512077e5]
      - name: seen_at
        logicalType: timestamp
        classification: restricted
        examples: ["2024-06-07T08:09:10Z"]
`,
  'specs/sample-data/stripe_people/people.csv': `id,phone,birth_date,tax_id,salary,seen_at
1,+55 11 97766-5544,1988-02-29,28714366012,204518.70,2025-02-03T04:05:06Z
2,(31) 99887-1122,1991-12-31,51877034029,87123.45,2025-03-04T05:06:07Z
3,5511966554433,2001-07-08,70518820311,310077.00,2025-04-05T06:07:08Z
`,
};

/** As they are written above, and as queries and programs would write them. */
export const peopleValues: readonly string[] = [
  ...['+55 11 98877-6655', '98877-6655', '(21) 3344-7788', '3344-7788'],
  ...['+55 11 97766-5544', '97766-5544', '(31) 99887-1122', '99887-1122', '5511966554433'],
  ...['1979-11-23', '1984-03-07', '1988-02-29', '1991-12-31', '2001-07-08'],
  ...['39053344705', '98_765_432_100', '98765432100', '12345678901234567890'],
  ...['28714366012', '51877034029', '70518820311'],
  ...['187654.3', '5432.1', '93210', '950.0', '2.0512077e5', '205120.77'],
  ...['204518.7', '87123.45', '310077', '601719.15', '310078', '620154'],
  ...['2024-06-07T08:09:10', '2025-02-03T04:05:06', '2025-02-03 04:05:06', '2025-04-05 06:07:08'],
];
