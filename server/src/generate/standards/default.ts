/** The texts of the profile `default`, by path from its folder on. */
export const defaultProfile: Readonly<Record<string, string>> = {
  'standards/global/contracts.md': `---
description: How contracts are written and changed.
phases: [shape-spec, write-contract, review, explain, fix]
---

# Contracts

- One contract for one thing that others rely on. It says who owns it, what a row is, how fresh it is, and how it may break.
- Every object says in its description what one row stands for: "One row for each customer and month". Every property says what it means, not what its name already says, and in which unit.
- Keys are marked: \`primaryKey\` with positions, and \`required\` on each of its properties. What is unique for another reason says \`unique\`.
- Types say what the value is, not how a system stored it. Money is an integer in the smallest unit, or a decimal with its scale; never a floating point number. The currency stands beside it.
- A property whose values are a closed list has them in a quality rule; whoever adds a value changes the contract first.
- Each property of a product says in \`transformSourceObjects\` what it is made of, and in \`transformLogic\` how, in words that a reader of the business can check.
- Each rule of quality guards against something that has happened or would be expensive. Completeness and uniqueness of keys, freshness, and the one number that the business compares with another system come first.
- Finance and anything that is reported to others: no tolerance on keys and sums, and a rule that compares with the source.
- Breaking is: a property or object goes, a type or unit changes, a rule gets weaker, a key gets wider, a value of a closed list gets another meaning. It takes a new major version and a date until which the old one stays.
- What nobody has answered stays open and is said so. An invented definition is worse than none.
`,
  'standards/global/modelling.md': `---
description: Layers, grain, history and what a model may read.
phases: [write-contract, scaffold-pipeline, implement-logic, explain, review, fix]
---

# Modelling

- A staging model reads one object of one source: it renames, casts and treats sensitive columns. No join, no filter, no business rule; where a source repeats rows, it keeps one for each key and says which.
- Business rules live in intermediate models. One model does one thing and has one grain; its name says what it does.
- A mart has exactly the properties of its contract, with their names, types and order. It never reads a source, and never another domain's staging or intermediate models.
- Every model has a grain that can be said in one sentence and a key that proves it. A join never changes the grain without saying so: aggregate before joining what there is many of.
- Facts hold what happened or was measured, with the keys of what it was about; dimensions hold what describes things. A number that depends on the reader's filter is not stored.
- Running twice gives the same rows. No \`current_date\`, \`now()\` or random value in a model: the day comes as a variable, so that last month can be made again.
- Late and corrected rows are normal. Say how far back a model looks and what becomes of older corrections.
- History is kept where somebody asks what was known then: as a snapshot of the source, with \`valid_from_at\` and \`valid_to_at\`, half-open, the last one open.
- Timestamps are UTC in all layers. A business day or month is made of them in one place, with the time zone of the business written there.
- Unknown is null, and null means unknown. No \`-1\`, \`N/A\` or \`1900-01-01\`. What was looked for and is not there is said by a column of its own.
- Amounts stay integers in the smallest unit until the mart. Convert currencies once, with the rate, its date and its source kept beside the result.
`,
  'standards/global/naming.md': `---
description: Names of models, tables and columns.
---

# Naming

Where the workspace has a naming policy, it decides; these are the reasons and what it leaves open.

- Snake case, whole words, English, one word for one thing everywhere. Abbreviations only if the policy lists them.
- \`stg_<object>\` for staging, \`int_<what it does>\` for intermediate, \`fct_<event or measure>\` and \`dim_<thing>\` for marts. The file is called as the model.
- The key of a thing is \`<thing>_id\` everywhere, also where the source calls it \`id\`. A foreign key has the name of the key that it refers to; with a role before it where there are two: \`billing_customer_id\`.
- A boolean is a statement: \`is_active\`, \`has_trial\`. Never negated: \`is_active\`, not \`is_not_deleted\`.
- A moment ends in \`_at\`, a day in \`_date\`, a month in \`_month\`. A length of time ends in its unit: \`tenure_months\`, \`duration_seconds\`.
- An amount says what it is of and, while it is not in the main unit, in which unit: \`mrr_amount_cents\`, in the mart \`mrr_amount\`. A count is \`<thing>_count\`, a share between 0 and 1 is \`<thing>_rate\`.
- What was hashed says so: \`email_hash\`.
- A common table expression is called after what its rows are, in the plural: \`customer_months\`, \`failed_charges\`. The one that imports a model has the name of the table without its prefix. The last one is \`final\`.
`,
  'standards/global/privacy.md': `---
description: Personal and other sensitive data.
---

# Security and privacy

- Sensitive columns are treated in staging, by the macro that the classification names, and nowhere else. What is to be dropped is not selected.
- Beyond staging there are only treated columns. A join on a person goes over the hash; equal values have equal hashes.
- Free text may hold anything. It stays out of marts unless the contract classifies it.
- A copy has the classification of what it was made of; an aggregate may have a lower one only if no group is smaller than the policy allows.
- No secret, host, account or real value in SQL, YAML, specifications or tests. Secrets come from the environment.
- Rights belong to roles, never to people. A mart names its readers in the contract.
- Retention is a rule like others: the contract says how long, and a job that can be tested deletes.
- Who asks to be forgotten is forgotten in raw data first; everything else is rebuilt from it.
`,
  'standards/global/testing.md': `---
description: What is tested, where, and how failures are answered.
phases: [write-contract, scaffold-pipeline, implement-logic, review, fix]
---

# Testing

- What a contract promises is tested by what is generated from it. Nobody writes these tests a second time by hand, and nobody edits them to pass.
- Every model has its key tested: not null and unique, together where it has several columns.
- Every join that may lose or multiply rows has a test that would notice: a relationship, or a count of the key before and after.
- Business rules are tested with sample rows: a normal one, one at each border, one with nulls, one that arrives late, two with the same key. Expected rows are worked out by hand, not by the query.
- Sums that the business knows from elsewhere are compared with it, with the tolerance that the contract names.
- A test that fails stops what depends on it. A warning that nobody answers within a week becomes an error or goes.
- A defect gets a row in the sample that shows it, before it is repaired.
- Samples hold no real person: values are made up and still look like the real thing.
`,
  'standards/python/style.md': `---
description: Python around pipelines.
---

# Python

- SQL transforms, Python starts it. No business rule in orchestration: a task calls one model, one test or one job.
- Type hints on every function, a docstring on every public one. Functions take what they need and give back what they made; no state in modules.
- Schedules, owners, retries and service levels come from the specifications, never from the code.
- A task can run twice, and for a day in the past: the day is a parameter, and what it writes replaces what it wrote.
- Errors are raised with what was being done and for which input; nobody catches \`Exception\` to go on.
- Time is aware and UTC. Money is \`Decimal\` or an integer.
- Records are read in pieces; nothing assumes that a table fits into memory.
- Logs name tables, counts and run ids; never values of rows.
`,
  'standards/sql/style.md': `---
description: How SQL looks.
---

# SQL style

- Keywords, functions, types and names in lower case. Constants of Jinja in upper case. Four blanks of indentation, no tabs.
- Common table expressions instead of nested queries: imports first, then one step each, \`final\` last, then \`select * from final\`. A blank line between them.
- Imports are \`select * from {{ ref(...) }}\` or \`{{ source(...) }}\` and nothing else. Everywhere else columns are named.
- One column in each line, the comma at its end. Explicit \`as\` for every alias; columns carry the name of the table expression that they are of.
- \`inner join\` and \`left join\` written out; no right join, no comma join, no \`using\`. Conditions on lines of their own, the new table on the left side: \`customers.customer_id = orders.customer_id\`.
- What filters before a left join stands in the condition, what filters after it in \`where\`.
- \`group by\` names its columns, as they are written in the select list. No numbers, no \`group by all\`.
- \`union all\`, unless duplicates are to go and the comment says why.
- \`cast(x as type)\`, also where the database has a shorter form. \`coalesce\`, not \`nvl\` or \`ifnull\`. \`!=\`, not \`<>\`.
- Ranges of time are half-open: \`>= start and < end\`. Never \`between\` with timestamps.
- One row of many: \`row_number()\` with an order that leaves no tie, then \`where row_rank = 1\`. No \`distinct\` that hides a join that multiplies.
- A comment says why, above what it is about. What is not known yet is a \`TODO(dataengos)\` with the open question.

\`\`\`sql
with

orders as (
    select * from {{ ref('stg_orders') }}
),

customers as (
    select * from {{ ref('stg_customers') }}
),

-- Test orders have no customer, and do not count.
customer_orders as (
    select
        orders.customer_id,
        count(orders.order_id) as order_count
    from orders
    where orders.customer_id is not null
    group by orders.customer_id
),

final as (
    select
        customers.customer_id,
        customers.country_code,
        cast(coalesce(customer_orders.order_count, 0) as bigint) as order_count
    from customers
    left join customer_orders
        on customer_orders.customer_id = customers.customer_id
)

select * from final
\`\`\`
`,
};
