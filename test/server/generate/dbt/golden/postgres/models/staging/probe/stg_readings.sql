{{ config(materialized='view') }}

with

readings as (
    select * from {{ source('probe', 'readings') }}
),

final as (
    select
        cast(readings.a_string as text) as a_string,
        cast(readings.a_sized_string as varchar(40)) as a_sized_string,
        cast(readings.a_fixed_string as char(3)) as a_fixed_string,
        cast(readings.a_long_string as text) as a_long_string,
        cast(readings.a_uuid as uuid) as a_uuid,
        cast(readings.a_binary as bytea) as a_binary,
        cast(readings.a_date as date) as a_date,
        cast(readings.a_time as time) as a_time,
        cast(readings.a_zoned_time as timetz) as a_zoned_time,
        cast(readings.a_timestamp as timestamp) as a_timestamp,
        cast(readings.a_zoned_timestamp as timestamptz) as a_zoned_timestamp,
        cast(readings.an_ltz_timestamp as timestamptz) as an_ltz_timestamp,
        cast(readings.a_number as numeric) as a_number,
        cast(readings.a_single as real) as a_single,
        cast(readings.a_double as double precision) as a_double,
        cast(readings.a_decimal as numeric(14, 2)) as a_decimal,
        cast(readings.a_long_decimal as numeric(38, 20)) as a_long_decimal,
        cast(readings.a_wide_decimal as numeric(50, 10)) as a_wide_decimal,
        cast(readings.an_integer as bigint) as an_integer,
        cast(readings.an_i8 as smallint) as an_i8,
        cast(readings.an_i16 as smallint) as an_i16,
        cast(readings.an_i32 as integer) as an_i32,
        cast(readings.an_i64 as bigint) as an_i64,
        cast(readings.an_i128 as numeric(39, 0)) as an_i128,
        cast(readings.a_u8 as smallint) as a_u8,
        cast(readings.a_u16 as integer) as a_u16,
        cast(readings.a_u32 as bigint) as a_u32,
        cast(readings.a_u64 as numeric(20, 0)) as a_u64,
        cast(readings.a_u128 as numeric(39, 0)) as a_u128,
        cast(readings.a_boolean as boolean) as a_boolean,
        cast(readings.an_object as jsonb) as an_object,
        cast(readings.an_open_object as jsonb) as an_open_object,
        cast(readings.an_array as text[]) as an_array,
        cast(readings.an_array_of_objects as jsonb[]) as an_array_of_objects,
        cast(readings.an_open_array as jsonb) as an_open_array,
        cast(readings.a_map as jsonb) as a_map,
        cast(readings.a_vector as real[]) as a_vector,
        cast(readings.a_double_vector as double precision[]) as a_double_vector,
        cast(readings.a_small_vector as smallint[]) as a_small_vector,
        readings.a_bit_vector,
        readings.untyped
    from readings
)

select * from final
