/** A small workspace that has everything a project is made of beside tables and tests, as texts by path. */
export const shopWorkspace: Readonly<Record<string, string>> = {
  'dataengos.json': '{}\n',
  'specs/governance/classification.yaml': `levels:
  - name: internal
  - name: confidential
classes:
  - name: PII
    level: confidential
    policy: hash
    macro: hash_pii
  - name: NAME
    level: confidential
    policy: mask
    macro: mask_pii
rules:
  - name: mail addresses
    class: PII
    match:
      name: "(^|_)email$"
  - name: names
    class: NAME
    match:
      name: "^customer_name$"
policies:
  hash:
    description: Equal values stay equal.
  mask:
    description: The first letter stays.
`,
  'specs/contracts/sources/shop/customers.odcs.yaml': `apiVersion: v3.2.0
kind: DataContract
id: customers
name: customers
version: 1.0.0
status: active
domain: sales
schema:
  - name: customers
    description: Who buys.
    properties:
      - name: customer_id
        physicalName: id
        logicalType: integer
        primaryKey: true
        required: true
      - name: customer_email
        logicalType: string
        logicalTypeOptions:
          format: email
        classification: confidential
      - name: customer_name
        logicalType: string
        classification: confidential
      - name: loaded_at
        logicalType: timestamp
        logicalTypeOptions:
          timezone: true
        required: true
slaProperties:
  - property: latency
    value: 100
    unit: y
    element: customers.loaded_at
`,
  'specs/contracts/sources/shop/orders.odcs.yaml': `apiVersion: v3.2.0
kind: DataContract
id: orders
name: orders
version: 1.0.0
status: active
domain: sales
schema:
  - name: orders
    description: What they buy.
    properties:
      - name: order_id
        logicalType: integer
        primaryKey: true
        required: true
      - name: customer_id
        logicalType: integer
        required: true
        relationships:
          - to: customers.odcs.yaml#schema/customers/properties/customer_id
      - name: order_amount
        logicalType: number
        physicalType: DECIMAL(12,2)
        logicalTypeOptions:
          minimum: 0
          maximum: 1000
        required: true
      - name: ordered_on
        logicalType: date
        required: true
`,
  'specs/contracts/data-products/sales/order_report.odcs.yaml': `apiVersion: v3.2.0
kind: DataContract
id: order_report
name: order_report
version: 1.0.0
status: active
domain: sales
team:
  name: sales-data
roles:
  - role: sales_reader
    access: read
schema:
  - name: dim_customers
    description: Customers without contact data.
    properties:
      - name: customer_id
        logicalType: integer
        primaryKey: true
        required: true
        transformSourceObjects: [stg_customers]
        transformLogic: customer_id
      - name: customer_name
        logicalType: string
        classification: confidential
        transformSourceObjects: [stg_customers]
        transformLogic: customer_name
  - name: fct_orders
    description: One row for each order.
    properties:
      - name: order_id
        logicalType: integer
        primaryKey: true
        required: true
        transformSourceObjects: [stg_orders]
        transformLogic: order_id
      - name: customer_id
        logicalType: integer
        required: true
        transformSourceObjects: [stg_orders]
        transformLogic: customer_id
        relationships:
          - to: dim_customers.customer_id
      - name: ordered_on
        logicalType: date
        required: true
        transformSourceObjects: [stg_orders]
        transformLogic: ordered_on
      - name: order_amount
        logicalType: number
        physicalType: DECIMAL(12,2)
        required: true
        transformSourceObjects: [stg_orders]
        transformLogic: order_amount
      - name: order_month
        semanticType: dimension
        logicalType: date
        transformLogic: date_trunc('month', ordered_on)
      - name: total_amount
        semanticType: measure
        logicalType: number
        description: What was sold.
        transformLogic: sum(order_amount)
      - name: order_count
        semanticType: measure
        logicalType: integer
        transformLogic: count(order_id)
`,
};
