/** A small contract without any finding. */
export const cleanContract = `apiVersion: v3.1.0
kind: DataContract
id: orders
name: orders
version: 1.0.0
status: active
schema:
  - name: orders
    physicalType: table
    properties:
      - name: order_id
        logicalType: string
        required: true
      - name: ordered_at
        logicalType: timestamp
`;

/** The same with one wrong logical type, which `allowed-values` reports on line 11. */
export const brokenContract = cleanContract.replace('logicalType: string', 'logicalType: strin');
