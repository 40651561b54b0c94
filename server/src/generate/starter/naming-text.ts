/** Names that fit dbt and every common database. */
export const namingText = `{
  "version": "1.0",
  "layers": {
    "staging": { "prefix": "stg_", "materialization": "view", "example": "stg_customers" },
    "intermediate": { "prefix": "int_", "materialization": "ephemeral", "example": "int_order_totals" },
    "marts": { "prefix": "fct_|dim_", "materialization": "table", "example": "fct_orders" }
  },
  "column_rules": {
    "boolean": { "prefix": "is_|has_", "example": "is_active" },
    "timestamp": { "suffix": "_at", "timezone": "UTC", "example": "created_at" },
    "date": { "suffix": "_date|_month", "example": "order_date" }
  },
  "casing": {
    "tables": "snake_case",
    "columns": "snake_case",
    "sql_constants": "UPPER_CASE"
  },
  "max_length": 63,
  "reserved_words": ["user", "order", "group", "select", "table", "from", "where"]
}
`;
